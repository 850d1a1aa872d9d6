#include "pages/endpoint.h"

#include "credentials.h"
#include "pages/endpointfaults.h"
#include "pages/endpointlog.h"
#include "pages/endpointsetup.h"
#include "text.h"
#include "widgets/clipboard.h"
#include "widgets/columns.h"
#include "widgets/stateline.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>

#include <utility>

namespace ui {

EndpointPage::EndpointPage(const Surroundings& surroundings, QWidget* parent)
    : Page("endpoint", tr("Endpoint"), tr("Give tokens to the page that you write, and see each request."), parent),
      surroundings_(surroundings),
      host_(surroundings.endpoint),
      setup_(new EndpointSetupCard(surroundings.preferences, surroundings.credentials)),
      faults_(new EndpointFaultsCard),
      log_(new EndpointLogCard)
{
    addButtons();
    auto* const content = new QWidget;
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(makeNotice());
    auto* const columns = new Columns;
    columns->addLeft(setup_);
    columns->addLeft(faults_);
    columns->addRight(log_, 1);
    column->addWidget(columns, 1);
    setContent(content);
    connect(setup_, &EndpointSetupCard::edited, this, &EndpointPage::follow);
    connect(faults_, &EndpointFaultsCard::changed, this, &EndpointPage::followFaults);
    connect(log_, &EndpointLogCard::openInSign, this, &EndpointPage::openInSign);
    connect(log_, &EndpointLogCard::openInInspect, this, &EndpointPage::openInInspect);
    connect(&surroundings_.credentials, &Credentials::changed, this, &EndpointPage::goOn);
    followFaults();
    follow();
}

EndpointPage::~EndpointPage() { host_.stop(); }

QWidget* EndpointPage::makeNotice()
{
    notice_ = new QFrame;
    notice_->setProperty("notice", true);
    noticeLine_ = new StateLine("endpoint.faultsNotice");
    auto* const off = new QPushButton(tr("Switch off"));
    off->setObjectName("endpoint.faultsOff");
    off->setAccessibleName(tr("Switch fault injection off"));
    connect(off, &QPushButton::clicked, this, &EndpointPage::switchFaultsOff);
    auto* const row = new QHBoxLayout(notice_);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(12);
    row->addWidget(noticeLine_, 1);
    row->addWidget(off);
    return notice_;
}

void EndpointPage::addButtons()
{
    start_ = new QPushButton(tr("Start"));
    start_->setObjectName("endpoint.start");
    start_->setProperty("primary", true);
    stop_ = new QPushButton(tr("Stop"));
    stop_->setObjectName("endpoint.stop");
    for (QPushButton* const button : {start_, stop_}) setup_->buttons()->addWidget(button);
    setup_->buttons()->addStretch();
    connect(start_, &QPushButton::clicked, this, &EndpointPage::start);
    connect(stop_, &QPushButton::clicked, this, &EndpointPage::stop);
}

void EndpointPage::start()
{
    if (running_ || starting_ || !setup_->check()) return;
    Credentials& credentials = surroundings_.credentials;
    for (const zoom::Table* const table : setup_->tables())
        if (credentials.chosen(*table) != nullptr && credentials.readiness(*table) != Readiness::Ready)
            credentials.read(*table);
    starting_ = true;
    goOn();
}

/// Starts as soon as no secret is being read any more.
void EndpointPage::goOn()
{
    Credentials& credentials = surroundings_.credentials;
    bool reading = false;
    for (const zoom::Table* const table : setup_->tables())
        reading = reading || credentials.readiness(*table) == Readiness::Reading;
    if (starting_ && reading) {
        setup_->say(tr("Reading the secret from the keychain…"), "muted");
    } else if (std::exchange(starting_, false)) {
        endpoint::Keys found = keys();
        if (found.credentials.empty())
            setup_->say(whyNoKeys(), "error");
        else
            listen(std::move(found));
    }
    follow();
}

endpoint::Keys EndpointPage::keys() const
{
    endpoint::Keys keys;
    for (const zoom::Table* const table : setup_->tables()) {
        const vault::Credential& pair = surroundings_.credentials.entry(*table).credential;
        if (!pair.key.empty() && !pair.secret.isEmpty())
            keys.credentials.push_back({table, pair.key, pair.secret.clone()});
    }
    return keys;
}

QString EndpointPage::whyNoKeys() const
{
    const Credentials& credentials = surroundings_.credentials;
    for (const zoom::Table* const table : setup_->tables())
        if (credentials.chosen(*table) != nullptr) return credentials.state(*table);
    return tr("It was not started: there is no key and secret to sign with.");
}

void EndpointPage::listen(endpoint::Keys keys)
{
    EndpointPlan plan{setup_->kind(), setup_->port(), setup_->origins(), std::move(keys)};
    const auto port =
        host_.start(std::move(plan), [this](endpoint::Exchange exchange) { log_->add(std::move(exchange)); });
    if (!port) {
        setup_->say(tr("Callsign %1.").arg(text(base::describe(port.error()))), "error");
        return;
    }
    running_ = true;
    used_ = setup_->signers();
    stop_->setEnabled(true);
    const QWidget* const had = window()->focusWidget();
    if (had != nullptr && setup_->isAncestorOf(had)) stop_->setFocus(Qt::OtherFocusReason); // the fields are shut now
    const QString url = QString("http://127.0.0.1:%1").arg(*port);
    setup_->setUrl(url);
    log_->setUrl(url);
    QStringList lines{
        tr("It is running, for this machine alone, and holds the secrets that it signs with until you stop it, "
           "lock the screen or close the window.")};
    for (const zoom::Table* const table : setup_->tables())
        if (surroundings_.credentials.readiness(*table) == Readiness::Failed)
            lines << tr("It gives no %1 tokens. %2").arg(text(table->title), surroundings_.credentials.state(*table));
    setup_->say(lines.join(' '), lines.size() == 1 ? "good" : "warning");
}

void EndpointPage::stop()
{
    if (!running_ && !starting_) return;
    for (const zoom::Table* const table : setup_->tables()) surroundings_.credentials.cancel(*table);
    starting_ = false;
    running_ = false;
    host_.stop();
    used_.clear();
    setup_->setUrl({});
    setup_->say(tr("It was stopped."), "muted");
    follow();
}

QString EndpointPage::lock(Credentials::Absence absence)
{
    log_->forgetTokens();
    if (!running_ && !starting_) return {};
    if (absence == Credentials::Absence::NoInput)
        return tr("The endpoint runs on, and keeps its own until you stop it.");
    stop();
    const QString sentence = tr("The endpoint was stopped, as the screen was locked.");
    setup_->say(sentence, "muted");
    return sentence;
}

void EndpointPage::follow()
{
    setup_->setSigners(used_);
    const bool busy = running_ || starting_;
    const QWidget* const had = window()->focusWidget(); // the keyboard stays at its work
    start_->setEnabled(!busy && !setup_->signers().isEmpty());
    stop_->setEnabled(busy);
    if (had == start_ && busy) stop_->setFocus(Qt::OtherFocusReason);
    if (had == stop_ && !busy) start_->setFocus(Qt::OtherFocusReason);
}

void EndpointPage::followFaults()
{
    const endpoint::FaultPlan plan = faults_->faults();
    host_.setFaults(plan);
    const QString sentence =
        plan.isOn() ? tr("Fault injection is on. Of the requests for tokens %1.").arg(faultsText(plan)) : QString();
    noticeLine_->say(sentence, "warning");
    notice_->setVisible(plan.isOn());
    Q_EMIT faultsChanged(sentence);
}

void EndpointPage::switchFaultsOff()
{
    faults_->switchOff();
    if (window()->focusWidget() == nullptr || !window()->focusWidget()->isVisible()) focusStart();
}

void EndpointPage::focusToken() { log_->focusLog(); }
void EndpointPage::focusStart() { setup_->focusKind(); }

void EndpointPage::copyToken()
{
    if (const std::string token = log_->token(); !token.empty()) surroundings_.clipboard.copy(text(token));
}

} // namespace ui
