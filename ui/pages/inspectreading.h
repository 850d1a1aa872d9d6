#pragma once

#include "zoom/diagnose.h"
#include "zoom/intake.h"

#include <vector>

namespace ui {

/// Everything that the Inspect page knows about the token that was pasted. Its cards show parts of it.
struct Reading
{
    zoom::Intake intake{};
    jwt::Decoded token{};
    zoom::TokenKind kind = zoom::TokenKind::Unknown;
    zoom::Context context{};
    std::vector<zoom::Finding> findings{};

    bool isEmpty() const { return token.text.empty(); }
    /// The claim table of its kind, or null.
    const zoom::Table* table() const { return zoom::tableFor(kind); }
};

} // namespace ui
