#include "pages/signintokens.h"

#include "icons.h"
#include "text.h"
#include "theme.h"
#include "widgets/clipboard.h"
#include "widgets/printable.h"
#include "widgets/stateline.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

namespace ui {
namespace {

using oauth::SignOut;

QLabel* valueLabel(const char* name)
{
    auto* const label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// Whose tokens they are, by the ids in the access token.
QString idsOf(const oauth::TokenStatus& status)
{
    QStringList ids;
    if (!status.user.empty()) ids.append(SignInTokensCard::tr("user %1").arg(printable(status.user)));
    if (!status.account.empty()) ids.append(SignInTokensCard::tr("account %1").arg(printable(status.account)));
    return ids.isEmpty() ? SignInTokensCard::tr("Not asked yet") : ids.join(", ");
}

} // namespace

SignInTokensCard::SignInTokensCard(Accounts& accounts, SecretClipboard& clipboard, base::Clock clock, QWidget* parent)
    : Card(tr("3 · Tokens"), parent),
      accounts_(accounts),
      clipboard_(clipboard),
      clock_(std::move(clock)),
      empty_(valueLabel("signin.empty")),
      unsaved_(new StateLine("signin.unsaved")),
      retry_(new QPushButton(tr("Try the keychain again"))),
      second_(new QTimer(this))
{
    setRole(empty_, "muted");
    rows_ = makeRows();
    buttons_ = makeButtons(clipboard);
    retry_->setObjectName("signin.retry");
    connect(retry_, &QPushButton::clicked, this, &SignInTokensCard::retry);
    for (QWidget* const part : std::initializer_list<QWidget*>{empty_, rows_, unsaved_}) body()->addWidget(part);
    body()->addWidget(retry_, 0, Qt::AlignLeft);
    body()->addWidget(buttons_);
    second_->setInterval(1'000);
    connect(second_, &QTimer::timeout, this, &SignInTokensCard::countDown);
    connect(&accounts_, &Accounts::closing, this, [this] {
        step_.cancel();
        busy_ = false;
    });
    connect(&accounts_, &Accounts::changed, this, &SignInTokensCard::follow);
    follow();
}

QLabel* SignInTokensCard::addRow(QGridLayout* grid, const QString& label, const char* name)
{
    const int row = grid->rowCount();
    auto* const caption = new QLabel(label);
    caption->setProperty("role", "muted");
    grid->addWidget(caption, row, 0, Qt::AlignTop);
    QLabel* const value = valueLabel(name);
    grid->addWidget(value, row, 1);
    return value;
}

QWidget* SignInTokensCard::makeRows()
{
    auto* const place = new QWidget;
    auto* const grid = new QGridLayout(place);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    who_ = addRow(grid, tr("Account"), "signin.who");
    token_ = addRow(grid, tr("Access token"), "signin.token");
    token_->setFont(fixedFont());
    token_->setText(QString(16, QChar(0x2022)));
    token_->setAccessibleName(tr("Access token, hidden"));
    expiry_ = addRow(grid, tr("Lives"), "signin.expiry");
    renewal_ = addRow(grid, tr("Renewal"), "signin.renewal");
    apiBase_ = addRow(grid, tr("API"), "signin.apiBase");
    return place;
}

QWidget* SignInTokensCard::makeButtons(SecretClipboard& clipboard)
{
    const auto button = [](const QString& label, const char* name, const QString& tip) {
        auto* const made = new QPushButton(label);
        made->setObjectName(name);
        made->setToolTip(tip);
        return made;
    };
    copy_ = button(tr("Copy token"), "signin.copyToken", tr("Copy the access token (Ctrl+Shift+C)"));
    copy_->setIcon(icon("copy"));
    connect(copy_, &QPushButton::clicked, this, &SignInTokensCard::copyToken);
    refresh_ = button(tr("Renew now"), "signin.refresh", tr("Otherwise that happens by itself, before it expires"));
    connect(refresh_, &QPushButton::clicked, this, &SignInTokensCard::refresh);
    signOut_ = button(tr("Sign out"), "signin.signOut", {});
    signOut_->setProperty("menu", true);
    auto* const menu = new QMenu(signOut_);
    menu->addAction(tr("Revoke at Zoom and forget here"), this, [this] { signOut(SignOut::Both); });
    menu->addAction(tr("Forget here; the tokens live on at Zoom"), this, [this] { signOut(SignOut::Forget); });
    menu->addAction(tr("Revoke at Zoom; forget here if that works"), this, [this] { signOut(SignOut::Revoke); });
    signOut_->setMenu(menu);
    auto* const copied = valueLabel("signin.copied");
    copied->setProperty("role", "muted");
    copied->hide();
    connect(&clipboard, &SecretClipboard::secondsLeft, copied, [copied](int seconds) {
        copied->setText(tr("Copied. The clipboard is cleared in %1 s.").arg(seconds));
        copied->setVisible(seconds > 0);
    });
    auto* const place = new QWidget;
    auto* const column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    auto* const row = new QHBoxLayout;
    for (QPushButton* const one : {copy_, refresh_, signOut_}) row->addWidget(one);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(copied);
    return place;
}

void SignInTokensCard::follow()
{
    followProfile();
    const QWidget* const had = window()->focusWidget();
    const bool mine = had != nullptr && isAncestorOf(had);
    const Accounts::State& state = accounts_.state();
    const bool signedIn = state.known && state.status.signedIn;
    const bool own = accounts_.way() == Way::Own;
    empty_->setVisible(!signedIn);
    empty_->setText(own ? tr("No token yet. One is asked for when it is needed, and held in memory alone.")
                        : tr("No tokens yet. They go into the keychain, beside the app's secret, and nowhere else."));
    rows_->setVisible(signedIn);
    buttons_->setVisible(signedIn);
    unsaved_->say(signedIn && state.status.unsaved
                      ? tr("The tokens are in memory alone and are lost when the window closes: Callsign %1. It tries "
                           "again by itself.")
                            .arg(text(base::describe(*state.status.unsaved)))
                      : QString(),
                  "warning");
    retry_->setVisible(signedIn && state.status.unsaved.has_value());
    if (mine && !had->isVisibleTo(this)) Q_EMIT left();
    if (!signedIn) {
        second_->stop();
        return;
    }
    const vault::Profile* const profile = accounts_.current();
    if (own)
        who_->setText(profile != nullptr && !profile->accountId.empty() ? tr("Account %1").arg(text(profile->accountId))
                                                                        : tr("The app itself"));
    else
        who_->setText(state.who.isEmpty() ? idsOf(state.status) : printable(state.who));
    apiBase_->setText(text(state.status.apiBase));
    if (!second_->isActive()) second_->start();
    countDown();
}

/// What was asked for the tokens of another profile goes on there, and says nothing here.
void SignInTokensCard::followProfile()
{
    const vault::Profile* const profile = accounts_.current();
    const std::pair whose(profile == nullptr ? std::string() : profile->id, accounts_.way() == Way::Own);
    if (std::exchange(whose_, whose) == whose) return;
    step_.cancel();
    busy_ = false;
    Q_EMIT said({}, "muted");
}

void SignInTokensCard::countDown()
{
    const oauth::TokenStatus& status = accounts_.state().status;
    const base::Time now = clock_();
    if (!status.expires)
        expiry_->setText(tr("The server did not say how long."));
    else
        expiry_->setText(lifeText(std::min(now, *status.expires), *status.expires, now) + " · " +
                         tr("until %1").arg(localTime(*status.expires, now)));
    if (accounts_.way() == Way::Own)
        renewal_->setText(tr("Another one is asked for when it is needed."));
    else if (!status.refreshable)
        renewal_->setText(tr("None: the server gave no refresh token. Sign in again when it expires."));
    else if (status.refreshExpires)
        renewal_->setText(tr("By itself, until %1").arg(localTime(*status.refreshExpires, now)));
    else
        renewal_->setText(tr("By itself. Zoom's refresh tokens live about 90 days, which it does not promise."));
}

void SignInTokensCard::say(const base::Error& error)
{
    const bool signIn = error.code == base::ErrorCode::SignInNeeded;
    Q_EMIT said(tr("Callsign %1.").arg(text(base::describe(error))), signIn ? "warning" : "error");
}

void SignInTokensCard::copyToken()
{
    if (busy_ || !accounts_.state().status.signedIn) return;
    constexpr std::chrono::minutes least{5};
    busy_ = true;
    step_ = accounts_.session().token(least, [this](const base::Result<oauth::Access>& access) {
        busy_ = false;
        if (!access) return say(access.error());
        clipboard_.copy(text(access->token.reveal()));
    });
}

void SignInTokensCard::refresh()
{
    if (busy_) return;
    busy_ = true;
    Q_EMIT said(tr("Renewing the token…"), "muted");
    const std::optional<base::Time> before = accounts_.state().status.expires;
    step_ = accounts_.session().token(std::chrono::seconds(0), [this, before](base::Result<oauth::Access> access) {
        const auto finish = [this](const base::Result<oauth::Access>& renewed) {
            busy_ = false;
            if (!renewed) return say(renewed.error());
            accounts_.look();
            const bool kept = !accounts_.session().unsaved();
            Q_EMIT said(kept ? tr("Renewed.") : tr("Renewed, but the keychain did not take the new tokens."),
                        kept ? "good" : "warning");
        };
        if (!access || access->expires != before) return finish(access); // it had expired, and was renewed for that
        step_ = accounts_.session().renew(std::move(access->token), finish);
    });
}

void SignInTokensCard::signOut(SignOut how)
{
    if (busy_) return;
    busy_ = true;
    Q_EMIT said(tr("Signing out…"), "muted");
    step_ = accounts_.signOut(how, [this, how](const base::Result<void>& done) { takeSignedOut(how, done); });
    if (accounts_.way() == Way::Own && how == SignOut::Forget) takeSignedOut(how, {});
}

void SignInTokensCard::takeSignedOut(SignOut how, const base::Result<void>& done)
{
    busy_ = false;
    accounts_.look();
    if (!done) {
        const QString why = tr("Callsign %1.").arg(text(base::describe(done.error())));
        Q_EMIT said(how == SignOut::Both     ? tr("Forgotten here, but not ended at Zoom: %1").arg(why)
                    : how == SignOut::Revoke ? tr("Not ended at Zoom, and still kept here: %1").arg(why)
                                             : why,
                    "error");
        return;
    }
    Q_EMIT said(how == SignOut::Forget ? tr("Forgotten here. At Zoom the tokens live on until they expire.")
                                       : tr("Signed out: ended at Zoom and forgotten here."),
                "good");
}

void SignInTokensCard::retry()
{
    if (busy_) return;
    busy_ = true;
    step_ = accounts_.session().retry([this](const base::Result<void>& kept) {
        busy_ = false;
        if (!kept) return say(kept.error());
        accounts_.look();
    });
}

} // namespace ui
