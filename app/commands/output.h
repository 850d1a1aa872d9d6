#pragma once

#include "base/printable.h"
#include "jwt/claims.h"

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace commands {

/// Columns of a terminal that all human-readable output fits into.
inline constexpr std::size_t pageWidth = 80;

/// Writes to stdout, which carries the result alone. A failure stays on the stream: the program checks it once, at its
/// end.
void print(std::string_view text);
/// Writes one line to stderr: warnings, problems, hints.
void note(std::string_view sentence);
/// Whether a person sits at the other end of `stream`.
bool isTerminal(std::FILE* stream);

using base::printable;

/// `text` in lines of at most `width` columns, broken at blanks where there are any; each line but the first starts
/// with `indent` blanks, which do not count. `text` is `printable` and holds no line break.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);
/// `text` and blanks up to `width` columns.
std::string padded(std::string_view text, std::size_t width);
/// How many columns `text`, which is UTF-8, takes; wide characters count as one.
std::size_t columns(std::string_view text);

/// The members as a JSON object that can stand inside another.
jwt::Structure object(const jwt::Claims& members);
/// The values as a JSON list that can stand inside an object.
jwt::Structure list(const std::vector<jwt::Value>& values);
/// Prints the members as one line of JSON, with `"schema":1` before them.
void printJson(const jwt::Claims& members);

} // namespace commands
