#include "oauth/answers.h"

#include "vault/profile.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace oauth {
namespace {

using base::Error;
using base::ErrorCode;
using nlohmann::json;

constexpr std::int64_t longestLife = 10LL * 366 * 24 * 3600; // seconds; what is beyond is a mistake

/// Reads members of one JSON object and keeps the first thing that is wrong. The object's texts are wiped at its end.
class Reader
{
public:
    explicit Reader(std::string_view text) : object_(json::parse(text, nullptr, false))
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
        const std::int64_t value = member->is_number_integer() ? member->get<std::int64_t>() : -1;
        if (value < 0 || value > longestLife) return complain(name, "is no number of seconds"), std::nullopt;
        return value;
    }
    void complain(std::string_view name, std::string_view what)
    {
        if (complaint_.empty()) complaint_ = std::string(name) + ' ' + std::string(what);
    }
    const std::string& complaint() const { return complaint_; }

private:
    const json* find(const char* name, bool needed)
    {
        const auto member = object_.is_object() ? object_.find(name) : object_.end();
        if (member != object_.end() && !member->is_null()) return &*member;
        if (needed) complain(name, "is missing");
        return nullptr;
    }

    json object_;
    std::string complaint_;
};

base::Secret secretOf(std::string text) { return base::Secret::take(text); }

/// A token stands in a header field, so it is visible ASCII (RFC 6749 appendix A.12).
bool isToken(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

bool isBearer(std::string type)
{
    std::transform(type.begin(), type.end(), type.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    return type == "bearer";
}

auto unusable(const Reader& reader) { return tl::unexpected(Error{ErrorCode::AnswerUnusable, reader.complaint()}); }

} // namespace

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
    tokens.refresh = secretOf(reader.text("refresh_token", false));
    const std::string type = reader.text("token_type", false);
    if (!type.empty() && !isBearer(type)) reader.complain("token_type", "is not bearer");
    if (!isToken(tokens.access.reveal())) reader.complain("access_token", "holds a character that no token has");
    if (!isToken(tokens.refresh.reveal())) reader.complain("refresh_token", "holds a character that no token has");
    if (const auto life = reader.seconds("expires_in", false)) tokens.expires = now + std::chrono::seconds(*life);
    tokens.scopes = wordsOf(reader.text("scope", false));
    tokens.apiUrl = reader.text("api_url", false);
    while (tokens.apiUrl.ends_with('/')) tokens.apiUrl.pop_back();
    if (!tokens.apiUrl.empty() && !vault::isSafeAddress(tokens.apiUrl))
        reader.complain("api_url", "is no https address");
    if (!reader.complaint().empty()) return unusable(reader);
    return tokens;
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
    codes.expires = now + std::chrono::seconds(reader.seconds("expires_in", true).value_or(0));
    if (const auto interval = reader.seconds("interval", false)) codes.interval = std::chrono::seconds(*interval);
    if (!reader.complaint().empty()) return unusable(reader);
    return codes;
}

} // namespace oauth
