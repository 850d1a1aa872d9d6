#include "pages/inspect.h"

#include "credentials.h"
#include "form/credentialform.h"
#include "icons.h"
#include "jwt/hs256.h"
#include "pages/tokenowner.h"
#include "text.h"
#include "theme.h"
#include "widgets/card.h"
#include "widgets/claimsview.h"
#include "widgets/clipboard.h"
#include "widgets/columns.h"
#include "widgets/filechooser.h"
#include "widgets/findinglist.h"
#include "widgets/lifetimebar.h"
#include "widgets/tokeninput.h"
#include "zoom/describe.h"
#include "zoom/draft.h"
#include "zoom/findings.h"
#include "zoom/intake.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>

namespace ui {
InspectPage::InspectPage(const Surroundings& surroundings, QWidget* parent)
    : Page("inspect", tr("Inspect"), tr("Paste a token and read what it says, and why a join with it would fail."),
           parent),
      surroundings_(surroundings),
      owner_(new TokenOwner(surroundings.credentials.book(), this))
{
    auto* const columns = new Columns;
    columns->addLeft(makeInputCard());
    columns->addLeft(makeCredentialCard());
    answer_ = new QStackedWidget;
    answer_->addWidget(makeEmptyState());
    auto* const answer = new QWidget;
    auto* const column = new QVBoxLayout(answer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(makeVerdictCard());
    column->addWidget(makeClaimsCard(), 1);
    answer_->addWidget(answer);
    columns->addRight(answer_, 1);
    setContent(columns);

    connect(input_, &TokenInput::textChanged, this, &InspectPage::read);
    connect(&surroundings_.credentials, &Credentials::changed, this, &InspectPage::judge);
    connect(owner_, &TokenOwner::changed, this, &InspectPage::judge);
    connect(&surroundings_.credentials, &Credentials::locked, this, [this] {
        if (input_->toPlainText().isEmpty()) return;
        input_->clear(); // and what could be undone
        inputNote_->setText(tr("The token was forgotten together with the secrets: paste it again."));
        inputNote_->show();
    });
    auto* const second = new QTimer(this);
    connect(second, &QTimer::timeout, this, &InspectPage::showLife);
    second->start(1000);
    read();
}

QWidget* InspectPage::makeInputCard()
{
    auto* const card = new Card(tr("Token"));
    input_ = new TokenInput;
    input_->setObjectName("inspect.input");
    input_->setAccessibleName(tr("Token to inspect"));
    input_->setPlaceholderText(
        tr("Paste a token, or drop a file with one.\n\nQuotes, line breaks and “Bearer” in front do not matter."));
    input_->setMinimumHeight(input_->fontMetrics().lineSpacing() * 11);
    card->body()->addWidget(input_);

    inputNote_ = new QLabel;
    inputNote_->setObjectName("inspect.note");
    inputNote_->setProperty("role", "error");
    inputNote_->setTextFormat(Qt::PlainText);
    inputNote_->setWordWrap(true);
    inputNote_->hide();
    card->body()->addWidget(inputNote_);
    connect(input_, &TokenInput::refused, this, [this](const QString& sentence) {
        inputNote_->setText(sentence);
        inputNote_->show();
    });

    auto* const paste = new QPushButton(tr("Paste"));
    paste->setObjectName("inspect.paste");
    connect(paste, &QPushButton::clicked, input_, [this] {
        input_->selectAll();
        input_->paste();
    });
    auto* const open = new QPushButton(icon("file"), tr("Open…"));
    open->setObjectName("inspect.open");
    connect(open, &QPushButton::clicked, this, &InspectPage::openFile);
    auto* const clear = new QPushButton(tr("Clear"));
    clear->setObjectName("inspect.clear");
    connect(clear, &QPushButton::clicked, input_, &TokenInput::clear);
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(paste);
    buttons->addWidget(open);
    buttons->addWidget(clear);
    buttons->addStretch();
    card->body()->addLayout(buttons);
    return card;
}

QWidget* InspectPage::makeCredentialCard()
{
    credentialCard_ = new Card(tr("Check the signature with"));
    credential_ = new CredentialForm("inspect", surroundings_.credentials);
    credentialCard_->body()->addWidget(credential_);
    whose_ = new QPushButton(tr("Whose token is this?"));
    whose_->setObjectName("inspect.whose");
    whose_->setToolTip(tr("Try the secret of each profile"));
    connect(whose_, &QPushButton::clicked, this, [this] { owner_->isBusy() ? owner_->cancel() : owner_->searchAll(); });
    credentialCard_->body()->addWidget(whose_, 0, Qt::AlignLeft);
    return credentialCard_;
}

QWidget* InspectPage::makeEmptyState()
{
    auto* const card = new Card(tr("What you will see here"));
    auto* const words =
        new QLabel(tr("<p>What kind of token it is, each claim with its meaning, and how long it still lives.</p>"
                      "<p>Whether the signature fits your secret.</p>"
                      "<p>Everything that would keep it from joining, what to mend first coming first.</p>"
                      "<p>Nothing leaves this machine: no address found in a token is ever opened.</p>"));
    words->setWordWrap(true);
    words->setProperty("role", "muted");
    card->body()->addWidget(words);
    auto* const example = new QPushButton(tr("Show an example"));
    example->setObjectName("inspect.example");
    connect(example, &QPushButton::clicked, this, &InspectPage::showExample);
    card->body()->addWidget(example, 0, Qt::AlignLeft);
    card->body()->addStretch();
    return card;
}

void InspectPage::showExample()
{
    const vault::Credential demo = vault::demoCredential();
    const zoom::Draft draft = zoom::draft(zoom::tables().front(), {{"sessionName", "Cool Cars"}, {"role", "1"}},
                                          demo.key, {surroundings_.clock()});
    input_->setPlainText(text(jwt::sign(draft.claims, jwt::Key(demo.secret))));
}

QWidget* InspectPage::makeVerdictCard()
{
    auto* const card = new Card(tr("Verdict"));
    kindBadge_ = new QLabel;
    kindBadge_->setObjectName("inspect.kind");
    kindBadge_->setProperty("role", "badge");
    card->addBesideTitle(kindBadge_);
    signature_ = new QLabel;
    signature_->setObjectName("inspect.signature");
    signature_->setTextFormat(Qt::PlainText);
    signature_->setWordWrap(true);
    card->body()->addWidget(signature_);
    bar_ = new LifetimeBar;
    bar_->setObjectName("inspect.lifetime");
    card->body()->addWidget(bar_);
    sound_ = new QLabel(tr("Nothing wrong found in the token itself."));
    sound_->setObjectName("inspect.sound");
    sound_->setProperty("role", "good");
    card->body()->addWidget(sound_);
    findings_ = new FindingList;
    findings_->setObjectName("inspect.findings");
    card->body()->addWidget(findings_);
    return card;
}

QWidget* InspectPage::makeClaimsCard()
{
    auto* const card = new Card(tr("What it says"));
    header_ = new QLabel;
    header_->setObjectName("inspect.header");
    header_->setFont(fixedFont());
    header_->setProperty("role", "muted");
    header_->setTextFormat(Qt::PlainText);
    header_->setWordWrap(true);
    header_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    card->body()->addWidget(header_);
    claims_ = new ClaimsView;
    claims_->setObjectName("inspect.claims");
    card->body()->addWidget(claims_);
    card->body()->addStretch();
    return card;
}

void InspectPage::read()
{
    inputNote_->hide();
    token_ = jwt::decode(zoom::tokenIn(utf8(input_->toPlainText())));
    kind_ = zoom::kindOf(token_);
    answer_->setCurrentIndex(token_.text.empty() ? 0 : 1);
    if (const zoom::Table* const table = zoom::tableFor(kind_)) credential_->setTable(*table);
    credentialCard_->setVisible(zoom::tableFor(kind_) != nullptr);
    kindBadge_->setText(text(zoom::title(kind_)));
    header_->setText(tr("Header %1").arg(text(jwt::toJson(token_.header))));
    claims_->setClaims(token_.claims, kind_, surroundings_.clock());
    owner_->setToken(token_);
    judge();
}

zoom::SignatureStatus InspectPage::checkSignature() const
{
    const zoom::Table* const table = zoom::tableFor(kind_);
    if (table == nullptr) return zoom::SignatureStatus::Unchecked;
    const base::Secret& secret = surroundings_.credentials.typed(*table).credential.secret;
    if (secret.isEmpty()) return zoom::SignatureStatus::Unchecked;
    return jwt::verify(token_, jwt::Key(secret)) ? zoom::SignatureStatus::Valid : zoom::SignatureStatus::Invalid;
}

QString InspectPage::strangerNote() const
{
    const zoom::Table* const table = zoom::tableFor(kind_);
    for (const zoom::Slot& slot : table->slots) {
        const jwt::Value* const key = jwt::find(token_.claims, slot.claim);
        if (!std::holds_alternative<zoom::FromKey>(slot.origin) || key == nullptr) continue;
        const QString ours = text(surroundings_.credentials.typed(*table).credential.key);
        const QString theirs = text(jwt::plainText(*key));
        return ours == theirs ? QString()
                              : ' ' + tr("The token belongs to the key %1, the secret to %2.").arg(theirs, ours);
    }
    return {};
}

zoom::SignatureStatus InspectPage::showSignature()
{
    using zoom::SignatureStatus;
    const bool searching = owner_->isBusy();
    whose_->setText(searching ? tr("Cancel") : tr("Whose token is this?"));
    whose_->setEnabled(searching || owner_->hasProfiles());
    const SignatureStatus typed = checkSignature();
    const bool byProfile = owner_->status() == SignatureStatus::Valid || typed == SignatureStatus::Unchecked;
    const SignatureStatus status = byProfile ? owner_->status() : typed;
    QString words = owner_->note();
    if (!byProfile && status == SignatureStatus::Valid) words = tr("Signature: valid, made with this secret.");
    if (!byProfile && status == SignatureStatus::Invalid)
        words = tr("Signature: not made with this secret.") + strangerNote() + ' ' + owner_->note();
    if (words.isEmpty()) words = tr("Signature: not checked, as no secret is given for it.");
    signature_->setText(words.trimmed());
    setRole(signature_, status == SignatureStatus::Valid     ? "good"
                        : status == SignatureStatus::Invalid ? "error"
                                                             : "muted");
    return status;
}

void InspectPage::judge()
{
    const zoom::SignatureStatus status = showSignature();
    const zoom::Context context{surroundings_.clock(), {}, status};
    std::vector<zoom::Finding> findings = zoom::diagnose(token_, context);
    std::erase_if(findings,
                  [](const zoom::Finding& f) { return f.id == zoom::FindingId::SignatureUnchecked; }); // said above
    findings_->setFindings(findings, kind_);
    findings_->setVisible(!findings.empty());
    sound_->setVisible(findings.empty());
    life_ = zoom::lifespan(token_, context).state;
    showLife();
}

void InspectPage::showLife()
{
    const base::Time now = surroundings_.clock();
    const zoom::Lifespan life = zoom::lifespan(token_, {now});
    if (life.state != life_) {
        judge(); // it expired, or began, before our eyes
        return;
    }
    bar_->setLifespan(life, now);
}

void InspectPage::openFile()
{
    chooseFile(this, tr("Open a file with a token"), [this](const QString& path) { input_->loadFile(path); });
}

void InspectPage::focusToken()
{
    input_->setFocus(Qt::ShortcutFocusReason);
    input_->selectAll(); // so that a paste replaces what stands there
}

void InspectPage::copyToken()
{
    if (!token_.text.empty()) surroundings_.clipboard.copy(text(token_.text));
}

} // namespace ui
