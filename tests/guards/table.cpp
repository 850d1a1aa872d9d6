// A table with one fault, chosen by FAULT. It must not compile; without a fault it must.
#include "zoom/schema.h"

#include <array>

namespace {

using namespace zoom;

constexpr std::array fields{
    Field{"name", "Name", Text{}, Need::Required, Level::Basic, "A text."},
    Field{FAULT == 1 ? "name" : "other", "Other", Text{}, Need::Optional, Level::Basic, "A text."},
    Field{"third", "Third", Text{}, Need::Optional, Level::Basic, "A text."},
    Field{"life", "Life", Lifetime{1, 2}, Need::Optional, Level::Basic, FAULT == 2 ? "" : "A duration."},
};
constexpr std::array slots{
    Slot{"n", FromField{FAULT == 3 ? "nmae" : "name"}},
    Slot{"o", FromField{"other"}},
    Slot{"t", FromField{FAULT == 4 ? "name" : "third"}},
    Slot{FAULT == 5 ? "n" : "p", FromField{"name", FAULT == 6 ? "ohter" : "other"}},
    Slot{"v", Constant{1}, FindingId::ClaimValue, FAULT == 7 ? "" : "Version"},
};
constexpr std::array together{Together{"name", FAULT == 8 ? "nobody" : "other"}};

} // namespace

constexpr Table table = checked({"kind", "Title", "ENV", "Key", "https://example.org/", fields, slots, together});
