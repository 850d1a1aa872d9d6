#pragma once

#include <string>
#include <string_view>

namespace base {

/// Whether a character steers a terminal, or changes how the text around it is read without being seen: controls,
/// zero-width characters, marks that turn the reading direction. Joiners, which emoji and scripts are written with,
/// are none of them.
bool isUnseen(char32_t codePoint);

/// Whether a character looks like a blank and is another one: those of Unicode's category Zs, such as the no-break
/// space.
bool isOddBlank(char32_t codePoint);

/// `text` with odd blanks and unseen characters written out (`\u00a0`).
std::string withBlanksShown(std::string_view text);

/// `text` as a terminal or a page may show it, on one line: unseen characters and bytes that are not UTF-8 are written
/// out (`\n`, `\u001b`, `\xff`). The result is UTF-8.
std::string printable(std::string_view text);

} // namespace base
