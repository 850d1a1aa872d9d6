#include "pages/signin.h"

#include "credentials.h"
#include "idlewatch.h"
#include "pages/signinapp.h"
#include "pages/signinstep.h"
#include "pages/signintokens.h"
#include "text.h"
#include "widgets/columns.h"
#include "widgets/foldcard.h"
#include "widgets/ladder.h"
#include "widgets/printable.h"
#include "widgets/scopetable.h"
#include "widgets/stateline.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace ui {

using Phase = SignInFlow::Phase;

SignInPage::SignInPage(const Surroundings& surroundings, QWidget* parent)
    : Page("signin", tr("Sign in"), tr("Let an app act for somebody: Zoom's OAuth, from the browser to tokens."),
           parent),
      surroundings_(surroundings),
      accounts_(surroundings.accounts),
      flow_(surroundings.accounts, surroundings.credentials.book()),
      stack_(new QStackedWidget)
{
    stack_->addWidget(makeEmptyState());
    stack_->addWidget(makeStory());
    setContent(stack_);
    connect(&accounts_, &Accounts::changed, this, &SignInPage::follow);
    connect(&accounts_, &Accounts::legsChanged, this, &SignInPage::followLegs);
    connect(&flow_, &SignInFlow::changed, this, [this] {
        said_.clear();
        app_->setBusy(flow_.isBusy());
        followStatus();
    });
    connect(&flow_, &SignInFlow::ended, this, &SignInPage::wantsFront);
    connect(tokens_, &SignInTokensCard::said, this, &SignInPage::say);
    connect(tokens_, &SignInTokensCard::left, step_, &SignInStepCard::focusStart);
    connect(app_, &SignInAppCard::picked, this, [this](const std::string& id) {
        accounts_.choose(id);
        surroundings_.credentials.show(id);
        accounts_.look();
    });
    connect(&surroundings_.idle, &IdleWatch::input, this, [this] { // after all was forgotten
        const Accounts::State& state = accounts_.state();
        if (isVisible() && !state.known && !state.looking && !state.trouble) accounts_.look();
    });
    follow();
    followLegs();
}

QWidget* SignInPage::makeEmptyState()
{
    auto* const card = new Card(tr("Sign in needs an app of yours"));
    auto* const words = new QLabel(
        tr("<p>In Zoom's Marketplace, make a General app and copy its client ID and client secret from App "
           "Credentials. For a program that people install, switch “Use Public Client OAuth” on: that client "
           "ID needs no secret.</p>"
           "<p>As redirect URI register <code>http://127.0.0.1/callback</code>; Callsign listens there, on a port that "
           "is free.</p>"
           "<p>Server-to-Server apps work as well: they need an account ID, and nobody signs in.</p>"));
    words->setWordWrap(true);
    words->setProperty("role", "muted");
    card->body()->addWidget(words);
    add_ = new QPushButton(tr("Add a profile"));
    add_->setObjectName("signin.add");
    add_->setProperty("primary", true);
    connect(add_, &QPushButton::clicked, this, &SignInPage::addProfile);
    card->body()->addWidget(add_, 0, Qt::AlignLeft);
    card->body()->addStretch();
    return card;
}

QWidget* SignInPage::makeStory()
{
    auto* const story = new QWidget;
    auto* const column = new QVBoxLayout(story);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    auto* const strip = new QFrame;
    strip->setProperty("notice", true);
    auto* const stripRow = new QHBoxLayout(strip);
    stripRow->setContentsMargins(12, 10, 12, 10);
    status_ = new StateLine("signin.status");
    stripRow->addWidget(status_);
    auto* const place = new QHBoxLayout;
    place->setContentsMargins(0, 0, 4, 0); // as wide as the columns' cards
    place->addWidget(strip);
    column->addLayout(place);

    auto* const columns = new Columns(Columns::WhenNarrow::Merge);
    app_ = new SignInAppCard(accounts_);
    step_ = new SignInStepCard(accounts_, flow_, surroundings_.clock);
    tokens_ = new SignInTokensCard(accounts_, surroundings_.clipboard, surroundings_.clock);
    columns->addLeft(app_);
    columns->addRight(step_);
    columns->addRight(tokens_);
    columns->addRight(makeScopes());
    columns->addLeft(makeLadder());
    columns->addRight(new QWidget, 1);
    column->addWidget(columns, 1);
    return story;
}

QWidget* SignInPage::makeScopes()
{
    scopesCard_ = new FoldCard("signin.granted", tr("Scopes"));
    scopes_ = new ScopeTable;
    scopes_->setObjectName("signin.grantedTable");
    scopesCard_->inside()->addWidget(scopes_);
    return scopesCard_;
}

QWidget* SignInPage::makeLadder()
{
    ladderCard_ = new FoldCard("signin.ladder", tr("What was said"));
    ladder_ = new Ladder;
    ladder_->setObjectName("signin.legs");
    ladderCard_->inside()->addWidget(ladder_);
    auto* const copy = new QPushButton(tr("Copy as text"));
    copy->setObjectName("signin.legsCopy");
    copy->setToolTip(tr("For a report: there is no secret in it"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(Ladder::textOf(accounts_.legs())); });
    auto* const clear = new QPushButton(tr("Clear"));
    clear->setObjectName("signin.legsClear");
    clear->setAccessibleName(tr("Clear what was said"));
    connect(clear, &QPushButton::clicked, &accounts_, &Accounts::clearLegs);
    auto* const row = new QHBoxLayout;
    row->addWidget(copy);
    row->addWidget(clear);
    row->addStretch();
    ladderCard_->inside()->addLayout(row);
    return ladderCard_;
}

