#include "oauth/refusal.h"

#include "base/printable.h"
#include "base/utf8.h"
#include "oauth/depth.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace oauth {
namespace {

using nlohmann::json;

constexpr int tooMany = 429; // of HTTP, and of Zoom's codes

/// What helps, beside what the sentence says.
enum class Remedy {
    Told,   ///< nothing
    SignIn, ///< another sign-in, where somebody signs in
    Token,  ///< likewise; else what a token is got with is wrong
    App,    ///< what a token is got with is wrong, where nobody signs in
};

struct Meaning
{
    int code;
    std::string_view error; ///< used when there is no code
    std::string_view text;  ///< a part of the server's words that tells it from others of the same code; or empty
    std::string_view sentence;
    Remedy remedy = Remedy::Told;
};

std::string_view wordsOf(Remedy remedy, Holder holder)
{
    if (holder == Holder::User) return remedy == Remedy::Token || remedy == Remedy::SignIn ? signInAgain : "";
    if (remedy == Remedy::Told || remedy == Remedy::SignIn) return "";
    switch (holder) {
    case Holder::User: break;
    case Holder::App: return checkTheApp;
    case Holder::SdkKey: return "Check API key and API secret, and this machine's clock.";
    }
    return "";
}

// In the order in which they are tried. 47xx: developers.zoom.us, "OAuth error codes". 124 to 3001: "Error
// definitions" of the REST API. Words: RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5. What 4700 stands for in
// practice was seen in reports of Zoom's forum.
constexpr auto meanings = std::to_array<Meaning>({
    {0, "", "does not contain scopes", "The token lacks a scope, which the app has to get in Zoom's Marketplace first.",
     Remedy::SignIn},
    {4700, "", "edirect",
     "Zoom does not know this redirect URI. Register it for the app, in Redirect URL and in the allow list, exactly as "
     "it is sent; 127.0.0.1, not localhost."},
    {4700, "", "",
     "Zoom refused the request without saying which part. Compare client ID and redirect URI with the app in the "
     "Marketplace."},
    {4702, "", "",
     "Zoom does not know this client. Check client ID and client secret, and whether they are those of development or "
     "of production."},
    {4704, "", "",
     "Client ID and client secret do not belong together. Copy both again from the same page of the Marketplace."},
    {4705, "", "",
     "Zoom does not offer this way of signing in to the app. Check that its type and the kind of the profile fit."},
    {4706, "", "",
     "The request lacks client ID, client secret or grant type. Give the profile its secret, or mark it as a public "
     "client."},
    {4709, "", "", "The redirect URI differs from the one that the sign-in began with. Start it again."},
    {4711, "", "", "The app's scopes have changed since the token was given.", Remedy::Token},
    {4717, "", "", "The app is disabled. Switch it on in the Marketplace."},
    {4724, "", "", "The token in the request's header cannot be read.", Remedy::Token},
    {4732, "", "", "Zoom could not make a code. Try again in a while."},
    {4733, "", "", "The code has expired: it lives for five minutes. Start the sign-in again."},
    {4734, "", "", "The code is not valid, or was used before. Start the sign-in again."},
    {4735, "", "", "The user whose token this is does not exist any more. Sign in as another."},
    {4737, "", "", "Zoom finds no authorization behind this token: the user may have removed the app.", Remedy::Token},
    {4738, "", "", "An administrator has disabled the app for this account."},
    {4740, "", "", "The token is too old for Zoom to renew.", Remedy::Token},
    {4741, "", "", "The token was revoked. Signing in to the same app elsewhere does that to earlier tokens.",
     Remedy::Token},
    {124, "", "", "The access token is not valid or has expired.", Remedy::Token},
    {201, "", "", "The access token has expired.", Remedy::Token},
    {200, "", "", "Not allowed: the account's plan or the user's role does not have this feature."},
    {300, "", "",
     "A value in the request is not valid. Compare path, query and body with Zoom's description of the call."},
    {1001, "", "",
     "There is no such user in the account. With a Server-to-Server app use an e-mail address instead of me."},
    {1010, "", "", "The user belongs to another account."},
    {3000, "", "", "The meeting cannot be reached: it may be of another kind or account."},
    {3001, "", "", "There is no such meeting: it has ended, was deleted, or belongs to somebody else."},
    {tooMany, "", "", "Too many requests. Wait until the limit is lifted; Retry-After says when."},
    {0, "invalid_grant", "",
     "The code or the refresh token is not valid any more: it has expired, was used before or was revoked.",
     Remedy::Token},
    {0, "invalid_client", "",
     "The client is not known, or its secret is wrong. Check both, and whether the profile is of a public client."},
    {0, "unauthorized_client", "", "The app may not use this way of signing in. Switch it on in the Marketplace."},
    {0, "unsupported_grant_type", "", "The server does not offer this way of signing in."},
    {0, "invalid_scope", "", "The app does not have one of the scopes. Add it in the Marketplace."},
    {0, "invalid_request", "", "The server found the request incomplete or not valid.", Remedy::App},
    {0, "access_denied", "",
     "The app was not allowed: whoever signed in declined, or an administrator has to approve it first."},
    {0, "expired_token", "", "The codes have expired before anybody used them. Start again."},
    {0, "authorization_pending", "", "Nobody has used the code yet."},
    {0, "slow_down", "", "The server wants to be asked less often."},
    {0, "server_error", "", "The server failed. Try again in a while."},
    {0, "temporarily_unavailable", "", "The server is busy. Try again in a while."},
    {0, "login_required", "", "The server wants whoever signs in to log in first."},
    {0, "interaction_required", "", "The server has to ask whoever signs in something first."},
    {0, "consent_required", "", "The app has to be allowed first."},
});

std::string textOf(const json& object, const char* name)
{
    const auto member = object.find(name);
    return member != object.end() && member->is_string() ? member->get<std::string>() : std::string();
}

int numberOf(const json& object, const char* name)
{
    const auto member = object.find(name);
    if (member == object.end()) return 0;
    if (member->is_number_integer()) {
        const bool fits = member->is_number_unsigned() ? std::in_range<int>(member->get<std::uint64_t>())
                                                       : std::in_range<int>(member->get<std::int64_t>());
        return fits ? member->get<int>() : 0;
    }
    int number = 0;
    if (member->is_string()) {
        const auto& text = member->get_ref<const std::string&>();
        std::from_chars(text.data(), text.data() + text.size(), number);
    }
    return number;
}

bool fits(const Meaning& meaning, const Refusal& refusal)
{
    if (!meaning.text.empty() && refusal.text.find(meaning.text) == std::string::npos) return false;
    if (meaning.code != 0) return meaning.code == refusal.code;
    return meaning.error.empty() || meaning.error == refusal.error;
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.~+/=%").find(c) != std::string_view::npos;
}

/// Whether a run of such characters could be a code or a token rather than a word, a path or a number.
bool couldBeSecret(std::string_view run)
{
    constexpr std::size_t shortest = 16;
    const bool hasDigit = run.find_first_of("0123456789") != std::string_view::npos;
    constexpr std::size_t longestWord = 32;
    return run.size() >= longestWord || (run.size() >= shortest && hasDigit);
}

} // namespace

