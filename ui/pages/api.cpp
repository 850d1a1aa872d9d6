#include "pages/api.h"

#include "credentials.h"
#include "pages/apianswer.h"
#include "pages/apirequest.h"
#include "text.h"
#include "widgets/clipboard.h"
#include "widgets/columns.h"
#include "widgets/printable.h"
#include "zoom/tables.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace ui {
namespace {

constexpr std::string_view usualApiBase = "https://api.zoom.us";

const zoom::Table& apiTable() { return *zoom::tableFor("api"); }

} // namespace

ApiPage::ApiPage(const Surroundings& surroundings, QWidget* parent)
    : Page("api", tr("API"), tr("Call Zoom's API as whoever signed in; every answer explained."), parent),
      surroundings_(surroundings),
      accounts_(surroundings.accounts),
      request_(new ApiRequestCard(surroundings.preferences)),
      answer_(new ApiAnswerCard(surroundings.clipboard, surroundings.clock)),
      second_(new QTimer(this))
{
    request_->foot()->addWidget(makeButtons());
    auto* const columns = new Columns(Columns::WhenNarrow::Merge);
    columns->addLeft(makeAccountCard());
    columns->addLeft(request_);
    columns->addRight(answer_, 1);
    setContent(columns);
    second_->setInterval(1'000);
    connect(second_, &QTimer::timeout, this, &ApiPage::follow);
    connect(request_, &ApiRequestCard::picked, this, [this] {
        want();
        follow();
    });
    connect(answer_, &ApiAnswerCard::turnPage, this, &ApiPage::turnPage);
    connect(answer_, &ApiAnswerCard::signIn, this, [this] { Q_EMIT signIn(true, wanted_); });
    connect(&accounts_, &Accounts::changed, this, &ApiPage::follow);
    connect(&accounts_, &Accounts::closing, this, [this] {
        breakOff(tr("The call was broken off, as its tokens were forgotten or its profile has changed."));
    });
    connect(&surroundings_.credentials, &Credentials::changed, this, &ApiPage::follow);
    connect(&surroundings_.credentials, &Credentials::locked, answer_, &ApiAnswerCard::forget);
    follow();
}

QWidget* ApiPage::makeAccountCard()
{
    auto* const card = new Card(tr("With whose token"));
    who_ = new QLabel;
    who_->setObjectName("api.who");
    who_->setTextFormat(Qt::PlainText);
    who_->setWordWrap(true);
    signIn_ = new QPushButton;
    signIn_->setObjectName("api.signIn");
    connect(signIn_, &QPushButton::clicked, this, [this] { Q_EMIT signIn(false, {}); });
    card->body()->addWidget(who_);
    card->body()->addWidget(signIn_, 0, Qt::AlignLeft);
    return card;
}

QWidget* ApiPage::makeButtons()
{
    send_ = new QPushButton(tr("Send"));
    send_->setObjectName("api.send");
    send_->setProperty("primary", true);
    connect(send_, &QPushButton::clicked, this, &ApiPage::send);
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->setObjectName("api.cancel");
    connect(cancel_, &QPushButton::clicked, this, [this] { breakOff(tr("You cancelled the call.")); });
    curl_ = new QPushButton(tr("Copy as cURL"));
    curl_->setObjectName("api.curl");
    curl_->setToolTip(tr("With $TOKEN in the token's place"));
    connect(curl_, &QPushButton::clicked, this, &ApiPage::copyAsCurl);
    auto* const place = new QWidget;
    auto* const row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    for (QPushButton* const one : {send_, cancel_, curl_}) row->addWidget(one);
    row->addStretch();
    return place;
}

void ApiPage::followAccount()
{
    const Accounts::State& state = accounts_.state();
    const vault::Profile* const profile = accounts_.current();
    const bool signedIn = state.known && state.status.signedIn;
    signIn_->setText(signedIn ? tr("Change…") : tr("Sign in…"));
    signIn_->setVisible(!request_->call().videoSdk);
    std::optional<std::vector<std::string>> granted;
    if (signedIn) granted = state.status.scopes;
    request_->setGranted(granted);
    if (request_->call().videoSdk) {
        const Credentials& credentials = surroundings_.credentials;
        const bool ready = !credentials.entry(apiTable()).credential.secret.isEmpty();
        const QString words = credentials.state(apiTable());
        who_->setText(ready ? tr("A Video SDK API token, signed here for this call alone.")
                      : words.isEmpty()
                          ? tr("This call wants a Video SDK API token: choose a profile of the kind Video "
                               "SDK REST API in the header, or type its key and secret on the Sign page.")
                          : words);
        return;
    }
    const QString name = profile == nullptr ? QString() : text(profile->name);
    if (profile == nullptr)
        who_->setText(tr("There is no app to sign in to yet."));
    else if (state.trouble)
        who_->setText(tr("Callsign %1.").arg(text(base::describe(*state.trouble))));
    else if (signedIn && !state.who.isEmpty())
        who_->setText(tr("%1, through %2.").arg(printable(state.who), name));
    else if (signedIn)
        who_->setText(tr("Whoever signed in to %1.").arg(name));
    else if (accounts_.way() == Way::Own)
        who_->setText(tr("%1 gets its own token when it is needed.").arg(name));
    else
        who_->setText(state.known ? tr("Nobody is signed in to %1.").arg(name) : tr("%1.").arg(name));
}

void ApiPage::follow()
{
    followAccount();
    const auto until = heldUntil_.find(account(request_->call()));
    const base::Time now = surroundings_.clock();
    const bool isHeld = until != heldUntil_.end() && until->second > now;
    if (isHeld && !second_->isActive()) second_->start();
    if (!isHeld) second_->stop();
    if (busy_) cancel_->show();
    const QWidget* const had = window()->focusWidget(); // the keyboard stays at its work
    if (busy_ && had == send_) cancel_->setFocus(Qt::OtherFocusReason);
    send_->setEnabled(!busy_ && !isHeld);
    if (!busy_ && had == cancel_) (isHeld ? static_cast<QWidget*>(curl_) : send_)->setFocus(Qt::OtherFocusReason);
    send_->setText(isHeld ? tr("Send (in %1)").arg(text(base::durationText(until->second - now))) : tr("Send"));
    cancel_->setVisible(busy_);
    answer_->allowTurning(canTurnPage());
}

oauth::ApiCall ApiPage::call() const
{
    const oauth::Call& chosen = request_->call();
    return {.method = std::string(chosen.method),
            .path = request_->path(),
            .body = request_->bodyText(),
            .scope = chosen.scope,
            .repeatable = chosen.repeatable};
}

std::string ApiPage::apiBase() const
{
    const bool videoSdk = request_->call().videoSdk;
    const Accounts::State& state = accounts_.state();
    if (!videoSdk && state.known && !state.status.apiBase.empty()) return state.status.apiBase;
    const vault::Profile* const profile = videoSdk ? surroundings_.credentials.chosen(apiTable()) : accounts_.current();
    return profile == nullptr || profile->apiBase.empty() ? std::string(usualApiBase) : profile->apiBase;
}

void ApiPage::copyAsCurl() { QGuiApplication::clipboard()->setText(text(oauth::asCurl(call(), apiBase()))); }

/// Whose limits such a call counts for: a Video SDK key's or a profile's.
std::string ApiPage::account(const oauth::Call& kind) const
{
    const vault::Profile* const profile = accounts_.current();
    if (kind.videoSdk) return "key " + surroundings_.credentials.entry(apiTable()).credential.key;
    return profile == nullptr ? std::string() : profile->id;
}

/// A Video SDK API call wants the secret to sign its token with.
void ApiPage::want()
{
    if (!isVisible()) return;
    surroundings_.credentials.want(request_->call().videoSdk ? &apiTable() : nullptr);
    const vault::Profile* const profile = accounts_.current();
    if (!request_->call().videoSdk && profile != nullptr) surroundings_.credentials.show(profile->id);
}

void ApiPage::focusToken() { answer_->focusAnswer(); }
void ApiPage::focusStart() { request_->focusCall(); }
void ApiPage::copyToken() { answer_->copyToken(); }

void ApiPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    want();
    if (!accounts_.state().known) accounts_.look();
}

void ApiPage::hideEvent(QHideEvent* event)
{
    surroundings_.credentials.want(nullptr);
    Page::hideEvent(event);
}

} // namespace ui
