#include "pages/sign.h"

#include "form/claimform.h"
#include "form/credentialform.h"
#include "form/fieldrow.h"
#include "icons.h"
#include "join/copyas.h"
#include "preferences.h"
#include "sessioncredentials.h"
#include "text.h"
#include "widgets/card.h"
#include "widgets/claimsview.h"
#include "widgets/clipboard.h"
#include "widgets/columns.h"
#include "widgets/findinglist.h"
#include "widgets/lifetimebar.h"
#include "widgets/taborder.h"
#include "widgets/tokenview.h"
#include "zoom/describe.h"
#include "zoom/findings.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTimer>

#include <algorithm>

namespace ui {

SignPage::SignPage(const Surroundings& surroundings, QWidget* parent)
    : Page("sign", tr("Sign"), tr("Mint a token from a form; it follows each keystroke."), parent),
      surroundings_(surroundings),
      table_(&zoom::tables().front()),
      saver_(new QTimer(this))
{
    addBesideTitle(makeKinds());
    auto* const columns = new Columns;
    columns->addLeft(makeCredentialCard());
    columns->addLeft(makeFormCard());
    columns->addRight(makeTokenCard());
    columns->addRight(makeClaimsCard(), 1);
    setContent(columns);

    saver_->setSingleShot(true);
    saver_->setInterval(1000);
    connect(saver_, &QTimer::timeout, this, &SignPage::remember);
    connect(&surroundings_.credentials, &SessionCredentials::changed, this, &SignPage::takeCredential);
    auto* const second = new QTimer(this);
    connect(second, &QTimer::timeout, this, &SignPage::showLife);
    second->start(1000);

    const auto isLast = [&](const zoom::Table& table) { return text(table.kind) == surroundings_.preferences.kind(); };
    const auto last = std::find_if(zoom::tables().begin(), zoom::tables().end(), isLast);
    const auto index = last == zoom::tables().end() ? 0 : static_cast<int>(last - zoom::tables().begin());
    kinds_->setCurrentIndex(index);
    setKind(index);
    connect(kinds_, &QTabBar::currentChanged, this, &SignPage::setKind);
}

SignPage::~SignPage() { remember(); }

QWidget* SignPage::makeKinds()
{
    kinds_ = new QTabBar;
    kinds_->setObjectName("sign.kind");
    kinds_->setAccessibleName(tr("Kind of token"));
    kinds_->setDrawBase(false);
    kinds_->setExpanding(false);
    kinds_->setUsesScrollButtons(false);
    for (const zoom::Table& table : zoom::tables()) kinds_->addTab(text(table.title));
    return kinds_;
}

QWidget* SignPage::makeCredentialCard()
{
    auto* const card = new Card(tr("Credential"));
    credential_ = new CredentialForm("sign", surroundings_.credentials);
    card->body()->addWidget(credential_);
    return card;
}

QWidget* SignPage::makeFormCard()
{
    auto* const card = new Card(tr("Claims to sign"));
    formPlace_ = card->body();
    return card;
}

QWidget* SignPage::makeTokenCard()
{
    auto* const card = new Card(tr("Token"));
    copied_ = new QLabel;
    copied_->setObjectName("sign.copied");
    copied_->setProperty("role", "muted");
    card->addBesideTitle(copied_);
    connect(&surroundings_.clipboard, &SecretClipboard::secondsLeft, copied_, [this](int seconds) {
        copied_->setText(seconds == 0 ? QString() : tr("Copied. The clipboard is cleared in %1 s.").arg(seconds));
    });

    view_ = new TokenView;
    view_->setObjectName("sign.token");
    view_->setAccessibleName(tr("Token"));
    view_->setReadOnly(true);
    view_->setProperty("quiet", true);
    view_->setPlaceholderText(tr("The token appears here as soon as it can be signed."));
    view_->setFixedHeight(view_->fontMetrics().lineSpacing() * 7 + 24);
    card->body()->addWidget(view_);

    todo_ = new QLabel;
    todo_->setObjectName("sign.todo");
    todo_->setWordWrap(true);
    todo_->setTextFormat(Qt::RichText);
    todo_->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(todo_, &QLabel::linkActivated, this, &SignPage::goTo);
    card->body()->addWidget(todo_);

    warnings_ = new FindingList;
    warnings_->setObjectName("sign.findings");
    card->body()->addWidget(warnings_);
    life_ = new LifetimeBar;
    life_->setObjectName("sign.lifetime");
    card->body()->addWidget(life_);

    copy_ = new QPushButton(tr("Copy token"));
    copy_->setObjectName("sign.copy");
    copy_->setProperty("primary", true);
    copy_->setToolTip(tr("Mint afresh and copy (Ctrl+Shift+C)"));
    connect(copy_, &QPushButton::clicked, this, &SignPage::copyToken);
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(copy_);
    buttons->addWidget(makeCopyMenu());
    buttons->addStretch();
    card->body()->addLayout(buttons);
    return card;
}

QWidget* SignPage::makeCopyMenu()
{
    copyAs_ = new QPushButton(tr("Copy as"));
    copyAs_->setObjectName("sign.copyAs");
    copyAs_->setProperty("menu", true);
    auto* const menu = new QMenu(copyAs_);
    copyAs_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const join::Format format : join::formatsFor(*table_))
            menu->addAction(text(join::title(format)), this, [this, format] { copyAs(static_cast<int>(format)); });
    });
    return copyAs_;
}

QWidget* SignPage::makeClaimsCard()
{
    auto* const card = new Card(tr("What it says"));
    claims_ = new ClaimsView;
    claims_->setObjectName("sign.claims");
    card->body()->addWidget(claims_);
    card->body()->addStretch();
    return card;
}

