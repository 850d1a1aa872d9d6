#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oauth {

/// Names and values, in order; a name may come twice.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// `text` with everything but letters, digits, `-`, `.`, `_`, `~` as `%XX` (RFC 3986 section 2).
std::string percentEncoded(std::string_view text);

/// `a=1&b=2` with both sides encoded, for a query or a form body.
std::string formText(const Pairs& pairs);

/// Reads a query or a form body; `+` is a blank, a broken `%` stands for itself.
Pairs readForm(std::string_view text);

/// The value of that name if it is there exactly once.
std::optional<std::string> onlyValue(const Pairs& pairs, std::string_view name);

/// `text` for the inside of an HTML element or a quoted attribute.
std::string htmlEscaped(std::string_view text);

} // namespace oauth
