#pragma once

#include "zoom/intake.h"

#include <string>
#include <string_view>
#include <vector>

namespace zoom {

/// A pasted text in plain characters.
struct PastedText
{
    std::string text;
    std::vector<Wrapping> changed; ///< what was otherwise: `Utf16`, `Unseen`, `MailQuotes`, `LineBreaks`, `Ellipsis`
};

/// Undoes what shells, editors, mail and messengers do to text: UTF-16 becomes UTF-8, unseen characters go, typographic
/// quotes and spaces become plain ones, `>` before each line, backslashes before line breaks and `…` at the end go.
/// Bytes that are not UTF-8 stay.
PastedText plainCharacters(std::string_view pasted);

} // namespace zoom
