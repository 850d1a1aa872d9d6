#include "widgets/printable.h"

#include "base/printable.h"
#include "text.h"

#include <algorithm>

namespace ui {

QString printable(const QString& text)
{
    const auto isPlain = [](QChar character) { return character >= u' ' && character <= u'~'; };
    if (std::all_of(text.begin(), text.end(), isPlain)) return text; // as nearly all are: ASCII that is seen
    return printable(std::string_view(utf8(text)));
}

QString printable(std::string_view utf8) { return text(base::printable(utf8)); }

} // namespace ui