void SignInPage::follow()
{
    stack_->setCurrentIndex(accounts_.current() == nullptr ? 0 : 1);
    const Accounts::State& state = accounts_.state();
    const bool signedIn = state.known && state.status.signedIn;
    step_->setSignedIn(signedIn);
    step_->setPrevented(app_->isPrevented());
    if (!state.known) asked_ = false;
    constexpr std::chrono::minutes least{5};
    const bool lives = signedIn && (!state.status.expires || *state.status.expires - surroundings_.clock() > least);
    if (isVisible() && lives && state.who.isEmpty() && accounts_.way() != Way::Own && !asked_) {
        asked_ = true;
        accounts_.askWho();
    }
    followScopes();
    followStatus();
}

void SignInPage::followScopes()
{
    const Accounts::State& state = accounts_.state();
    const bool signedIn = state.known && state.status.signedIn;
    scopesCard_->setVisible(signedIn);
    if (!signedIn) return;
    const std::vector<std::string>& granted = state.status.scopes;
    scopes_->setGranted(granted);
    if (granted.empty())
        scopesCard_->setSummary(tr("The server did not say what it granted."));
    else if (scopes_->lacking() == 0)
        scopesCard_->setSummary(tr("%1 granted: enough for every call of the API page.").arg(granted.size()));
    else
        scopesCard_->setSummary(
            tr("%1 granted; %2 calls of the API page need another.").arg(granted.size()).arg(scopes_->lacking()));
}

void SignInPage::followLegs()
{
    const std::deque<oauth::Leg>& legs = accounts_.legs();
    ladderCard_->setVisible(!legs.empty());
    if (legs.empty()) return;
    ladder_->setLegs(legs);
    const oauth::Leg& last = legs.back();
    ladderCard_->setSummary(tr("%1 so far; the last: %2, %3")
                                .arg(legs.size())
                                .arg(printable(last.what), last.status == 0 ? tr("%1 ms").arg(last.elapsed.count())
                                                                            : QString("HTTP %1").arg(last.status)));
}

QString SignInPage::busyWords() const
{
    switch (flow_.phase()) {
    case Phase::Idle: return {};
    case Phase::Secret: return tr("Reading the app's secret from the keychain…");
    case Phase::Browser: return tr("Waiting for the browser: sign in there and allow the app.");
    case Phase::Codes: return tr("Asking Zoom for a code…");
    case Phase::Device: return tr("Waiting for the other device: type the code there and allow the app.");
    case Phase::Token: return tr("Asking Zoom for a token…");
    case Phase::Finishing: return tr("The browser came back; asking Zoom for the tokens…");
    case Phase::Stopping: return tr("Stopping, as soon as Zoom has answered the last question…");
    case Phase::Keeping: return tr("Zoom gave tokens; putting them into the keychain…");
    }
    return {};
}

void SignInPage::say(const QString& sentence, const char* role)
{
    said_ = sentence;
    saidRole_ = role;
    followStatus();
}

void SignInPage::followStatus()
{
    if (flow_.isBusy())
        status_->say(busyWords(), "muted");
    else if (!said_.isEmpty())
        status_->say(said_, saidRole_);
    else if (flow_.error() && flow_.error()->code == base::ErrorCode::SignInCancelled)
        status_->say(tr("The sign-in was cancelled; nothing waits for it any more."), "muted");
    else if (flow_.error())
        status_->say(tr("Callsign %1.").arg(text(base::describe(*flow_.error()))), "error");
    else
        sayState();
}

void SignInPage::sayState()
{
    const Accounts::State& state = accounts_.state();
    if (state.trouble) return status_->say(tr("Callsign %1.").arg(text(base::describe(*state.trouble))), "error");
    if (!state.known)
        return status_->say(state.looking ? tr("Looking for kept tokens in the keychain…")
                                          : tr("Press a key or click to look for kept tokens."),
                            "muted");
    const bool own = accounts_.way() == Way::Own;
    if (!state.status.signedIn) return status_->say(own ? tr("No token yet.") : tr("Nobody is signed in."), "muted");
    if (state.status.unsaved)
        return status_->say(tr("Signed in, but the keychain did not take the tokens."), "warning");
    const base::Time now = surroundings_.clock();
    const bool expired = state.status.expires && *state.status.expires <= now;
    if (!own && state.status.isOver(now))
        return status_->say(tr("The access token has expired, and nothing renews it: sign in again."), "warning");
    if (expired)
        return status_->say(tr("Signed in. The access token has expired and is renewed when it is needed."), "muted");
    if (own) return status_->say(tr("A token is at hand."), "good");
    status_->say(state.who.isEmpty() ? tr("Signed in.") : tr("Signed in as %1.").arg(printable(state.who)), "good");
}

void SignInPage::signInAgain(const std::string& scope)
{
    SignInOptions options = accounts_.options();
    QStringList asked = options.scopes.split(' ', Qt::SkipEmptyParts);
    if (!asked.isEmpty() && !scope.empty() && !asked.contains(text(scope))) {
        asked.append(text(scope));
        options.scopes = asked.join(' ');
        accounts_.setOptions(options);
    }
    flow_.start();
}

void SignInPage::focusToken() { step_->focusUrl(); }

void SignInPage::focusStart()
{
    if (accounts_.current() == nullptr)
        add_->setFocus(Qt::OtherFocusReason);
    else
        step_->focusStart();
}

void SignInPage::copyToken() { tokens_->copyToken(); }

void SignInPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    asked_ = false;
    if (!flow_.isBusy()) app_->check();
    if (const vault::Profile* const profile = accounts_.current()) surroundings_.credentials.show(profile->id);
    accounts_.look();
}

} // namespace ui
