#include "jwt/decode.h"

#include "base/base64url.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace jwt {
namespace {

/// Collects the members of a JSON object in their order while the library parses. What is nested below a member is
/// written out again as compact text. A member counts once the next one, or the end, follows: the last value of a
/// text that was cut may itself be cut.
class MemberCollector
{
public:
    explicit MemberCollector(Claims& members) : members_(members) {}

    bool null() { return value(nullptr); }
    bool boolean(bool v) { return value(v); }
    bool number_integer(std::int64_t v) { return value(v); }
    bool number_unsigned(std::uint64_t v)
    {
        if (std::in_range<std::int64_t>(v)) return value(static_cast<std::int64_t>(v));
        return value(Number{std::to_string(v)});
    }
    bool number_float(double, const std::string& text)
    {
        Number number{text};
        // The library's lexer writes the decimal point of the process's locale into its copy.
        std::replace_if(number.text.begin(), number.text.end(), isForeign, '.');
        return value(std::move(number));
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
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

private:
    static bool isForeign(char c) { return std::string_view("0123456789+-eE").find(c) == std::string_view::npos; }

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
    std::optional<Claim> pending_;
    std::string nested_; // compact text of the structure that is open below a member
    std::size_t depth_ = 0;
};

/// Members of the JSON object in `json`; false when the text stops being one (what came before stays).
bool readMembers(const std::string& json, Claims& members)
{
    MemberCollector collector(members);
    const std::size_t nul = std::min(json.find('\0'), json.size()); // the library takes a NUL for the end of the text
    const auto* const text = json.data();
    return nlohmann::json::sax_parse(text, text + nul, &collector) && nul == json.size();
}

std::vector<std::size_t> partStarts(std::string_view text)
{
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '.') starts.push_back(i + 1);
    return starts;
}

/// Decodes one part's base64url and notes what is wrong with it.
std::string decodePart(Decoded& token, Part part)
{
    const std::string_view text = token.partText(part);
    const auto index = static_cast<std::size_t>(part);
    const std::size_t start = index < token.parts.size() ? token.parts[index] : token.text.size();
    if (text.empty()) {
        token.damage.push_back({Flaw::Missing, part, start});
        return {};
    }
    const std::size_t used = text.find_last_not_of('=') + 1; // npos + 1 is 0: nothing but padding
    const base::Base64Url decoded = base::decodeBase64Url(text.substr(0, used));
    if (decoded.badAt) token.damage.push_back({Flaw::Alphabet, part, start + *decoded.badAt});
    if (used < text.size()) token.damage.push_back({Flaw::Padding, part, start + used});
    return decoded.bytes;
}

void decodeJsonPart(Decoded& token, Part part, std::string& json, Claims& members)
{
    json = decodePart(token, part);
    const auto index = static_cast<std::size_t>(part);
    const bool whole = readMembers(json, members);
    if (!whole && !token.isDamaged(part)) token.damage.push_back({Flaw::Json, part, token.parts[index]});
}

} // namespace

bool Decoded::isDamaged(Part part) const
{
    return std::any_of(damage.begin(), damage.end(), [part](const Damage& d) { return d.part == part; });
}

std::string_view Decoded::partText(Part part) const
{
    const auto index = static_cast<std::size_t>(part);
    if (index >= parts.size()) return {};
    const std::size_t start = parts[index];
    const std::size_t end = index + 1 < parts.size() ? parts[index + 1] - 1 : text.size();
    return std::string_view(text).substr(start, end - start);
}

std::string_view Decoded::signingInput() const
{
    return parts.size() < 2 ? std::string_view() : std::string_view(text).substr(0, parts.back() - 1);
}

Decoded decode(std::string_view text)
{
    Decoded token;
    token.text = text;
    token.parts = partStarts(text);
    if (token.parts.size() != 3) {
        const std::size_t wrongFrom = token.parts.size() > 3 ? token.parts[3] - 1 : text.size();
        token.damage.push_back({Flaw::PartCount, Part::Signature, wrongFrom});
    }
    decodeJsonPart(token, Part::Header, token.headerJson, token.header);
    decodeJsonPart(token, Part::Payload, token.payloadJson, token.claims);
    token.signature = decodePart(token, Part::Signature);
    std::stable_sort(token.damage.begin(), token.damage.end(),
                     [](const Damage& a, const Damage& b) { return a.offset < b.offset; });
    return token;
}

} // namespace jwt
