#include "oauth/session.h"

#include "oauth/keeper.h"
#include "storage/later.h"

namespace oauth {
namespace {

using base::Result;
using base::Secret;

/// Somebody's question, which may be dropped while its job goes on.
template <typename T>
struct Question
{
    base::Answer<T> answer;

    void give(Result<T> result)
    {
        if (const auto taker = std::exchange(answer, nullptr)) taker(std::move(result));
    }
};

/// Puts a job in the queue and hands out its question. The job does not begin if nobody waits for it any more.
template <typename T, typename Job>
base::Request ask(const std::shared_ptr<Keeper>& keeper, base::Answer<T> answer, Job job)
{
    const auto question = std::make_shared<Question<T>>(Question<T>{std::move(answer)});
    // From the event loop: no question is answered before its call has returned.
    QTimer::singleShot(0, [keeper, question, job = std::move(job)]() mutable {
        keeper->enqueue([keeper, question, job = std::move(job)]() mutable {
            if (!question->answer) return keeper->endJob();
            job(question);
        });
    });
    return base::Request([question] { question->answer = nullptr; });
}

/// Ends the job and then answers, so that whoever is answered may ask again.
template <typename T>
void end(const std::shared_ptr<Keeper>& keeper, const std::shared_ptr<Question<T>>& question, Result<T> result)
{
    keeper->endJob();
    question->give(std::move(result));
}

base::Request fresh(const std::shared_ptr<Keeper>& keeper, Secret rejected, std::chrono::seconds least,
                    base::Answer<Access> answer)
{
    const auto bad = std::make_shared<Secret>(std::move(rejected));
    return ask<Access>(keeper, std::move(answer), [keeper, bad, least](const auto& question) {
        const auto finish = [keeper, question](const Result<void>& made) {
            end<Access>(keeper, question, made ? Result<Access>(keeper->access()) : tl::unexpected(made.error()));
        };
        const auto renew = [keeper, bad, least, finish] {
            keeper->open([keeper, bad, least, finish](const Result<void>& opened) {
                if (!opened) return finish(opened);
                keeper->makeFresh(bad->reveal(), least, finish);
            });
        };
        if (!keeper->isFresh(bad->reveal(), least)) return renew();
        if (keeper->isRecent()) return finish({});
        keeper->look([keeper, bad, least, finish, renew](const Result<void>&) { // unread, memory is as good as it was
            if (keeper->isFresh(bad->reveal(), least)) return finish({});
            renew();
        });
    });
}

} // namespace

Session::Session(const App& app, const std::string& profileId, const SessionWorld& world)
    : keeper_(std::make_shared<Keeper>(app, profileId, world))
{}

Session::~Session() { keeper_->changed = nullptr; }

base::Request Session::token(std::chrono::seconds least, base::Answer<Access> answer)
{
    return fresh(keeper_, {}, least, std::move(answer));
}

base::Request Session::renew(Secret rejected, base::Answer<Access> answer)
{
    return fresh(keeper_, std::move(rejected), std::chrono::seconds(0), std::move(answer));
}

base::Request Session::keep(Tokens tokens, base::Answer<void> answer)
{
    const auto given = std::make_shared<Tokens>(std::move(tokens));
    return ask<void>(keeper_, std::move(answer), [keeper = keeper_, given](const auto& question) {
        keeper->open([keeper, given, question](const Result<void>& opened) {
            if (!opened && !base::isKeychainTrouble(opened.error().code)) {
                keeper->hold(std::move(*given), opened.error());
                return end<void>(keeper, question, opened);
            }
            keeper->adopt(std::move(*given), {},
                          [keeper, question](const Result<void>& kept) { end<void>(keeper, question, kept); });
        });
    });
}

base::Request Session::retry(base::Answer<void> answer)
{
    return ask<void>(keeper_, std::move(answer), [keeper = keeper_](const auto& question) {
        const auto finish = [keeper, question](const Result<void>& done) { end<void>(keeper, question, done); };
        keeper->storeLate(finish);
    });
}

base::Request Session::status(base::Answer<TokenStatus> answer)
{
    return ask<TokenStatus>(keeper_, std::move(answer), [keeper = keeper_](const auto& question) {
        keeper->look([keeper, question](const Result<void>& read) {
            end<TokenStatus>(keeper, question,
                             read ? Result<TokenStatus>(keeper->status()) : tl::unexpected(read.error()));
        });
    });
}

base::Request Session::signOut(SignOut how, base::Answer<void> answer)
{
    return ask<void>(keeper_, std::move(answer), [keeper = keeper_, how](const auto& question) {
        const auto finish = [keeper, question](const Result<void>& done) { end<void>(keeper, question, done); };
        const auto forget = [keeper, finish](const Result<void>& revoked) {
            keeper->forget(
                [finish, revoked](const Result<void>& forgotten) { finish(forgotten ? revoked : forgotten); });
        };
        keeper->open([keeper, how, finish, forget](const Result<void>& opened) {
            if (!opened) return finish(opened);
            if (how == SignOut::Forget) return forget({});
            keeper->revoke([how, finish, forget](const Result<void>& revoked) {
                if (revoked || how == SignOut::Both) return forget(revoked);
                finish(revoked);
            });
        });
    });
}

std::optional<base::Error> Session::unsaved() const { return keeper_->unsaved(); }

bool Session::isAtRisk() const { return keeper_->isAtRisk(); }

void Session::onChange(std::function<void()> changed) { keeper_->changed = std::move(changed); }

} // namespace oauth
