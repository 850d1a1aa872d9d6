#include "pages/signinstep.h"

#include "text.h"
#include "widgets/copyline.h"
#include "widgets/qrcode.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {
namespace {

using Phase = SignInFlow::Phase;

QLabel* wrapped(const char* name, const char* role)
{
    auto* const label = new QLabel;
    label->setObjectName(name);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

SignInStepCard::SignInStepCard(Accounts& accounts, SignInFlow& flow, base::Clock clock, QWidget* parent)
    : Card(tr("2 · Signing in"), parent),
      accounts_(accounts),
      flow_(flow),
      clock_(std::move(clock)),
      start_(new QPushButton),
      cancel_(new QPushButton(tr("Cancel"))),
      left_(new QLabel),
      second_(new QTimer(this))
{
    left_->setObjectName("signin.left");
    left_->setProperty("role", "badge");
    addBesideTitle(left_);
    intro_ = wrapped("signin.intro", "muted");
    body()->addWidget(intro_);
    body()->addWidget(makeButtons());
    browser_ = makeBrowser();
    body()->addWidget(browser_);
    device_ = makeDevice();
    body()->addWidget(device_);
    second_->setInterval(1'000);
    connect(second_, &QTimer::timeout, this, &SignInStepCard::countDown);
    connect(&flow_, &SignInFlow::changed, this, &SignInStepCard::follow);
    connect(&accounts_, &Accounts::changed, this, &SignInStepCard::follow);
    follow();
}

QWidget* SignInStepCard::makeButtons()
{
    start_->setObjectName("signin.start");
    start_->setProperty("primary", true);
    connect(start_, &QPushButton::clicked, &flow_, &SignInFlow::start);
    cancel_->setObjectName("signin.cancel");
    cancel_->setToolTip(tr("Stop waiting; nothing listens afterwards"));
    connect(cancel_, &QPushButton::clicked, &flow_, &SignInFlow::cancel);
    auto* const place = new QWidget;
    auto* const row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(start_);
    row->addWidget(cancel_);
    row->addStretch();
    return place;
}

QWidget* SignInStepCard::makeBrowser()
{
    auto* const place = new QWidget;
    auto* const column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    url_ = new CopyLine("signin.url", tr("Address to sign in at, in this or any other browser"), 5);
    column->addWidget(url_);
    sent_ = wrapped("signin.sent", "muted");
    column->addWidget(sent_);
    auto* const caption = new QLabel(tr("Browser on another machine? Paste the address it ended up at"));
    caption->setWordWrap(true);
    paste_ = new QLineEdit;
    paste_->setObjectName("signin.paste");
    paste_->setPlaceholderText("http://127.0.0.1/callback?code=…");
    paste_->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    caption->setBuddy(paste_);
    paste_->setAccessibleName(caption->text());
    takePaste_ = new QPushButton(tr("Finish"));
    takePaste_->setObjectName("signin.finish");
    takePaste_->setAccessibleName(tr("Finish with the pasted address"));
    connect(takePaste_, &QPushButton::clicked, this, &SignInStepCard::takePasted);
    connect(paste_, &QLineEdit::returnPressed, this, &SignInStepCard::takePasted);
    connect(paste_, &QLineEdit::textChanged, this, &SignInStepCard::followButtons);
    auto* const row = new QHBoxLayout;
    row->addWidget(paste_, 1);
    row->addWidget(takePaste_);
    column->addSpacing(8);
    column->addWidget(caption);
    column->addLayout(row);
    pasteTrouble_ = wrapped("signin.pasteTrouble", "error");
    pasteTrouble_->hide();
    column->addWidget(pasteTrouble_);
    return place;
}

QWidget* SignInStepCard::makeDevice()
{
    auto* const place = new QWidget;
    auto* const column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto* const row = new QHBoxLayout;
    row->setSpacing(24);
    qr_ = new QrCode;
    qr_->setObjectName("signin.qr");
    row->addWidget(qr_, 0, Qt::AlignTop);
    auto* const words = new QVBoxLayout;
    words->setSpacing(4);
    auto* const caption = new QLabel(tr("Type this code on the other device, or point its camera here:"));
    caption->setWordWrap(true);
    code_ = new QLabel;
    code_->setObjectName("signin.code");
    code_->setTextFormat(Qt::PlainText);
    code_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont font = fixedFont();
    font.setPointSizeF(font.pointSizeF() * 2.2);
    font.setBold(true);
    code_->setFont(font);
    code_->setAccessibleName(tr("Code for the other device"));
    words->addWidget(caption);
    words->addWidget(code_);
    words->addStretch();
    row->addLayout(words, 1);
    column->addLayout(row);
    address_ = new CopyLine("signin.deviceUrl", tr("Address on the other device"), 1);
    column->addWidget(address_);
    return place;
}

void SignInStepCard::setPrevented(bool prevented)
{
    prevented_ = prevented;
    followButtons();
}

void SignInStepCard::setSignedIn(bool signedIn)
{
    signedIn_ = signedIn;
    followButtons();
}

void SignInStepCard::followButtons()
{
    const bool own = accounts_.way() == Way::Own;
    const bool waits = flow_.phase() == Phase::Browser;
    start_->setText(own ? tr("Get a token") : signedIn_ ? tr("Sign in again") : tr("Sign in"));
    start_->setEnabled(!prevented_ && (!flow_.isBusy() || waits));
    if (waits) start_->setText(tr("Start anew"));
    cancel_->setVisible(flow_.canCancel());
    paste_->setEnabled(waits);
    takePaste_->setEnabled(waits && !paste_->text().isEmpty());
}

void SignInStepCard::followDevice()
{
    const auto& prompt = flow_.prompt();
    device_->setVisible(prompt.has_value());
    if (!prompt) return;
    code_->setText(text(prompt->userCode));
    address_->setText(text(prompt->address));
    qr_->setText(text(prompt->addressWithCode.empty() ? prompt->address : prompt->addressWithCode));
    qr_->setVisible(!qr_->isEmpty());
}

QString SignInStepCard::introOf(Way way)
{
    switch (way) {
    case Way::Browser:
        return tr("Your browser opens at Zoom. Sign in there and allow the app; then it comes back here by itself.");
    case Way::Device: return tr("Zoom gives a code. Type it in on another device, sign in there and allow the app.");
    case Way::Own: break;
    }
    return tr("Nobody signs in: Zoom gives the app a token for its ID and secret.");
}

void SignInStepCard::follow()
{
    const QWidget* const had = window()->focusWidget();
    const bool mine = had != nullptr && isAncestorOf(had);
    const bool waits = flow_.phase() == Phase::Browser;
    intro_->setText(introOf(accounts_.way()));
    intro_->setVisible(!flow_.isBusy());
    browser_->setVisible(waits);
    url_->setText(flow_.begun() ? text(flow_.begun()->url) : QString());
    const bool hasSent = waits && flow_.begun();
    sent_->setVisible(hasSent);
    if (hasSent)
        sent_->setText((flow_.begun()->browserOpened ? tr("The browser was opened.")
                                                     : tr("No browser could be opened: copy the address into one.")) +
                       ' ' + tr("It will come back to %1.").arg(text(flow_.begun()->redirectUri)));
    if (!waits) {
        paste_->clear();
        pasteTrouble_->hide();
    }
    followDevice();
    followButtons();
    const bool counts = waits || flow_.phase() == Phase::Device;
    if (counts && !second_->isActive()) second_->start();
    if (!counts) second_->stop();
    left_->setVisible(counts);
    countDown();
    if (mine && (!had->isEnabled() || !had->isVisibleTo(this))) focusStart(); // the keyboard stays at its work
}

void SignInStepCard::countDown()
{
    const auto left = std::max(std::chrono::seconds(0), flow_.deadline() - clock_());
    left_->setText(tr("%1 left").arg(text(base::durationText(left))));
}

void SignInStepCard::takePasted()
{
    if (!takePaste_->isEnabled()) return;
    const QString trouble = flow_.paste(paste_->text());
    if (trouble.isEmpty()) paste_->clear();
    pasteTrouble_->setText(trouble);
    pasteTrouble_->setVisible(!trouble.isEmpty());
}

void SignInStepCard::focusStart() { (start_->isEnabled() ? start_ : cancel_)->setFocus(Qt::OtherFocusReason); }
void SignInStepCard::focusUrl() { browser_->isVisible() ? url_->setFocus(Qt::ShortcutFocusReason) : focusStart(); }

} // namespace ui
