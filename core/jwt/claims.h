#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace jwt {

/// A JSON number that is no whole 64-bit integer, as it was written: `1.5`, `1e-3`, `123456789012345678901`. (`1.0` and
/// `1e3` are whole, as in JavaScript.)
struct Number
{
    std::string text;
    bool operator==(const Number&) const = default;
};

/// A JSON object or array, as compact JSON text in its own order.
struct Structure
{
    std::string json;
    bool operator==(const Structure&) const = default;
};

/// One JSON value (RFC 8259 section 3). Whole numbers stay exact, larger ones keep their text.
using Value = std::variant<std::nullptr_t, bool, std::int64_t, Number, std::string, Structure>;

/// One member of a token's header or payload.
struct Claim
{
    std::string name;
    Value value;
    bool operator==(const Claim&) const = default;
};

/// Claims in the order in which they stand in the token. A damaged or hostile token may repeat a name.
using Claims = std::vector<Claim>;

/// The last claim of that name, which is the one that JavaScript's JSON.parse takes, or null. The pointer is into `claims`.
const Value* find(const Claims& claims, std::string_view name);

/// A value as people read it: a text without its quotes, everything else as JSON.
std::string plainText(const Value& value);

/// Appends `text` as a JSON string with the escapes that JavaScript's `JSON.stringify` writes (ECMA-262,
/// QuoteJSONString).
void appendJsonString(std::string& out, std::string_view text);
/// Appends one value as compact JSON.
void appendJson(std::string& out, const Value& value);
/// Appends `{"name":value,…}` in the claims' own order, without blanks.
void appendJson(std::string& out, const Claims& claims);
/// The claims as one compact JSON object.
std::string toJson(const Claims& claims);

} // namespace jwt
