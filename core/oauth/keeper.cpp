#include "oauth/keeper.h"

#include "jwt/decode.h"
#include "oauth/pkce.h"
#include "oauth/refusal.h"
#include "oauth/signin.h"
#include "oauth/tokenbundle.h"

#include <algorithm>

namespace oauth {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Secret;

constexpr std::string_view usualApiBase = "https://api.zoom.us";

/// Whether the server will never take this refresh token again, rather than not now.
bool isFinal(const Refusal& refusal)
{
    constexpr int tooMany = 429;
    constexpr int firstFailure = 500; // the server is in trouble, whatever it says of the token
    if (refusal.status == tooMany || refusal.status >= firstFailure) return false;
    constexpr std::array codes{4711, 4735, 4737, 4740, 4741};
    return refusal.error == "invalid_grant" || std::find(codes.begin(), codes.end(), refusal.code) != codes.end();
}

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

Keeper::Keeper(const App& app, std::string id, const SessionWorld& world)
    : app_(app), id_(std::move(id)), world_(world), pause_(world.retry)
{
    retry_.setSingleShot(true);
    QObject::connect(&retry_, &QTimer::timeout, &retry_, [this] {
        enqueue([self = shared_from_this()] {
            if (!self->unsaved_) return self->endJob();
            self->store([self](const Result<void>&) { self->endJob(); });
        });
    });
}

void Keeper::enqueue(std::function<void()> job)
{
    jobs_.push_back(std::move(job));
    if (std::exchange(busy_, true)) return;
    const auto first = std::move(jobs_.front());
    jobs_.pop_front();
    first();
}

void Keeper::endJob()
{
    step_.cancel(); // it is done, and holds this
    atRisk_ = false;
    if (!unsaved_) lock_.reset();
    busy_ = !jobs_.empty();
    if (!busy_) return;
    const auto next = std::move(jobs_.front());
    jobs_.pop_front();
    next();
}

void Keeper::open(Done done)
{
    if (lock_) return done({});
    step_ = storage::takeLock(world_.lockPath, world_.lockPatience,
                              [self = shared_from_this(), done = std::move(done)](Result<storage::Lock> lock) {
                                  if (!lock) return done(tl::unexpected(lock.error()));
                                  self->lock_ = *std::move(lock);
                                  self->readBundle([self, done](const Result<void>& read) {
                                      if (read) self->load();
                                      done(read);
                                  });
                              });
}

/// Reads the entry into `bundle_`.
void Keeper::readBundle(Done done)
{
    step_ = world_.secrets.read(id_, [self = shared_from_this(), done = std::move(done)](const Result<Secret>& entry) {
        if (!entry && entry.error().code != ErrorCode::SecretAbsent) return done(tl::unexpected(entry.error()));
        std::optional<vault::Bundle> bundle = vault::Bundle::parse(entry ? entry->reveal() : std::string_view());
        self->bundle_ = bundle ? std::move(*bundle) : vault::Bundle();
        done({});
    });
}

/// Another process may have changed the tokens, or forgotten them.
void Keeper::load()
{
    if (app_.grant != Grant::AuthorizationCode) return;
    previous_ = copyOf(bundle_, "previous-refresh");
    current_ = tokensOf(bundle_);
}

Secret Keeper::clientSecret() const { return copyOf(bundle_, "secret"); }

bool Keeper::isFresh(std::string_view rejected, std::chrono::seconds least) const
{
    if (!current_ || sameText(current_->access.reveal(), rejected)) return false;
    return !current_->expires || *current_->expires - world_.clock() >= least;
}

Access Keeper::access() const
{
    Access access{.token = current_->access.clone(), .apiBase = app_.apiBase};
    access.scopes = current_->scopes;
    access.expires = current_->expires;
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

void Keeper::makeFresh(std::string_view rejected, std::chrono::seconds least, Done done)
{
    if (isFresh(rejected, least)) return done({});
    if (app_.grant != Grant::AuthorizationCode) {
        step_ =
            world_.client.send(ownRequest(app_, clientSecret()),
                               [self = shared_from_this(), done = std::move(done)](const Result<HttpAnswer>& answer) {
                                   if (!answer) return done(tl::unexpected(answer.error()));
                                   self->takeOwn(*answer, done);
                               });
        return;
    }
    if (!current_ || current_->refresh.isEmpty()) return done(tl::unexpected(Error{ErrorCode::SignInNeeded, {}}));
    useRefresh(current_->refresh.clone(), !previous_.isEmpty(), std::move(done));
}

void Keeper::takeOwn(const HttpAnswer& answer, const Done& done)
{
    Result<Tokens> tokens = tokensIn(answer, world_.clock());
    if (!tokens) return done(tl::unexpected(tokens.error()));
    current_ = std::move(*tokens);
    done({});
    tell();
}

void Keeper::useRefresh(Secret refresh, bool mayFallBack, Done done)
{
    atRisk_ = true;
    HttpCall call = refreshRequest(app_, clientSecret(), refresh);
    const auto used = std::make_shared<Secret>(std::move(refresh));
    step_ = world_.client.send(std::move(call), [self = shared_from_this(), used, mayFallBack,
                                                 done = std::move(done)](const Result<HttpAnswer>& answer) {
        if (!answer) return done(tl::unexpected(answer.error()));
        self->takeAnswer(*answer, std::move(*used), mayFallBack, done);
    });
}

void Keeper::takeAnswer(const HttpAnswer& answer, Secret used, bool mayFallBack, Done done)
{
    Result<Tokens> tokens = tokensIn(answer, world_.clock());
    if (tokens) // a keychain that refuses does not make them worse: `unsaved` says so
        return adopt(std::move(*tokens), std::move(used), [done = std::move(done)](const Result<void>&) { done({}); });
    const bool refused = tokens.error().code == ErrorCode::ServerRefused;
    if (!refused || !isFinal(readRefusal(answer.status, answer.body.reveal())))
        return done(tl::unexpected(tokens.error()));
    if (mayFallBack) return useRefresh(previous_.clone(), false, std::move(done));
    forget([done = std::move(done), why = tokens.error().detail](const Result<void>&) {
        done(tl::unexpected(Error{ErrorCode::SignInNeeded, why}));
    });
}

void Keeper::adopt(Tokens tokens, Secret used, Done done)
{
    const bool renewed = !used.isEmpty();
    if (renewed && current_) { // what an answer to a refresh leaves out has not changed (RFC 6749 section 6)
        if (tokens.scopes.empty()) tokens.scopes = current_->scopes;
        if (tokens.apiUrl.empty()) tokens.apiUrl = current_->apiUrl;
    }
    if (renewed && tokens.refresh.isEmpty()) tokens.refresh = used.clone();
    previous_ = std::move(used);
    current_ = std::move(tokens);
    store(std::move(done));
}

void Keeper::store(Done done)
{
    atRisk_ = true;
    const auto settle = [self = shared_from_this(), done = std::move(done)](const Result<void>& kept) {
        if (kept) {
            self->unsaved_.reset();
            self->pause_ = self->world_.retry;
        } else {
            self->tryAgainLater(kept.error());
        }
        done(kept);
        self->tell();
    };
    readBundle([self = shared_from_this(), settle](const Result<void>& read) { // it holds more than tokens
        if (!read) return settle(read);
        put(self->bundle_, self->current_, self->previous_);
        self->step_ = self->world_.secrets.write(self->id_, self->bundle_.bytes(), settle);
    });
}

void Keeper::tryAgainLater(const Error& why)
{
    constexpr std::chrono::milliseconds longest{60'000};
    unsaved_ = why;
    retry_.start(pause_);
    pause_ = std::min(2 * pause_, longest);
}

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
            if (answer->status == 200) return done({});
            done(tl::unexpected(
                Error{ErrorCode::ServerRefused, describe(readRefusal(answer->status, answer->body.reveal()))}));
        });
}

void Keeper::forget(Done done)
{
    current_.reset();
    previous_ = {};
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

void Keeper::tell() const
{
    if (changed) changed();
}

} // namespace oauth
