#include "pages/signinapp.h"

#include "environment.h"
#include "form/fieldrow.h"
#include "icons.h"
#include "oauth/preflight.h"
#include "text.h"
#include "widgets/copyline.h"
#include "widgets/stateline.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>

namespace ui {
namespace {

QComboBox* profileBox()
{
    auto* const box = new QComboBox;
    box->setObjectName("signin.profile");
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
    return box;
}

QLabel* mutedLabel(const char* name)
{
    auto* const label = new QLabel;
    label->setObjectName(name);
    label->setProperty("role", "muted");
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// `https://` in front of an address that was typed without a scheme.
QString completed(const QString& address)
{
    const QString typed = address.trimmed();
    return typed.isEmpty() || typed.contains("://") ? typed : "https://" + typed;
}

} // namespace

SignInAppCard::SignInAppCard(Accounts& accounts, QWidget* parent)
    : Card(tr("1 · The app"), parent),
      accounts_(accounts),
      profile_(new FieldRow("signin.profile", tr("Profile"), {}, {}, profileBox())),
      detail_(mutedLabel("signin.detail")),
      way_(new QTabBar),
      wayWords_(mutedLabel("signin.wayWords")),
      redirect_(new CopyLine("signin.redirect",
                             tr("Redirect URI: register exactly this for the app, and put it on its "
                                "allow list"),
                             1)),
      more_(new QPushButton(icon("chevron-right"), tr("Scopes, port, company sign-in"))),
      advice_(new QVBoxLayout)
{
    way_->setObjectName("signin.way");
    way_->setAccessibleName(tr("Way to sign in"));
    way_->setDrawBase(false);
    way_->setExpanding(false);
    way_->setUsesScrollButtons(false);
    for (const QString& title : {tr("Browser"), tr("Other device"), tr("App's own")}) way_->addTab(title);
    more_->setObjectName("signin.more");
    more_->setProperty("flat", true);
    more_->setCheckable(true);
    rest_ = makeMore();
    rest_->hide();
    connect(more_, &QPushButton::toggled, this, [this](bool open) {
        rest_->setVisible(open);
        more_->setIcon(icon(open ? "chevron-open" : "chevron-right"));
    });
    advice_->setSpacing(8);
    for (QWidget* const part : std::initializer_list<QWidget*>{profile_, detail_, way_, wayWords_, redirect_})
        body()->addWidget(part);
    body()->addWidget(more_, 0, Qt::AlignLeft);
    body()->addWidget(rest_);
    body()->addLayout(advice_);
    connect(static_cast<QComboBox*>(profile_->editor()), &QComboBox::activated, this,
            [this] { Q_EMIT picked(utf8(profile_->text())); });
    connect(way_, &QTabBar::currentChanged, this, &SignInAppCard::takeOptions);
    connect(&accounts_, &Accounts::changed, this, &SignInAppCard::follow);
    follow();
}

FieldRow* SignInAppCard::addLine(QVBoxLayout* to, const char* key, const QString& label, const QString& hint)
{
    auto* const line = new QLineEdit;
    line->setObjectName(QString("signin.") + key);
    auto* const row = new FieldRow(QString("signin.") + key, label, tr("optional"), hint, line);
    to->addWidget(row);
    connect(row, &FieldRow::editingEnded, this, &SignInAppCard::takeOptions);
    return row;
}

QWidget* SignInAppCard::makeMore()
{
    auto* const place = new QWidget(this);
    auto* const column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    scopes_ = addLine(column, "scopes", tr("Scopes to ask for"),
                      tr("With blanks between. Empty: all that the app has in the Marketplace."));
    port_ = addLine(column, "port", tr("Port to listen on"),
                    tr("Empty: the redirect URI's, else a free one, which Zoom allows on 127.0.0.1 to clients with "
                       "PKCE."));
    sso_ = addLine(column, "sso", tr("Company's sign-in address"),
                   tr("Where single sign-on has a host of its own: https://company.zoom.us"));
    return place;
}

QString SignInAppCard::wayWords() const
{
    const vault::Profile* const profile = accounts_.current();
    if (profile != nullptr && profile->kind == vault::Kind::S2S)
        return tr("Server-to-Server: the token is the account's own. Nobody signs in, and nothing is registered.");
    switch (accounts_.way()) {
    case Way::Browser: return {};
    case Way::Device:
        return tr("A code is typed in on another device. Zoom wants “Use App on Device” switched on in the app's "
                  "Marketplace page.");
    case Way::Own:
        return tr("The token is the app's own (client_credentials), for chatbots and event subscriptions. Nobody "
                  "signs in.");
    }
    return {};
}

void SignInAppCard::followProfiles()
{
    auto* const box = static_cast<QComboBox*>(profile_->editor());
    const QSignalBlocker quiet(box);
    const std::vector<vault::Profile> all = accounts_.usable();
    bool same = box->count() == static_cast<int>(all.size());
    for (int i = 0; same && i < box->count(); ++i) {
        const vault::Profile& profile = all[static_cast<std::size_t>(i)];
        same = box->itemText(i) == text(profile.name) && box->itemData(i).toString() == text(profile.id);
    }
    if (!same) {
        box->clear();
        for (const vault::Profile& profile : all) box->addItem(text(profile.name), text(profile.id));
    }
    const vault::Profile* const profile = accounts_.current();
    if (profile == nullptr) return;
    box->setCurrentIndex(box->findData(text(profile->id)));
    QStringList words{text(vault::title(profile->kind)), tr("client ID %1").arg(text(profile->key))};
    if (profile->publicClient) words.append(tr("public client, without a secret"));
    words.append(ui::words(profile->environment));
    words.removeAll(QString());
    detail_->setText(words.join(" · "));
}

void SignInAppCard::follow()
{
    followProfiles();
    const vault::Profile* const profile = accounts_.current();
    const SignInOptions options = accounts_.options();
    const bool person = accounts_.way() != Way::Own;
    {
        const QSignalBlocker quiet(way_);
        way_->setCurrentIndex(static_cast<int>(options.way));
    }
    way_->setVisible(profile != nullptr && profile->kind == vault::Kind::OAuth);
    wayWords_->setText(wayWords());
    wayWords_->setVisible(!wayWords_->text().isEmpty());
    redirect_->setVisible(accounts_.way() == Way::Browser);
    redirect_->setText(text(accounts_.app().redirectUri));
    for (const auto& [row, value] : {std::pair{scopes_, options.scopes}, {port_, options.port}, {sso_, options.sso}})
        if (!row->hasProblem() && !row->editor()->hasFocus()) row->setText(value);
    more_->setVisible(person);
    rest_->setVisible(person && more_->isChecked());
    port_->setVisible(accounts_.way() == Way::Browser);
    sso_->setVisible(accounts_.way() == Way::Browser);
    if (!busy_ && isVisible()) check();
}

void SignInAppCard::takeOptions()
{
    bool isPort = false;
    const int port = port_->text().toInt(&isPort);
    constexpr int lastPort = 65'535;
    const bool portFits = port_->text().isEmpty() || (isPort && port > 0 && port <= lastPort);
    port_->setProblem(portFits ? QString() : tr("must be a number from 1 to 65535, or empty"));
    const QString sso = completed(sso_->text());
    const bool ssoFits = sso.isEmpty() || vault::isSafeAddress(utf8(sso));
    sso_->setProblem(ssoFits ? QString() : tr("must be an address that starts with https://"));
    if (!portFits || !ssoFits) return;
    const SignInOptions wanted{.way = static_cast<Way>(way_->currentIndex()),
                               .scopes = scopes_->text().simplified(),
                               .port = port_->text(),
                               .sso = sso};
    const SignInOptions had = accounts_.options();
    const bool same =
        had.way == wanted.way && had.scopes == wanted.scopes && had.port == wanted.port && had.sso == wanted.sso;
    if (same) return;
    accounts_.setOptions(wanted);
    if (had.way != wanted.way) accounts_.look();
}

void SignInAppCard::check()
{
    while (QLayoutItem* const item = advice_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    prevented_ = false;
    if (accounts_.current() == nullptr) return;
    int number = 0;
    const auto say = [&](const QString& sentence, const char* role) {
        auto* const line = new StateLine(QString("signin.advice%1").arg(++number), this);
        advice_->addWidget(line);
        line->say(sentence, role);
    };
    for (const oauth::Advice& advice : oauth::preflight(accounts_.app(), accounts_.way() == Way::Browser)) {
        say(text(advice.sentence), advice.prevents ? "error" : "warning");
        prevented_ = prevented_ || advice.prevents;
    }
    if (number == 0) say(tr("Nothing speaks against it."), "good");
}

void SignInAppCard::setBusy(bool busy)
{
    busy_ = busy;
    profile_->setEnabled(!busy);
    way_->setEnabled(!busy);
    rest_->setEnabled(!busy);
}

void SignInAppCard::focusProfile() { profile_->editor()->setFocus(Qt::OtherFocusReason); }

} // namespace ui
