#include "commands/tokenstate.h"

#include "commands/output.h"

namespace commands {
namespace {

jwt::Structure textList(const std::vector<std::string>& texts)
{
    std::vector<jwt::Value> values;
    for (const std::string& text : texts) values.emplace_back(text);
    return list(values);
}

jwt::Value timeOrNull(const std::optional<base::Time>& time)
{
    return time ? jwt::Value(base::epochSeconds(*time)) : jwt::Value(nullptr);
}

} // namespace

jwt::Claims stateMembers(const OpenApp& app, const oauth::TokenStatus& status)
{
    jwt::Claims members{
        {"profile", app.profile.name}, {"signInNeeded", app.session->needsSignIn()}, {"signedIn", status.signedIn}};
    if (!status.account.empty()) members.push_back({"account", status.account});
    if (!status.user.empty()) members.push_back({"user", status.user});
    if (!status.signedIn) return members;
    const std::vector<std::string> lacking = app.session->lacking(status.scopes);
    members.push_back({"scopes", textList(status.scopes)});
    members.push_back({"missingScopes", textList(lacking)});
    members.push_back({"apiBase", status.apiBase});
    members.push_back({"expiresAt", timeOrNull(status.expires)});
    const jwt::Value left =
        status.expires ? jwt::Value((*status.expires - base::systemClock()()).count()) : jwt::Value(nullptr);
    members.push_back({"secondsLeft", left});
    members.push_back({"refreshToken", object({{"kept", status.refreshable && !status.unsaved},
                                               {"expiresAt", timeOrNull(status.refreshExpires)}})});
    return members;
}

std::string lifeText(const oauth::TokenStatus& status)
{
    if (!status.expires) return "does not say how long it lives";
    const std::chrono::seconds left = *status.expires - base::systemClock()();
    const std::string text = base::durationText(left);
    return left.count() > 0 ? "lives for " + text : "expired " + text + " ago";
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

} // namespace commands