std::string masked(std::string_view text)
{
    constexpr std::size_t longest = 300;
    std::string out;
    while (!text.empty() && out.size() < longest) {
        const auto end = std::find_if_not(text.begin(), text.end(), isTokenCharacter);
        const std::string_view run = text.substr(0, static_cast<std::size_t>(end - text.begin()));
        out += couldBeSecret(run) ? "***" : run.substr(0, longest - out.size());
        text.remove_prefix(run.size());
        if (text.empty()) break;
        const std::size_t size = base::characterSize(text);
        const bool shown = size > 0 && !base::isUnseen(base::codePointOf(text.substr(0, size)));
        if (out.size() + size > longest) break;
        out += shown ? text.substr(0, size) : " ";
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return out;
}

Refusal readRefusal(int status, std::string_view body)
{
    Refusal refusal{.status = status};
    if (isTooDeep(body)) return refusal;
    const json object = json::parse(body, nullptr, false);
    if (!object.is_object()) return refusal;
    refusal.error = masked(textOf(object, "error"));
    refusal.code = numberOf(object, "code") != 0 ? numberOf(object, "code") : numberOf(object, "errorCode");
    for (const char* const name : {"reason", "error_description", "errorMessage", "message"})
        if (refusal.text.empty()) refusal.text = masked(textOf(object, name));
    return refusal;
}

std::string inBrackets(const Refusal& refusal)
{
    std::string label = refusal.error;
    if (refusal.code != 0) label = std::to_string(refusal.code);
    if (label.empty() && refusal.status != 0) label = "HTTP " + std::to_string(refusal.status);
    return '(' + label + (refusal.text.empty() ? "" : ": " + refusal.text) + ')';
}

bool isPassing(const Refusal& refusal)
{
    constexpr int firstFailure = 500;
    return refusal.status == tooMany || refusal.status >= firstFailure;
}

std::string describe(const Refusal& refusal, Holder holder)
{
    if (isPassing(refusal) && refusal.status != tooMany)
        return "The server failed. Try again in a while. " + inBrackets(refusal);
    if (isPassing(refusal) && refusal.code != tooMany)
        return "Too many requests. Try again in a while. " + inBrackets(refusal);
    const auto meaning =
        std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& m) { return fits(m, refusal); });
    std::string sentence = meaning != meanings.end() ? std::string(meaning->sentence) : std::string();
    const std::string_view remedy = meaning != meanings.end() ? wordsOf(meaning->remedy, holder) : "";
    if (!remedy.empty()) sentence.append(1, ' ').append(remedy);
    if (sentence.empty()) sentence = "The server refused.";
    return sentence + ' ' + inBrackets(refusal);
}

} // namespace oauth
