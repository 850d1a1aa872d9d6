#include "endpoint/json.h"

#include "endpoint/number.h"
#include "endpoint/wtf8.h"
#include "jwt/claims.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>

namespace endpoint {
namespace {

constexpr std::string_view digits = "0123456789";

/// The number of an array index written as JavaScript writes it (ECMA-262 section 6.1.7): 0 to 2^32 - 2.
std::optional<std::uint32_t> arrayIndex(std::string_view name)
{
    if (name.empty() || name.size() > 10 || (name.front() == '0' && name.size() > 1)) return std::nullopt;
    std::uint32_t index = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
    const bool whole = error == std::errc{} && end == name.data() + name.size();
    return whole && index < std::numeric_limits<std::uint32_t>::max() ? std::optional(index) : std::nullopt;
}

/// Leaves the last value of each name, in the place of the first. Sorts, so that thousands of members cost no more than
/// they should.
void dropRepeated(JsonObject& object)
{
    std::vector<std::size_t> order(object.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto before = [&](std::size_t a, std::size_t b) {
        const int names = object[a].name.compare(object[b].name);
        return names != 0 ? names < 0 : a < b;
    };
    std::sort(order.begin(), order.end(), before);
    std::vector<bool> dropped(object.size());
    bool any = false;
    std::size_t first = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (object[order[i]].name != object[order[first]].name) {
            first = i;
            continue;
        }
        object[order[first]].value = std::move(object[order[i]].value);
        dropped[order[i]] = any = true;
    }
    if (!any) return;
    const JsonMember* const begin = object.data();
    const auto isDropped = [&](const JsonMember& member) { return dropped[static_cast<std::size_t>(&member - begin)]; };
    JsonObject kept;
    for (JsonMember& member : object)
        if (!isDropped(member)) kept.push_back(std::move(member));
    object = std::move(kept);
}

/// Whether the few members of a usual request have each a name of their own, which costs less to see than to sort.
bool isPlain(const JsonObject& object)
{
    constexpr std::size_t few = 16;
    if (object.size() > few) return false;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const auto isSame = [&](const JsonMember& other) { return other.name == member->name; };
        if (std::any_of(member + 1, object.end(), isSame)) return false;
    }
    return true;
}

/// Puts the members of an object into the order in which JavaScript keeps them.
void settle(JsonObject& object)
{
    if (!isPlain(object)) dropRepeated(object);
    const auto isIndex = [](const JsonMember& member) { return arrayIndex(member.name).has_value(); };
    if (std::none_of(object.begin(), object.end(), isIndex)) return;
    const auto rest = std::stable_partition(object.begin(), object.end(), isIndex);
    std::sort(object.begin(), rest,
              [](const JsonMember& a, const JsonMember& b) { return arrayIndex(a.name) < arrayIndex(b.name); });
}

/// Reads a JSON text from its start to its end.
class Reader
{
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    std::optional<Json> read()
    {
        Json value;
        if (!readValue(value, 0)) return std::nullopt;
        skipBlanks();
        if (!rest_.empty()) return std::nullopt;
        return value;
    }

private:
    void skipBlanks()
    {
        const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
        while (!rest_.empty() && isBlank(rest_.front())) rest_.remove_prefix(1);
    }

