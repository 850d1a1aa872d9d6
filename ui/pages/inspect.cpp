#include "pages/inspect.h"

#include "credentials.h"
#include "form/credentialform.h"
#include "jwt/hs256.h"
#include "pages/inspectclaims.h"
#include "pages/inspectcompare.h"
#include "pages/inspecterror.h"
#include "pages/inspectinput.h"
#include "pages/inspectjoin.h"
#include "pages/inspectmend.h"
#include "pages/inspectreport.h"
#include "pages/inspectsignature.h"
#include "pages/inspectverdict.h"
#include "pages/tokenowner.h"
#include "text.h"
#include "widgets/clipboard.h"
#include "widgets/columns.h"
#include "widgets/lifetimebar.h"
#include "zoom/mend.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace ui {

InspectPage::InspectPage(const Surroundings& surroundings, QWidget* parent)
    : Page("inspect", tr("Inspect"), tr("Paste a token and read what it says, and why a join with it would fail."),
           parent),
      surroundings_(surroundings),
      owner_(new TokenOwner(surroundings.credentials.book(), this)),
      input_(new PasteCard),
      join_(new JoinCard(surroundings.preferences)),
      error_(new ErrorCard),
      empty_(makeEmptyState()),
      verdict_(new VerdictCard),
      mend_(new MendCard(surroundings)),
      claims_(new ClaimsCard),
      compare_(new CompareCard(surroundings)),
      answer_(makeAnswer())
{
    auto* const columns = new Columns(Columns::WhenNarrow::Merge);
    columns->addLeft(input_);
    columns->addRight(empty_, 1);
    columns->addRight(answer_, 1);
    columns->addLeft(makeCredentialCard());
    columns->addLeft(join_);
    columns->addLeft(error_);
    setContent(columns);
    connectCards();
    read();
}

void InspectPage::connectCards()
{
    Credentials& credentials = surroundings_.credentials;
    connect(input_, &PasteCard::textChanged, this, &InspectPage::read);
    connect(&credentials, &Credentials::changed, this, &InspectPage::examineSignature);
    connect(owner_, &TokenOwner::changed, this, &InspectPage::examineSignature);
    connect(&credentials, &Credentials::locked, this, &InspectPage::forget);
    connect(join_, &JoinCard::edited, this, &InspectPage::judge);
    connect(verdict_, &VerdictCard::chosen, this, &InspectPage::choose);
    connect(error_, &ErrorCard::chosen, verdict_, &VerdictCard::select);
    connect(verdict_, &VerdictCard::mend, this, [this] { mend_->mend(reading_); });
    connect(verdict_, &VerdictCard::openInSign, this,
            [this] { Q_EMIT openInSign(*reading_.table(), zoom::inputsOf(reading_.token.claims, *reading_.table())); });
    connect(mend_, &MendCard::openInSign, this, &InspectPage::openInSign);
    connect(claims_, &ClaimsCard::chosen, this,
            [this](const std::string& claim) { input_->mark(reading_.token, placeOfClaim(claim, reading_.token)); });
    auto* const reports = new ReportMenu(verdict_->reportMenu(), this, [this]() -> const Reading& { return reading_; });
    connect(reports, &ReportMenu::done, verdict_, &VerdictCard::say);
    auto* const second = new QTimer(this);
    connect(second, &QTimer::timeout, this, &InspectPage::showLife);
    second->start(1000);
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
    auto* const state = new QWidget;
    auto* const column = new QVBoxLayout(state);
    column->setContentsMargins(0, 0, 0, 0);
    auto* const card = new Card(tr("What you will see here"));
    column->addWidget(card);
    column->addStretch(1);
    for (const auto& [title, words] : std::initializer_list<std::pair<QString, QString>>{
             {tr("What it is"), tr("Its kind, each claim with its meaning, and how long it still lives.")},
             {tr("Who signed it"), tr("Your secret, one of your profiles, or your secret by a usual mistake.")},
             {tr("Why a join would fail"), tr("All faults, what to mend first coming first, and a mended token.")},
             {tr("What to show others"),
              tr("How it differs from a token that works, and a report safe for the public.")},
             {tr("What stays here"), tr("Everything: no address found in a token is ever opened.")}}) {
        auto* const line = new QLabel("<b>" + title + "</b><br>" + words);
        line->setWordWrap(true);
        line->setProperty("role", "muted");
        card->body()->addWidget(line);
    }
    auto* const example = new QPushButton(tr("Show an example"));
    example->setObjectName("inspect.example");
    connect(example, &QPushButton::clicked, this, &InspectPage::showExample);
    card->body()->addWidget(example, 0, Qt::AlignLeft);
    return state;
}

