#include "pages/sign.h"

#include "form/claimform.h"
#include "form/fieldrow.h"
#include "join/copyas.h"
#include "pages/signcredential.h"
#include "pages/tokencard.h"
#include "preferences.h"
#include "text.h"
#include "widgets/card.h"
#include "widgets/claimsview.h"
#include "widgets/clipboard.h"
#include "widgets/columns.h"
#include "widgets/lifetimebar.h"
#include "widgets/taborder.h"
#include "zoom/describe.h"

#include <QLabel>
#include <QMenu>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

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
    connect(&surroundings_.credentials, &Credentials::changed, this, &SignPage::takeCredential);
    connect(&surroundings_.credentials, &Credentials::tableChosen, this, [this](const zoom::Table& table) {
        kinds_->setCurrentIndex(static_cast<int>(&table - zoom::tables().data()));
    });
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
    credential_ = new SignCredential(surroundings_.credentials);
    connect(credential_, &SignCredential::changeProfile, this, &SignPage::changeProfile);
    connect(credential_, &SignCredential::saveAsProfile, this, [this] { Q_EMIT saveAsProfile(*table_); });
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
    tokenCard_ = new TokenCard(surroundings_.clipboard);
    connect(tokenCard_, &TokenCard::copy, this, &SignPage::copyToken);
    connect(tokenCard_, &TokenCard::goTo, this, &SignPage::goTo);
    QMenu* const menu = tokenCard_->copyMenu();
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const join::Format format : join::formatsFor(*table_))
            menu->addAction(text(join::title(format)), this, [this, format] { copyAs(static_cast<int>(format)); });
    });
    return tokenCard_;
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
    if (isVisible()) surroundings_.credentials.want(table_);
    takeCredential();
}

void SignPage::open(const zoom::Table& table, const zoom::Inputs& inputs)
{
    kinds_->setCurrentIndex(static_cast<int>(&table - zoom::tables().data()));
    form_->setInputs(inputs);
    refresh();
    remember();
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
    tokenCard_->setToken(text(token_));

    const zoom::TokenKind kind = zoom::kindOf(*table_);
    claims_->setClaims(draft_.claims, kind, surroundings_.clock());
    showProblems(draft_);
    showLife();

    std::vector<zoom::Finding> findings;
    if (!token_.empty())
        findings = zoom::diagnose(jwt::decode(token_), {surroundings_.clock(), {}, zoom::SignatureStatus::Valid});
    tokenCard_->setFindings(std::move(findings), kind);
}

void SignPage::showProblems(const zoom::Draft& draft)
{
    form_->setProblems(draft.problems);
    QString key;
    QString secret;
    QStringList todo;
    for (const base::Problem& problem : draft.problems) {
        QString sentence = text(zoom::describe(problem));
        if (problem.field == "secret" && surroundings_.credentials.chosen(*table_) != nullptr)
            sentence = tr("has not been read: the credential says why");
        if (problem.field == "key") key = sentence;
        if (problem.field == "secret") secret = sentence;
        const FieldRow* const row = form_->row(problem.field);
        const QString label = row != nullptr ? row->label() : problem.field == "key" ? tr("Key") : tr("Secret");
        todo.append(QString("<li><a href=\"%1\">%2</a> %3</li>")
                        .arg(text(problem.field), label.toHtmlEscaped(), sentence.toHtmlEscaped()));
    }
    credential_->setProblems(key, secret);
    tokenCard_->setTodo(todo);
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
        tokenCard_->life().clear();
        return;
    }
    tokenCard_->life().setLifespan(zoom::lifespan(draft_.issuedAt, draft_.expiresAt, {now}), now);
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

void SignPage::focusToken() { tokenCard_->focusToken(); }

void SignPage::showEvent(QShowEvent* event)
{
    surroundings_.credentials.want(table_);
    Page::showEvent(event);
}

void SignPage::hideEvent(QHideEvent* event)
{
    surroundings_.credentials.want(nullptr);
    Page::hideEvent(event);
}

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