void SignPage::setKind(int index)
{
    remember();
    table_ = &zoom::tables()[static_cast<std::size_t>(index)];
    delete form_;
    form_ = new ClaimForm(*table_);
    form_->setInputs(surroundings_.preferences.inputs(text(table_->kind)));
    formPlace_->addWidget(form_);
    tabThrough(credential_, form_);
    connect(form_, &ClaimForm::edited, this, &SignPage::refresh);
    connect(form_, &ClaimForm::edited, saver_, qOverload<>(&QTimer::start));
    credential_->setTable(*table_);
    surroundings_.preferences.setKind(text(table_->kind));
    takeCredential();
}

void SignPage::takeCredential()
{
    const base::Secret& secret = surroundings_.credentials.entry(*table_).credential.secret;
    key_.reset();
    if (!secret.isEmpty()) key_.emplace(secret);
    refresh();
}

void SignPage::refresh()
{
    const vault::Credential& credential = surroundings_.credentials.entry(*table_).credential;
    constexpr std::chrono::seconds none{0};
    constexpr std::chrono::seconds longest = std::chrono::days{365};
    const auto backdating = form_->backdating();
    draft_ = zoom::draft(*table_, form_->inputs(), credential.key,
                         {surroundings_.clock(), std::clamp(backdating.value_or(none), none, longest)});
    if (!key_) draft_.problems.push_back({"secret", base::Fault::Missing, {}});
    if (!backdating) draft_.problems.push_back({"backdate", base::Fault::NotANumber, {"duration"}});
    if (backdating && *backdating < none) {
        const auto life = draft_.expiresAt - draft_.issuedAt;
        draft_.problems.push_back(
            {"backdate", base::Fault::OutOfRange, {"0", std::to_string(life.count() - 1), "seconds"}});
    }
    token_ = draft_.isSound() ? jwt::sign(draft_.claims, *key_) : std::string();
    if (view_->toPlainText() != text(token_)) view_->setPlainText(text(token_));
    copy_->setEnabled(!token_.empty());
    copyAs_->setEnabled(!token_.empty());

    const zoom::TokenKind kind = zoom::kindOf(*table_);
    claims_->setClaims(draft_.claims, kind, surroundings_.clock());
    showProblems(draft_);
    showLife();

    std::vector<zoom::Finding> findings;
    if (!token_.empty())
        findings = zoom::diagnose(jwt::decode(token_), {surroundings_.clock(), {}, zoom::SignatureStatus::Valid});
    std::erase_if(findings, [](const zoom::Finding& f) { return zoom::severityOf(f.id) == zoom::Severity::Info; });
    warnings_->setFindings(findings, kind);
    warnings_->setVisible(!findings.empty());
}

void SignPage::showProblems(const zoom::Draft& draft)
{
    form_->setProblems(draft.problems);
    QString key;
    QString secret;
    QStringList todo;
    for (const base::Problem& problem : draft.problems) {
        const QString sentence = text(zoom::describe(problem));
        if (problem.field == "key") key = sentence;
        if (problem.field == "secret") secret = sentence;
        const FieldRow* const row = form_->row(problem.field);
        const QString label = row != nullptr ? row->label() : problem.field == "key" ? tr("Key") : tr("Secret");
        todo.append(QString("<li><a href=\"%1\">%2</a> %3</li>")
                        .arg(text(problem.field), label.toHtmlEscaped(), sentence.toHtmlEscaped()));
    }
    credential_->setProblems(key, secret);
    todo_->setVisible(!todo.isEmpty());
    todo_->setText(tr("Before it can be signed:") + "<ul style=\"margin-left:-20px\">" + todo.join("") + "</ul>");
}

void SignPage::showLifetimeHint(base::Time now)
{
    const zoom::Field* const lifetime = table_->lifetimeField();
    if (lifetime == nullptr) return;
    const auto isLifetime = [&](const base::Problem& problem) { return problem.field == lifetime->key; };
    QString hint = text(lifetime->hint);
    if (std::none_of(draft_.problems.begin(), draft_.problems.end(), isLifetime))
        hint.prepend(
            tr("Until %1 · %2. ").arg(localTime(draft_.expiresAt, now), text(base::utcText(draft_.expiresAt))));
    form_->row(lifetime->key)->setHint(hint);
}

void SignPage::showLife()
{
    const base::Time now = surroundings_.clock();
    showLifetimeHint(now);
    if (token_.empty()) {
        life_->clear();
        return;
    }
    life_->setLifespan(zoom::lifespan(draft_.issuedAt, draft_.expiresAt, {now}), now);
}

void SignPage::copyToken()
{
    refresh();
    if (!token_.empty()) surroundings_.clipboard.copy(text(token_));
}

void SignPage::copyAs(int format)
{
    refresh();
    if (token_.empty()) return;
    surroundings_.clipboard.copy(text(join::copyAs(static_cast<join::Format>(format), *table_, draft_.claims, token_)));
}

void SignPage::goTo(const QString& field)
{
    if (field == "key" || field == "secret")
        credential_->focusProblem(field);
    else
        form_->focusField(utf8(field));
}

void SignPage::focusToken() { view_->setFocus(Qt::ShortcutFocusReason); }

void SignPage::focusStart()
{
    const auto first =
        std::find_if(draft_.problems.begin(), draft_.problems.end(),
                     [this](const base::Problem& problem) { return form_->row(problem.field) != nullptr; });
    if (first == draft_.problems.end())
        focusToken();
    else
        form_->row(first->field)->editor()->setFocus(Qt::OtherFocusReason);
}

void SignPage::remember()
{
    saver_->stop();
    if (form_ == nullptr) return;
    surroundings_.preferences.setInputs(text(table_->kind), form_->inputs());
}

} // namespace ui
