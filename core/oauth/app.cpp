#include "oauth/app.h"

#include <algorithm>

namespace oauth {
namespace {

std::string orElse(std::string text, std::string_view usual)
{
    if (text.empty()) text = usual;
    while (text.ends_with('/')) text.pop_back();
    return text;
}

bool isIdCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

} // namespace

App appOf(const vault::Profile& profile)
{
    App app{.clientId = profile.key,
            .publicClient = profile.publicClient,
            .redirectUri = profile.redirectUri.empty() ? std::string(usualRedirect) : profile.redirectUri,
            .accountId = profile.accountId};
    app.oauthBase = orElse(profile.oauthBase, app.oauthBase);
    app.apiBase = orElse(profile.apiBase, {});
    app.production = profile.environment == vault::Environment::Production;
    if (profile.kind == vault::Kind::S2S) app.grant = Grant::AccountCredentials;
    return app;
}

std::string doubtsOfClientId(std::string_view clientId)
{
    constexpr std::size_t usualLength = 22;
    if (clientId.empty()) return "There is no client ID: copy it from the app's credentials in Zoom's Marketplace.";
    if (!std::all_of(clientId.begin(), clientId.end(), isIdCharacter))
        return "The client ID holds a character that Zoom's never do: copy it again, without blanks around it.";
    if (clientId.size() > usualLength)
        return "The client ID is longer than Zoom's: make sure that it is not the client secret.";
    if (clientId.size() < usualLength) return "The client ID is shorter than Zoom's: part of it may be missing.";
    return {};
}

} // namespace oauth