    bool take(char c)
    {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool takeAfterBlanks(char c)
    {
        skipBlanks();
        return take(c);
    }

    bool readValue(Json& to, std::size_t depth)
    {
        skipBlanks();
        if (rest_.empty()) return false;
        switch (rest_.front()) {
        case '"': return readText(to.value.emplace<std::string>());
        case '{': return depth < deepest && readObject(to.value.emplace<JsonObject>(), depth + 1);
        case '[': return depth < deepest && readList(to.value.emplace<JsonList>(), depth + 1);
        case 't': return readWord("true") && (to.value = true, true);
        case 'f': return readWord("false") && (to.value = false, true);
        case 'n': return readWord("null");
        default: return readNumber(to);
        }
    }

    bool readWord(std::string_view word)
    {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    bool readObject(JsonObject& to, std::size_t depth)
    {
        constexpr std::size_t usual = 8; // members of a request; what is nested has any number
        take('{');
        if (takeAfterBlanks('}')) return true;
        if (depth == 1) to.reserve(usual);
        do {
            skipBlanks();
            JsonMember& member = to.emplace_back();
            if (!readText(member.name) || !takeAfterBlanks(':') || !readValue(member.value, depth)) return false;
        } while (takeAfterBlanks(','));
        settle(to);
        return take('}');
    }

    bool readList(JsonList& to, std::size_t depth)
    {
        take('[');
        if (takeAfterBlanks(']')) return true;
        do {
            if (!readValue(to.emplace_back(), depth)) return false;
        } while (takeAfterBlanks(','));
        return take(']');
    }

    bool readText(std::string& to)
    {
        if (!take('"')) return false;
        while (true) {
            const auto isSpecial = [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; };
            const auto end = std::find_if(rest_.begin(), rest_.end(), isSpecial);
            to.append(rest_.begin(), end);
            rest_.remove_prefix(static_cast<std::size_t>(end - rest_.begin()));
            if (take('"')) return true;
            if (!take('\\') || rest_.empty()) return false;
            const char escape = rest_.front();
            rest_.remove_prefix(1);
            if (!readEscape(escape, to)) return false;
        }
    }

    bool readEscape(char escape, std::string& to)
    {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (const std::size_t i = letters.find(escape); i != std::string_view::npos) {
            to += meanings[i];
            return true;
        }
        constexpr std::size_t length = 4;
        std::uint16_t unit = 0;
        if (escape != 'u' || rest_.size() < length) return false;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + length, unit, 16);
        if (error != std::errc{} || end != rest_.data() + length) return false;
        rest_.remove_prefix(length);
        appendUnit(to, unit);
        return true;
    }

    bool dropDigits(std::size_t& i) const
    {
        const std::size_t end = std::min(rest_.find_first_not_of(digits, i), rest_.size());
        return end > std::exchange(i, end);
    }
    bool dropAny(std::size_t& i, std::string_view characters) const
    {
        if (i == rest_.size() || characters.find(rest_[i]) == std::string_view::npos) return false;
        return ++i, true;
    }

    bool readNumber(Json& to)
    {
        std::size_t end = 0;
        dropAny(end, "-");
        if (!dropAny(end, "0") && !dropDigits(end)) return false;
        if (dropAny(end, ".") && !dropDigits(end)) return false;
        if (dropAny(end, "eE")) {
            dropAny(end, "+-");
            if (!dropDigits(end)) return false;
        }
        to.value = toDouble(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return true;
    }

    std::string_view rest_;
};

void appendText(std::string& out, std::string_view text)
{
    std::size_t lone = surrogateAt(text);
    if (lone == std::string_view::npos) return jwt::appendJsonString(out, text);
    out += '"';
    std::string piece;
    while (true) {
        piece.clear();
        jwt::appendJsonString(piece, text.substr(0, lone));
        out.append(piece, 1, piece.size() - 2); // without its quotes
        if (lone == std::string_view::npos) break;
        constexpr std::string_view hex = "0123456789abcdef";
        const unsigned unit = surrogateOf(text.substr(lone));
        out += "\\u";
        for (const unsigned shift : {12U, 8U, 4U, 0U}) out += hex[unit >> shift & 0xfU];
        text.remove_prefix(lone + 3);
        lone = surrogateAt(text);
    }
    out += '"';
}

struct Writer
{
    std::string& out;

    void operator()(std::nullptr_t) const { out += "null"; }
    void operator()(bool value) const { out += value ? "true" : "false"; }
    void operator()(double value) const { out += numberText(value); }
    void operator()(const std::string& value) const { appendText(out, value); }
    void operator()(const JsonList& values) const
    {
        out += '[';
        for (const Json& value : values) {
            if (&value != &values.front()) out += ',';
            std::visit(*this, value.value);
        }
        out += ']';
    }
    void operator()(const JsonObject& members) const
    {
        out += '{';
        for (const JsonMember& member : members) {
            if (&member != &members.front()) out += ',';
            appendText(out, member.name);
            out += ':';
            std::visit(*this, member.value.value);
        }
        out += '}';
    }
};

} // namespace

std::optional<Json> parseJson(std::string_view text) { return Reader(text).read(); }

void appendJson(std::string& out, const Json& value) { std::visit(Writer{out}, value.value); }

const Json* find(const JsonObject& object, std::string_view name)
{
    const auto found =
        std::find_if(object.begin(), object.end(), [name](const JsonMember& member) { return member.name == name; });
    return found == object.end() ? nullptr : &found->value;
}

} // namespace endpoint
