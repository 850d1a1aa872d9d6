// Sending a call of an ApiPage, and what becomes of it.
#include "credentials.h"
#include "jwt/hs256.h"
#include "oauth/retryafter.h"
#include "pages/api.h"
#include "pages/apianswer.h"
#include "pages/apirequest.h"
#include "text.h"
#include "zoom/draft.h"
#include "zoom/tables.h"

#include <QLabel>
#include <QPushButton>

namespace ui {
namespace {

/// What the token in such a call's answer is called; empty where there is none.
QString tokenName(const oauth::Call& kind)
{
    const bool holdsToken = kind.id.starts_with("zak.") || kind.id.starts_with("obf.") ||
                            kind.path.find("/jointoken/") != std::string_view::npos;
    return holdsToken ? text(kind.title) : QString();
}

} // namespace

void ApiPage::send()
{
    if (busy_ || !request_->check()) return;
    start({.call = call(), .kind = &request_->call(), .account = account(request_->call())});
}

void ApiPage::start(Sent what)
{
    wanted_.clear();
    sent_ = std::move(what);
    answer_->begin(text(sent_.call.method + ' ' + sent_.call.path));
    if (sent_.kind->videoSdk) return sendSigned();
    if (accounts_.current() == nullptr) return explain({base::ErrorCode::SignInNeeded, {}});
    busy_ = true;
    follow();
    // A token is taken out of the whole answer; every other answer may be long, and is shown as it comes.
    std::function<void(std::string_view)> pieces;
    if (tokenName(*sent_.kind).isEmpty()) pieces = [this](std::string_view piece) { answer_->take(piece); };
    step_ =
        oauth::Api(accounts_.machine().client, accounts_.session())
            .call(
                sent_.call, [this](const base::Result<oauth::ApiAnswer>& answer) { take(answer); }, std::move(pieces));
}

void ApiPage::sendSigned()
{
    const zoom::Table& table = *zoom::tableFor("api");
    const vault::Credential& credential = surroundings_.credentials.entry(table).credential;
    if (credential.secret.isEmpty()) return answer_->fail(who_->text(), false);
    const zoom::Draft draft = zoom::draft(table, {}, credential.key, {surroundings_.clock()});
    std::string token = jwt::sign(draft.claims, jwt::Key(credential.secret));
    const oauth::Access access{
        .token = base::Secret::take(token), .apiBase = apiBase(), .holder = oauth::Holder::SdkKey};
    busy_ = true;
    follow();
    step_ = oauth::callWith(
        accounts_.machine().client, access, sent_.call,
        [this](const base::Result<oauth::ApiAnswer>& answer) { take(answer); },
        [this](std::string_view piece) { answer_->take(piece); });
}

void ApiPage::take(const base::Result<oauth::ApiAnswer>& answer)
{
    busy_ = false;
    if (!answer) {
        explain(answer.error());
    } else {
        answer_->finish(*answer, tokenName(*sent_.kind));
        constexpr int unauthorized = 401;
        constexpr int tooMany = 429;
        if (answer->http.status == tooMany)
            heldUntil_[sent_.account] = oauth::retryAfter(answer->rate.retryAfter, surroundings_.clock());
        const bool expired = answer->http.status == unauthorized && !sent_.kind->videoSdk && !answer->renewed;
        if (expired || answer->explanation.find("lacks a scope") != std::string::npos) {
            wanted_ = sent_.kind->scope.granular;
            answer_->offerSignIn(accounts_.way() == Way::Own ? tr("Get another token") : tr("Sign in again"));
        }
    }
    follow();
}

void ApiPage::explain(const base::Error& error)
{
    const QString sentence = tr("Callsign %1.").arg(text(base::describe(error)));
    const bool local = error.code == base::ErrorCode::ScopeMissing || error.code == base::ErrorCode::SignInNeeded;
    answer_->fail(sentence, !local && !base::isKeychainTrouble(error.code));
    if (error.code == base::ErrorCode::ScopeMissing) {
        wanted_ = error.detail;
        answer_->offerSignIn(accounts_.way() == Way::Own ? tr("Get another token")
                                                         : tr("Sign in again with %1").arg(text(error.detail)));
    } else if (error.code == base::ErrorCode::SignInNeeded) {
        answer_->offerSignIn(tr("Sign in"));
    }
    follow();
}

void ApiPage::breakOff(const QString& why)
{
    if (!busy_) return;
    step_.cancel();
    busy_ = false;
    answer_->fail(why + ' ' + tr("The server may have done what it asked for all the same."));
    follow();
}

/// Whether the call that was answered is one that reads, and is still at hand with its account.
bool ApiPage::canTurnPage() const
{
    const bool isChosen = sent_.kind == &request_->call() && sent_.account == account(request_->call());
    return !busy_ && isChosen && sent_.call.method == "GET" && send_->isEnabled();
}

/// Repeats the call that was answered, whatever has been filled in since.
void ApiPage::turnPage()
{
    if (!canTurnPage()) return;
    Sent next = sent_;
    const std::string page = answer_->nextPage();
    next.call.path = oauth::withPage(sent_.call.path, page);
    if (oauth::withPage(request_->path(), page) == next.call.path) request_->setPage(page);
    start(std::move(next));
}

} // namespace ui