void InspectPage::open(const std::string& token) { input_->setText(text(token)); }

void InspectPage::showExample()
{
    const vault::Credential demo = vault::demoCredential();
    const zoom::Draft draft = zoom::draft(zoom::tables().front(), {{"sessionName", "Cool Cars"}, {"role", "1"}},
                                          demo.key, {surroundings_.clock()});
    input_->setText(text(jwt::sign(draft.claims, jwt::Key(demo.secret))));
}

QWidget* InspectPage::makeAnswer()
{
    auto* const answer = new QWidget;
    auto* const column = new QVBoxLayout(answer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(verdict_);
    column->addWidget(mend_);
    column->addWidget(claims_);
    column->addWidget(compare_);
    column->addStretch();
    return answer;
}

void InspectPage::read()
{
    reading_ = {};
    reading_.intake = zoom::intake(utf8(input_->pasted()));
    reading_.token = jwt::decode(reading_.intake.token);
    reading_.kind = zoom::kindOf(reading_.token);
    const jwt::Decoded& token = reading_.token;
    const zoom::Table* const table = reading_.table();
    empty_->setVisible(reading_.isEmpty());
    answer_->setVisible(!reading_.isEmpty());
    if (table != nullptr) credential_->setTable(*table);
    credential_->setVisible(table != nullptr);
    const bool isStranger = reading_.kind == zoom::TokenKind::Unknown && !reading_.isEmpty();
    credentialCard_->setVisible(table != nullptr || (isStranger && owner_->hasProfiles()));
    join_->setVisible(reading_.kind == zoom::TokenKind::Video || reading_.kind == zoom::TokenKind::Meeting);
    join_->setToken(reading_.kind, zoom::asksForHost(token));
    input_->setReading(reading_);
    claims_->setReading(reading_, surroundings_.clock());
    mend_->forget();
    if (isVisible()) surroundings_.credentials.want(table);
    owner_->setToken(isSignedByApps(reading_.kind) ? token : jwt::Decoded{});
    examineSignature();
}

void InspectPage::examineSignature()
{
    const bool searching = owner_->isBusy();
    whose_->setText(searching ? tr("Cancel") : tr("Whose token is this?"));
    whose_->setVisible(searching || owner_->hasProfiles());
    SignatureVerdict verdict = examine(reading_, surroundings_.credentials, *owner_);
    reading_.context.signature = verdict.autopsy.status;
    reading_.context.autopsy = std::move(verdict.autopsy);
    signatureWords_ = verdict.words;
    judge();
}

void InspectPage::judge()
{
    reading_.context.now = surroundings_.clock();
    reading_.context.leeway = join_->leeway();
    reading_.context.join = join_->join();
    reading_.findings =
        reading_.isEmpty() ? std::vector<zoom::Finding>() : zoom::diagnose(reading_.token, reading_.context);
    verdict_->setReading(reading_, signatureWords_);
    error_->setReading(reading_);
    compare_->setReading(reading_);
    life_ = zoom::lifespan(reading_.token, reading_.context).state;
    showLife();
}

void InspectPage::showLife()
{
    zoom::Context context{surroundings_.clock()};
    context.leeway = reading_.context.leeway;
    const zoom::Lifespan life = zoom::lifespan(reading_.token, context);
    if (life.state != life_) {
        judge(); // it expired, or began, before our eyes
        return;
    }
    verdict_->life().setLifespan(life, context.now, context.leeway);
    verdict_->life().setVisible(!reading_.token.claims.empty());
}

void InspectPage::choose(const zoom::Finding* finding)
{
    if (finding != nullptr) claims_->select(finding->claim);
    input_->mark(reading_.token, finding == nullptr ? std::nullopt : placeOf(*finding, reading_.token));
}

void InspectPage::forget()
{
    join_->forgetPasscode();
    compare_->forget();
    mend_->forget();
    if (input_->pasted().isEmpty()) return;
    input_->clear(); // and what could be undone
    input_->say(tr("The token was forgotten together with the secrets: paste it again."));
}

void InspectPage::showEvent(QShowEvent* event)
{
    surroundings_.credentials.want(reading_.table());
    Page::showEvent(event);
}

void InspectPage::hideEvent(QHideEvent* event)
{
    surroundings_.credentials.want(nullptr);
    Page::hideEvent(event);
}

void InspectPage::focusToken() { input_->focusText(); }

void InspectPage::copyToken()
{
    if (!reading_.isEmpty()) surroundings_.clipboard.copy(text(reading_.token.text));
}

} // namespace ui
