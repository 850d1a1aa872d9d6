#include "jwt/members.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace jwt {
namespace {

constexpr std::string_view digits = "0123456789";

/// Drops the digits at the start of `text`; whether there were any.
bool dropDigits(std::string_view& text)
{
    const std::size_t count = std::min(text.find_first_not_of(digits), text.size());
    text.remove_prefix(count);
    return count > 0;
}

bool dropAny(std::string_view& text, std::string_view characters)
{
    if (text.empty() || characters.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

/// Whether `text` is a number as JSON writes it (RFC 8259 section 6).
bool isNumber(std::string_view text)
{
    dropAny(text, "-");
    if (!dropAny(text, "0") && !dropDigits(text)) return false;
    if (dropAny(text, ".") && !dropDigits(text)) return false;
    if (dropAny(text, "eE")) {
        dropAny(text, "+-");
        if (!dropDigits(text)) return false;
    }
    return text.empty();
}

bool fitsDouble(std::string_view text)
{
    double number = 0;
    return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{};
}

/// A JSON text whose numbers all fit a double, since the library stops at others. Those are kept aside by their place
/// among the text's numbers; zeros of the same length stand in for them.
struct Tamed
{
    std::string json;
    std::map<std::size_t, std::string> aside;
};

Tamed tamed(const std::string& text)
{
    Tamed tamed{text, {}};
    std::size_t numbers = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString && c == '\\') ++i;
        if (c == '"') inString = !inString;
        if (inString || (c != '-' && digits.find(c) == std::string_view::npos)) continue;
        const std::size_t end = std::min(text.find_first_not_of("0123456789+-.eE", i), text.size());
        const std::string number = text.substr(i, end - i);
        if (number.size() > 4 && isNumber(number) && !fitsDouble(number)) { // the shortest of them is 1e309
            tamed.aside.emplace(numbers, number);
            tamed.json.replace(i, number.size(), "0." + std::string(number.size() - 2, '0'));
        }
        ++numbers;
        i = end - 1;
    }
    return tamed;
}

/// Collects the members of a JSON object in their order while the library parses. What is nested below a member is
/// written out again as compact text. A member counts once the next one, or the end, follows: the last value of a
/// text that was cut may itself be cut.
class MemberCollector
{
public:
    MemberCollector(Claims& members, const Tamed& text)
        : members_(members), text_(text), badAt_(std::min(text.json.find_first_not_of(" \t\r\n"), text.json.size()))
    {}

    std::size_t badAt() const { return badAt_; }

    bool null() { return value(nullptr); }
    bool boolean(bool v) { return value(v); }
    bool number_integer(std::int64_t v) { return ++numbers_, value(v); }
    bool number_unsigned(std::uint64_t v)
    {
        ++numbers_;
        if (std::in_range<std::int64_t>(v)) return value(static_cast<std::int64_t>(v));
        return value(Number{std::to_string(v)});
    }
    bool number_float(double number, const std::string& text)
    {
        const auto aside = text_.aside.find(numbers_++);
        if (depth_ == 1 && aside == text_.aside.end() && isWhole(number))
            return value(static_cast<std::int64_t>(number));
        Number written{aside == text_.aside.end() ? text : aside->second};
        // The library's lexer writes the decimal point of the process's locale into its copy.
        std::replace_if(written.text.begin(), written.text.end(), isForeign, '.');
        return value(std::move(written));
    }
    bool string(std::string& v) { return value(std::move(v)); }
    bool binary(std::vector<std::uint8_t>&) { return false; } // not in JSON

    bool start_object(std::size_t) { return open('{'); }
    bool end_object() { return close('}'); }
    bool start_array(std::size_t) { return depth_ > 0 && open('['); } // a claims set is an object
    bool end_array() { return close(']'); }
    bool key(std::string& name)
    {
        if (depth_ == 1) {
            keep();
            pending_ = Claim{std::move(name), nullptr};
            return true;
        }
        separate();
        appendJsonString(nested_, name);
        nested_ += ':';
        return true;
    }
    bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error)
    {
        // `position` counts the bytes read, the end of the text as one more. A token in the wrong place was read to
        // its end, any other fault to the byte at fault.
        const bool misplaced = std::string_view(error.what()).find("unexpected") != std::string_view::npos;
        const bool atEnd = position > text_.json.size();
        const std::size_t size = misplaced && !atEnd ? sizeOfLast(position, token) : 1;
        badAt_ = position - std::min(position, size);
        return false;
    }

private:
    static bool isForeign(char c) { return std::string_view("0123456789+-eE").find(c) == std::string_view::npos; }

    /// Whether JavaScript reads it as a whole number and nothing is lost (ECMA-262, Number.isSafeInteger).
    static bool isWhole(double number) { return std::abs(number) < 0x1p53 && std::trunc(number) == number; }

    /// Length of the JSON token that ends at `end`; `text` is it, if it is a string.
    std::size_t sizeOfLast(std::size_t end, const std::string& text) const
    {
        const std::string_view read = std::string_view(text_.json).substr(0, end);
        if (read.ends_with('"')) return text.size();
        for (const std::string_view kind : {"abcdefghijklmnopqrstuvwxyz", "0123456789+-.eE"})
            if (kind.find(read.back()) != std::string_view::npos)
                return end - (read.find_last_not_of(kind) + 1); // npos + 1 is 0
        return 1;
    }

    void keep()
    {
        if (pending_) members_.push_back(*std::exchange(pending_, std::nullopt));
    }
    bool value(Value v)
    {
        if (depth_ == 0) return false;
        if (depth_ == 1) {
            pending_->value = std::move(v);
            return true;
        }
        separate();
        appendJson(nested_, v);
        return true;
    }
    bool open(char bracket)
    {
        if (depth_++ == 0) return true;
        separate();
        nested_ += bracket;
        return true;
    }
    bool close(char bracket)
    {
        if (--depth_ == 0) {
            keep();
            return true;
        }
        nested_ += bracket;
        if (depth_ == 1) pending_->value = Structure{std::exchange(nested_, {})};
        return true;
    }
    /// A comma, unless the next thing is the first in its brackets or follows its own name.
    void separate()
    {
        if (nested_.empty()) return;
        const char last = nested_.back();
        if (last != '{' && last != '[' && last != ':') nested_ += ',';
    }

    Claims& members_;
    const Tamed& text_;
    std::optional<Claim> pending_;
    std::string nested_; // compact text of the structure that is open below a member
    std::size_t depth_ = 0;
    std::size_t numbers_ = 0; // seen so far
    std::size_t badAt_;       // a value that is no object is wrong from its start
};

} // namespace

Members readMembers(const std::string& json)
{
    Members members;
    const std::size_t nul = std::min(json.find('\0'), json.size()); // the library takes a NUL for the end of the text
    const Tamed text = tamed(json.substr(0, nul));
    MemberCollector collector(members.claims, text);
    const bool whole = nlohmann::json::sax_parse(text.json, &collector);
    if (json.starts_with("\ufeff")) // which the library skips, and RFC 8259 section 8.1 forbids
        members.badAt = 0;
    else if (!whole)
        members.badAt = collector.badAt();
    else if (nul < json.size())
        members.badAt = nul;
    return members;
}

} // namespace jwt
