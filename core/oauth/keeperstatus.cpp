#include "jwt/decode.h"
#include "oauth/keeper.h"

namespace oauth {
namespace {

using base::Secret;

constexpr std::string_view usualApiBase = "https://api.zoom.us";

/// When a refresh token ends, where it happens to be a JWT that says so. For display alone.
std::optional<base::Time> endOf(const Secret& token)
{
    const jwt::Decoded decoded = jwt::decode(token.reveal());
    const jwt::Value* const end = jwt::find(decoded.claims, "exp");
    const auto* const seconds = end == nullptr ? nullptr : std::get_if<std::int64_t>(end);
    return seconds == nullptr ? std::nullopt : std::optional(base::fromEpochSeconds(*seconds));
}

/// A text among a token's claims, where it happens to be a JWT; empty otherwise. For display alone.
std::string claimOf(const Secret& token, std::string_view name)
{
    const jwt::Decoded decoded = jwt::decode(token.reveal());
    const jwt::Value* const value = jwt::find(decoded.claims, name);
    const auto* const text = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return text == nullptr ? std::string() : *text;
}

} // namespace

Access Keeper::access() const
{
    Access access{.token = current_->access.clone(), .apiBase = app_.apiBase};
    access.scopes = current_->scopes;
    access.expires = current_->expires;
    access.holder = app_.grant == Grant::AuthorizationCode ? Holder::User : Holder::App;
    if (access.apiBase.empty()) access.apiBase = current_->apiUrl;
    if (access.apiBase.empty()) access.apiBase = usualApiBase;
    return access;
}

TokenStatus Keeper::status() const
{
    TokenStatus status{.signedIn = current_.has_value(), .unsaved = unsaved_};
    if (!current_) return status;
    status.refreshable = !current_->refresh.isEmpty();
    status.account = claimOf(current_->access, "aid");
    status.user = claimOf(current_->access, "uid");
    status.expires = current_->expires;
    status.refreshExpires = endOf(current_->refresh);
    status.scopes = current_->scopes;
    status.apiBase = access().apiBase;
    return status;
}

} // namespace oauth
