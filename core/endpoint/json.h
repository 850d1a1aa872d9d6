#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace endpoint {

struct Json;
struct JsonMember;
using JsonList = std::vector<Json>;
/// Members in the order in which JavaScript keeps them: array indices first and ascending, then the others as they were
/// written. Each name is there once, with its last value.
using JsonObject = std::vector<JsonMember>;

/// A value as JavaScript's `JSON.parse` makes it (ECMA-262 section 25.5.1): every number is a double. Texts are UTF-8
/// in which half of a surrogate pair stands alone as three bytes (WTF-8), since a JavaScript text may hold one.
struct Json
{
    std::variant<std::nullptr_t, bool, double, std::string, JsonList, JsonObject> value;
};

struct JsonMember
{
    std::string name;
    Json value;
};

/// How deep lists and objects may stand in each other; whatever needs more is no request for a token.
inline constexpr std::size_t deepest = 128;

/// Reads one JSON text (RFC 8259), UTF-8 or WTF-8. Nothing when it is none, or is nested deeper than `deepest`.
std::optional<Json> parseJson(std::string_view text);

/// Appends the value as `JSON.stringify` writes it (ECMA-262 section 25.5.2): no blanks, numbers in their shortest
/// form, half of a surrogate pair escaped.
void appendJson(std::string& out, const Json& value);

/// The value of the member of that name, or null. The pointer is into `object`.
const Json* find(const JsonObject& object, std::string_view name);

} // namespace endpoint
