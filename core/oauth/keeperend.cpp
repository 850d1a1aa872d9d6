#include "oauth/keeper.h"
#include "oauth/refusal.h"

namespace oauth {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;

void Keeper::revoke(Done done)
{
    if (!current_) return done(tl::unexpected(Error{ErrorCode::SignInNeeded, {}}));
    // Zoom ends the whole authorization by its access token; RFC 7009 promises that only for the refresh token.
    const auto refresh = std::make_shared<Secret>(current_->refresh.clone());
    revokeOne(current_->access, [self = shared_from_this(), refresh,
                                 done = std::move(done)](const Result<void>& ended) {
        const bool reached = ended || ended.error().code == ErrorCode::ServerRefused;
        if (!reached || refresh->isEmpty()) return done(ended);
        self->revokeOne(*refresh, [ended, done](const Result<void>& alsoEnded) { done(ended ? ended : alsoEnded); });
    });
}

void Keeper::revokeOne(const Secret& token, Done done)
{
    step_ = world_.client.send(
        revokeRequest(app_, clientSecret(), token), [done = std::move(done)](const Result<HttpAnswer>& answer) {
            if (!answer) return done(tl::unexpected(answer.error()));
            if (answer->status >= 200 && answer->status < 300) return done({});
            done(tl::unexpected(
                Error{ErrorCode::ServerRefused, describe(readRefusal(answer->status, answer->body.reveal()))}));
        });
}

void Keeper::forget(Done done)
{
    current_.reset();
    previous_ = {};
    if (app_.grant != Grant::AuthorizationCode) { // what is kept is somebody's sign-in
        done({});
        return tell();
    }
    const Secret* const secret = bundle_.find("secret");
    if (secret != nullptr && !secret->isEmpty()) return store(std::move(done));
    bundle_ = {};
    step_ =
        world_.secrets.remove(id_, [self = shared_from_this(), done = std::move(done)](const Result<void>& removed) {
            self->unsaved_.reset();
            done(removed);
            self->tell();
        });
}

} // namespace oauth
