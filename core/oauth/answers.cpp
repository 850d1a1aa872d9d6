#include "oauth/answers.h"

#include "base/utf8.h"
#include "oauth/depth.h"
#include "vault/profile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace oauth {
namespace {

using base::Error;
using base::ErrorCode;
using nlohmann::json;

constexpr std::chrono::seconds shortestPause{1}; // between two questions whether a code was used
constexpr std::chrono::seconds longestPause{3600};
constexpr std::int64_t longestLife = 10LL * 366 * 24 * 3600; // seconds; what is beyond is a mistake

/// A number of seconds, also one that is written as a text or with a point; -1 for anything else.
std::int64_t secondsIn(const json& value)
{
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(longestLife)) return -1;
    if (value.is_number_integer()) return value.get<std::int64_t>();
    if (value.is_number_float()) {
        const auto seconds = value.get<double>();
        return seconds >= 0 && seconds <= static_cast<double>(longestLife) ? static_cast<std::int64_t>(seconds) : -1;
    }
    if (!value.is_string()) return -1;
    const auto& text = value.get_ref<const std::string&>();
    std::int64_t seconds = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    return error == std::errc{} && end == text.data() + text.size() ? seconds : -1;
}

/// Reads members of one JSON object and keeps the first thing that is wrong. The object's texts are wiped at its end.
class Reader
{
public:
    explicit Reader(std::string_view text) : object_(isTooDeep(text) ? json() : json::parse(text, nullptr, false))
    {
        if (!object_.is_object()) complaint_ = "it is no JSON object";
    }
    ~Reader()
    {
        if (!object_.is_object()) return;
        for (json& member : object_)
            if (member.is_string()) base::wipe(member.get_ref<std::string&>());
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    std::string text(const char* name, bool needed)
    {
        const json* const member = find(name, needed);
        if (member == nullptr) return {};
        if (!member->is_string()) return complain(name, "is no text"), std::string();
        auto text = member->get<std::string>();
        if (needed && text.empty()) complain(name, "is empty");
        return text;
    }
    std::optional<std::int64_t> seconds(const char* name, bool needed)
    {
        const json* const member = find(name, needed);
        if (member == nullptr) return std::nullopt;
        const std::int64_t value = secondsIn(*member);
        if (value < 0 || value > longestLife) return complain(name, "is no number of seconds"), std::nullopt;
        return value;
    }
    /// The member where it is of use; what is not is passed over without a complaint.
    std::string textIfAny(const char* name) const
    {
        const json* const member = memberNamed(name);
        return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
    }
    std::optional<std::int64_t> secondsIfAny(const char* name) const
    {
        const json* const member = memberNamed(name);
        const std::int64_t value = member == nullptr ? -1 : secondsIn(*member);
        return value < 0 || value > longestLife ? std::nullopt : std::optional(value);
    }
    /// Words of a text, or a list of texts.
    std::vector<std::string> wordsIfAny(const char* name) const
    {
        const json* const member = memberNamed(name);
        if (member == nullptr || !member->is_array()) return wordsOf(textIfAny(name));
        std::vector<std::string> words;
        for (const json& item : *member)
            if (item.is_string()) words.push_back(item.get<std::string>());
        return words;
    }
    void complain(std::string_view name, std::string_view what)
    {
        if (complaint_.empty()) complaint_ = std::string(name) + ' ' + std::string(what);
    }
    const std::string& complaint() const { return complaint_; }

private:
    const json* memberNamed(const char* name) const
    {
        const auto member = object_.is_object() ? object_.find(name) : object_.end();
        return member != object_.end() && !member->is_null() ? &*member : nullptr;
    }
    const json* find(const char* name, bool needed)
    {
        const json* const member = memberNamed(name);
        if (member == nullptr && needed) complain(name, "is missing");
        return member;
    }

    json object_;
    std::string complaint_;
};

base::Secret secretOf(std::string text) { return base::Secret::take(text); }

/// What is no type at all counts as none.
bool isBearer(std::string_view given)
{
    std::string type(base::trimmed(given));
    std::transform(type.begin(), type.end(), type.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    return type.empty() || type == "bearer";
}

/// Scheme and host of an address that secrets may travel to; empty for others. What Zoom names has no path, and the
/// paths of calls begin with theirs.
std::string originOf(const std::string& address)
{
    if (!vault::isSafeAddress(address)) return {};
    const std::size_t host = address.find("://") + 3;
    return address.substr(0, address.find_first_of("/?#", host));
}

auto unusable(const Reader& reader) { return tl::unexpected(Error{ErrorCode::AnswerUnusable, reader.complaint()}); }

} // namespace

bool isToken(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

Tokens Tokens::clone() const { return {access.clone(), refresh.clone(), expires, scopes, apiUrl}; }

std::vector<std::string> wordsOf(std::string_view text)
{
    constexpr std::string_view blanks = " ,\t\r\n";
    std::vector<std::string> words;
    for (std::size_t at = text.find_first_not_of(blanks); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(blanks, end);
    }
    return words;
}

base::Result<Tokens> readTokens(std::string_view json, base::Time now)
{
    Reader reader(json);
    Tokens tokens{.access = secretOf(reader.text("access_token", true))};
    tokens.refresh = secretOf(reader.textIfAny("refresh_token"));
    if (!isToken(tokens.refresh.reveal())) tokens.refresh = {};
    const std::string type = reader.textIfAny("token_type");
    if (!isBearer(type)) reader.complain("token_type", "is not bearer");
    if (!isToken(tokens.access.reveal())) reader.complain("access_token", "holds a character that no token has");
    if (const auto life = reader.secondsIfAny("expires_in")) tokens.expires = now + std::chrono::seconds(*life);
    tokens.scopes = reader.wordsIfAny("scope");
    tokens.apiUrl = originOf(reader.textIfAny("api_url"));
    if (!reader.complaint().empty()) return unusable(reader);
    return tokens;
}

base::Secret refreshTokenIn(std::string_view json)
{
    base::Secret token = secretOf(Reader(json).textIfAny("refresh_token"));
    return isToken(token.reveal()) ? std::move(token) : base::Secret();
}

base::Result<DeviceCodes> readDeviceCodes(std::string_view json, base::Time now)
{
    Reader reader(json);
    DeviceCodes codes;
    codes.deviceCode = secretOf(reader.text("device_code", true));
    codes.userCode = reader.text("user_code", true);
    codes.verificationUri = reader.text("verification_uri", true);
    codes.verificationUriComplete = reader.text("verification_uri_complete", false);
    for (const std::string* const uri : {&codes.verificationUri, &codes.verificationUriComplete})
        if (!uri->empty() && !vault::isSafeAddress(*uri)) reader.complain("verification_uri", "is no https address");
    const std::chrono::seconds life(reader.seconds("expires_in", true).value_or(0));
    codes.expires = now + life;
    if (const auto interval = reader.secondsIfAny("interval")) codes.interval = std::chrono::seconds(*interval);
    const std::chrono::seconds most = std::clamp(life, shortestPause, longestPause);
    codes.interval = std::clamp(codes.interval, shortestPause, most);
    if (!reader.complaint().empty()) return unusable(reader);
    return codes;
}

} // namespace oauth
