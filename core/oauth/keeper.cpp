#include "oauth/keeper.h"

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

/// Whether the server will never take this refresh token again, rather than not now.
bool isFinal(const Refusal& refusal)
{
    if (isPassing(refusal)) return false;
    constexpr std::array codes{4711, 4735, 4737, 4740, 4741};
    return refusal.error == "invalid_grant" || std::find(codes.begin(), codes.end(), refusal.code) != codes.end();
}

} // namespace

Keeper::Keeper(const App& app, std::string id, const SessionWorld& world)
    : app_(app), id_(std::move(id)), world_(world), pause_(world.retry)
{
    retry_.setSingleShot(true);
    QObject::connect(&retry_, &QTimer::timeout, &retry_, [this] {
        enqueue([self = shared_from_this()] { self->storeLate([self](const Result<void>&) { self->endJob(); }); });
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
    lock_.reset();
    if (!unsaved_) refreshing_.reset();
    busy_ = !jobs_.empty();
    if (!busy_) return;
    const auto next = std::move(jobs_.front());
    jobs_.pop_front();
    next();
}

void Keeper::open(Done done)
{
    step_ = storage::takeLock(world_.lockPath, world_.lockPatience,
                              [self = shared_from_this(), done = std::move(done)](Result<storage::Lock> lock) {
                                  if (!lock) return done(tl::unexpected(lock.error()));
                                  self->lock_ = *std::move(lock);
                                  self->look(done);
                              });
}

void Keeper::look(Done done)
{
    if (unsaved_) return done({});
    readBundle([self = shared_from_this(), done = std::move(done)](const Result<void>& read) {
        if (read) self->load();
        done(read);
    });
}

bool Keeper::isRecent() const
{
    constexpr std::chrono::seconds longest{3};
    if (unsaved_ || app_.grant != Grant::AuthorizationCode) return true;
    const auto age = world_.clock() - seen_;
    return age >= age.zero() && age < longest;
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
    const bool first = !kept_;
    const Secret before = current_ ? current_->access.clone() : Secret();
    previous_ = copyOf(bundle_, "previous-refresh");
    current_ = tokensOf(bundle_);
    noteKept();
    if (!first && !sameText(before.reveal(), kept_->reveal())) tell();
}

/// What is in memory is what is kept.
void Keeper::noteKept()
{
    seen_ = world_.clock();
    kept_ = current_ ? current_->access.clone() : Secret();
}

Secret Keeper::clientSecret() const { return copyOf(bundle_, "secret"); }

bool Keeper::isFresh(std::string_view rejected, std::chrono::seconds least) const
{
    if (!current_ || sameText(current_->access.reveal(), rejected)) return false;
    return !current_->expires || *current_->expires - world_.clock() >= least;
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
    if (!current_) return done(tl::unexpected(Error{ErrorCode::SignInNeeded, {}}));
    if (current_->refresh.isEmpty())
        return done(tl::unexpected(Error{ErrorCode::SignInNeeded, std::string(notRenewable)}));
    refresh(std::move(done));
}

/// What another process has refreshed and could not keep has ended the refresh token that is kept: it must not be sent.
void Keeper::refresh(Done done)
{
    if (refreshing_) return useRefresh(current_->refresh.clone(), !previous_.isEmpty(), std::move(done));
    // `lock_` keeps those out who refresh at the moment. A lock file whose maker was killed before it wrote whose it is
    // counts for two seconds: see `takeLock`.
    constexpr std::chrono::milliseconds patience{3'000};
    step_ = storage::takeLock(world_.lockPath + ".unsaved", patience,
                              [self = shared_from_this(), done = std::move(done)](Result<storage::Lock> lock) {
                                  const bool busy = !lock && lock.error().code == ErrorCode::FileBusy;
                                  if (busy) return done(tl::unexpected(Error{ErrorCode::TokensElsewhere, {}}));
                                  if (!lock) return done(tl::unexpected(lock.error()));
                                  self->refreshing_ = *std::move(lock);
                                  self->refresh(done);
                              });
}

void Keeper::takeOwn(const HttpAnswer& answer, const Done& done)
{
    Result<Tokens> tokens = tokensIn(answer, world_.clock(), Holder::App);
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
    if (Secret newer = refreshTokenIn(answer.body.reveal()); answer.status < 300 && !newer.isEmpty())
        return adoptRefresh(std::move(newer), std::move(used), tokens.error(), std::move(done));
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

/// Keeps the refresh token of an answer whose access token is of no use; `why` is what is told.
void Keeper::adoptRefresh(Secret newer, Secret used, const Error& why, Done done)
{
    Tokens tokens = current_->clone();
    tokens.refresh = std::move(newer);
    adopt(std::move(tokens), std::move(used),
          [why, done = std::move(done)](const Result<void>&) { done(tl::unexpected(why)); });
}

void Keeper::store(Done done)
{
    atRisk_ = true;
    const auto settle = [self = shared_from_this(), done = std::move(done)](const Result<void>& kept) {
        if (kept) {
            self->unsaved_.reset();
            self->noteKept();
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

void Keeper::storeLate(Done done)
{
    if (!unsaved_) return done({});
    const auto fail = [self = shared_from_this(), done](const Error& why) {
        self->tryAgainLater(why);
        done(tl::unexpected(why));
    };
    step_ = storage::takeLock(world_.lockPath, world_.lockPatience,
                              [self = shared_from_this(), done, fail](Result<storage::Lock> lock) {
                                  if (!lock) return fail(lock.error());
                                  self->lock_ = *std::move(lock);
                                  self->readBundle([self, done, fail](const Result<void>& read) {
                                      if (!read) return fail(read.error());
                                      const std::optional<Tokens> kept = tokensOf(self->bundle_);
                                      if (!kept || self->isOurs(*kept)) return self->store(done);
                                      self->unsaved_.reset();
                                      self->load();
                                      done({});
                                  });
                              });
}

/// Whether tokens that are kept are those in memory, or those that they came after.
bool Keeper::isOurs(const Tokens& kept) const
{
    if (!kept_ || sameText(kept.access.reveal(), kept_->reveal())) return true;
    return current_ && sameText(kept.access.reveal(), current_->access.reveal());
}

void Keeper::hold(Tokens tokens, const Error& why)
{
    previous_ = {};
    current_ = std::move(tokens);
    kept_.reset(); // whatever is in the store now came before
    tryAgainLater(why);
    tell();
}

void Keeper::tryAgainLater(const Error& why)
{
    constexpr std::chrono::milliseconds longest{60'000};
    unsaved_ = why;
    retry_.start(pause_);
    pause_ = std::min(2 * pause_, longest);
}

void Keeper::tell() const
{
    if (changed) changed();
}

} // namespace oauth
