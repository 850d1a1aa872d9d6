#include "pages/endpointsetup.h"

#include "endpoint/exchange.h"
#include "endpoint/origins.h"
#include "form/fieldrow.h"
#include "preferences.h"
#include "text.h"
#include "widgets/copyline.h"
#include "widgets/printable.h"
#include "widgets/stateline.h"
#include "zoom/tables.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

#include <array>

namespace ui {
namespace {

constexpr std::uint16_t usualPort = 4'000; // what Zoom's web samples ask
constexpr std::array<std::string_view, 2> servedKinds{"video", "meeting"};

QLineEdit* namedLine(const char* name, const QString& placeholder = {})
{
    auto* const line = new QLineEdit;
    line->setObjectName(name);
    line->setPlaceholderText(placeholder);
    return line;
}

QPushButton* namedButton(const char* name, const QString& label, const QString& spoken)
{
    auto* const button = new QPushButton(label);
    button->setObjectName(name);
    button->setAccessibleName(spoken);
    return button;
}

} // namespace

EndpointSetupCard::EndpointSetupCard(Preferences& preferences, Credentials& credentials, QWidget* parent)
    : Card(tr("Endpoint"), parent),
      preferences_(preferences),
      credentials_(credentials),
      everybody_(new StateLine("endpoint.everybody")),
      who_(new StateLine("endpoint.who")),
      status_(new StateLine("endpoint.status")),
      buttonsPlace_(new QWidget),
      buttons_(new QHBoxLayout(buttonsPlace_))
{
    makeFields();
    for (QWidget* const part : std::initializer_list<QWidget*>{kind_, port_, origins_, everybody_, who_})
        body()->addWidget(part);
    buttons_->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(buttonsPlace_); // here already: so goes Tab
    body()->addWidget(status_);
    makeAddress();
    judge();
    for (FieldRow* const row : {kind_, port_, origins_})
        connect(row, &FieldRow::edited, this, [this] {
            judge();
            remember();
            Q_EMIT edited();
        });
}

void EndpointSetupCard::makeFields()
{
    auto* const box = new QComboBox;
    box->setObjectName("endpoint.kind");
    box->addItem(tr("As each request asks"), QString());
    for (const std::string_view kind : servedKinds)
        box->addItem(tr("%1 tokens alone").arg(text(zoom::tableFor(kind)->title)), text(kind));
    kind_ = new FieldRow("endpoint.kind", tr("Gives"), {}, {}, box);
    port_ = new FieldRow("endpoint.port", tr("Port"), {},
                         tr("4000 is what Zoom's web samples ask; with 0 a free one is taken."),
                         namedLine("endpoint.port", QString::number(usualPort)));
    origins_ = new FieldRow("endpoint.origins", tr("Other pages that may ask"), {},
                            tr("Pages of this machine may always. Origins with blanks between them, or * for all."),
                            namedLine("endpoint.origins", tr("https://app.example.org")));
    const zoom::Inputs last = preferences_.inputs("endpoint");
    for (const auto& [key, row] : {std::pair{"kind", kind_}, std::pair{"port", port_}, std::pair{"origins", origins_}})
        if (const std::string* const value = last.find(key)) row->setText(text(*value));
}

void EndpointSetupCard::makeAddress()
{
    url_ = new CopyLine("endpoint.url", tr("Address"), 1);
    url_->setPlaceholder(tr("Not running"));
    curl_ = namedButton("endpoint.urlCurl", tr("Copy as cURL"), tr("Copy an example request as cURL"));
    fetch_ = namedButton("endpoint.urlFetch", tr("Copy as fetch"), tr("Copy an example request as fetch"));
    connect(curl_, &QPushButton::clicked, this, [this] {
        const endpoint::Exchange asked{
            .method = "POST", .path = "/", .contentType = "application/json", .body = example()};
        QGuiApplication::clipboard()->setText(text(endpoint::asCurl(asked, utf8(url_->text()))));
    });
    connect(fetch_, &QPushButton::clicked, this, [this] {
        const endpoint::Exchange asked{
            .method = "POST", .path = "/", .contentType = "application/json", .body = example()};
        QGuiApplication::clipboard()->setText(text(endpoint::asFetch(asked, utf8(url_->text()))));
    });
    auto* const copies = new QHBoxLayout;
    copies->addWidget(curl_);
    copies->addWidget(fetch_);
    copies->addStretch();
    body()->addWidget(url_);
    body()->addLayout(copies);
    setUrl({});
}

const zoom::Table* EndpointSetupCard::kind() const { return zoom::tableFor(utf8(kind_->text())); }

std::vector<const zoom::Table*> EndpointSetupCard::tables() const
{
    if (const zoom::Table* const one = kind()) return {one};
    std::vector<const zoom::Table*> all;
    for (const std::string_view name : servedKinds) all.push_back(zoom::tableFor(name));
    return all;
}

std::uint16_t EndpointSetupCard::port() const
{
    const QString typed = port_->text().trimmed();
    return typed.isEmpty() ? usualPort : typed.toUShort();
}

std::vector<std::string> EndpointSetupCard::origins() const
{
    static const QRegularExpression between("[\\s,]+");
    std::vector<std::string> origins;
    for (const QString& origin : origins_->text().split(between, Qt::SkipEmptyParts)) origins.push_back(utf8(origin));
    return origins;
}

/// A body that each endpoint of that kind takes.
std::string EndpointSetupCard::example() const
{
    const bool meeting = kind() != nullptr ? kind()->kind == "meeting" : !isReady(*zoom::tableFor("video"));
    return meeting ? R"({"meetingNumber":"85749213307","role":0})" : R"({"sessionName":"Cool Cars","role":1})";
}

void EndpointSetupCard::judge()
{
    bool isNumber = false;
    const QString typed = port_->text().trimmed();
    typed.toUShort(&isNumber);
    port_->setProblem(typed.isEmpty() || isNumber ? QString() : tr("The port must be a number from 0 to 65535."));
    QString problem;
    bool everybody = false;
    for (const std::string& origin : origins()) {
        everybody = everybody || origin == "*";
        if (problem.isEmpty() && !endpoint::isOrigin(origin))
            problem = tr("%1 is no origin: write scheme, host and port, such as https://app.example.org.")
                          .arg(printable(origin));
    }
    origins_->setProblem(problem);
    everybody_->say(everybody ? tr("Any web page that is open in a browser on this machine can then have tokens of "
                                   "yours and join as anybody. Zoom's samples allow that; use it for trials alone.")
                              : QString(),
                    "warning");
}

bool EndpointSetupCard::check()
{
    for (FieldRow* const row : {port_, origins_}) {
        if (!row->hasProblem()) continue;
        row->showProblem();
        row->editor()->setFocus(Qt::OtherFocusReason);
        return false;
    }
    return true;
}

void EndpointSetupCard::remember()
{
    preferences_.setInputs(
        "endpoint",
        {{"kind", utf8(kind_->text())}, {"port", utf8(port_->text())}, {"origins", utf8(origins_->text())}});
}

bool EndpointSetupCard::isReady(const zoom::Table& table) const
{
    const vault::Credential& pair = credentials_.entry(table).credential;
    return credentials_.chosen(table) != nullptr || (!pair.key.empty() && !pair.secret.isEmpty());
}

QString EndpointSetupCard::signer(const zoom::Table& table) const
{
    if (!isReady(table)) return {};
    const vault::Profile* const profile = credentials_.chosen(table);
    const Credentials::Entry& entry = credentials_.entry(table);
    const QString name = profile != nullptr ? text(profile->name) : text(entry.credential.key);
    return tr("%1 tokens as %2").arg(text(table.title), printable(name));
}

QString EndpointSetupCard::signers() const
{
    QStringList all;
    for (const zoom::Table* const table : tables()) all << signer(*table);
    all.removeAll(QString());
    return all.join(", ");
}

void EndpointSetupCard::setSigners(const QString& used)
{
    const QString now = signers();
    if (!used.isEmpty() && now != used) {
        who_->say(tr("It signs %1, as when it was started. Stop and start it to change that.").arg(used), "warning");
        return;
    }
    const QString kind = this->kind() != nullptr ? text(this->kind()->title) : tr("Video SDK or a Meeting SDK");
    who_->say(now.isEmpty() ? tr("There is no key and secret to sign with: choose a %1 profile in the header, or type "
                                 "a key and secret on the Sign page.")
                                  .arg(kind)
                            : tr("Signs %1.").arg(now),
              now.isEmpty() ? "warning" : "muted");
}

void EndpointSetupCard::say(const QString& sentence, const char* role) { status_->say(sentence, role); }

void EndpointSetupCard::setUrl(const QString& url)
{
    url_->setText(url);
    const bool runs = !url.isEmpty();
    for (QWidget* const copy : std::initializer_list<QWidget*>{curl_, fetch_}) copy->setEnabled(runs);
    for (FieldRow* const row : {kind_, port_, origins_}) row->editor()->setEnabled(!runs);
}

void EndpointSetupCard::focusKind() { kind_->editor()->setFocus(Qt::OtherFocusReason); }

} // namespace ui
