#include "pages/inspectmend.h"

#include "credentials.h"
#include "icons.h"
#include "jwt/hs256.h"
#include "text.h"
#include "theme.h"
#include "widgets/clipboard.h"
#include "widgets/pairtable.h"
#include "widgets/printable.h"
#include "widgets/reveal.h"
#include "widgets/tokenview.h"
#include "zoom/describe.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

MendCard::MendCard(const Surroundings& surroundings, QWidget* parent)
    : Card(tr("Mended"), parent),
      surroundings_(surroundings),
      status_(new QLabel),
      changes_(new PairTable(tr("Now"), tr("Mended"), tr("taken out"), tr("put in"))),
      token_(new TokenView)
{
    status_->setObjectName("inspect.mendStatus");
    status_->setTextFormat(Qt::PlainText);
    status_->setWordWrap(true);
    changes_->setObjectName("inspect.mendChanges");
    changes_->setAccessibleName(tr("What is changed"));
    token_->setObjectName("inspect.mended");
    token_->setAccessibleName(tr("Mended token"));
    token_->setReadOnly(true);
    token_->setProperty("quiet", true);
    constexpr int lines = 5;
    token_->setLines(lines);
    for (QWidget* const part : std::initializer_list<QWidget*>{status_, changes_, token_}) body()->addWidget(part);
    makeButtons();
    auto* const copied = new QLabel;
    copied->setObjectName("inspect.copied");
    copied->setProperty("role", "muted");
    addBesideTitle(copied);
    connect(&surroundings_.clipboard, &SecretClipboard::secondsLeft, copied, [copied](int seconds) {
        copied->setText(seconds == 0 ? QString() : tr("Copied. The clipboard is cleared in %1 s.").arg(seconds));
    });
    connect(&surroundings_.credentials, &Credentials::changed, this, &MendCard::follow);
    hide();
}

void MendCard::makeButtons()
{
    copy_ = new QPushButton(icon("copy"), tr("Copy"));
    copy_->setObjectName("inspect.mendCopy");
    copy_->setToolTip(tr("Sign it with fresh times and copy it"));
    connect(copy_, &QPushButton::clicked, this, &MendCard::copy);
    sign_ = new QPushButton(tr("Edit in Sign"));
    sign_->setObjectName("inspect.mendInSign");
    connect(sign_, &QPushButton::clicked, this, [this] {
        const zoom::Mended mended = zoom::mended(claims_, *table_, signer().key, {surroundings_.clock()}, join_);
        Q_EMIT openInSign(*table_, zoom::inputsOf(mended.draft.claims, *table_));
    });
    close_ = new QPushButton(tr("Close"));
    close_->setObjectName("inspect.mendClose");
    connect(close_, &QPushButton::clicked, this, &MendCard::forget);
    auto* const row = new QHBoxLayout;
    for (QPushButton* const button : {copy_, sign_, close_}) row->addWidget(button);
    row->addStretch();
    body()->addLayout(row);
}

void MendCard::mend(const Reading& reading)
{
    table_ = reading.table();
    if (table_ == nullptr) return;
    claims_ = reading.token.claims;
    join_ = reading.context.join;
    Credentials& credentials = surroundings_.credentials;
    const bool typed = !credentials.typed(*table_).credential.secret.isEmpty();
    if (!typed && credentials.readiness(*table_) == Readiness::AtRest) credentials.read(*table_);
    follow();
    show();
    reveal(this);
}

void MendCard::forget()
{
    table_ = nullptr;
    claims_.clear();
    token_->clear();
    hide();
}

/// The pair that is typed on this page, else that of the chosen profile.
const vault::Credential& MendCard::signer() const
{
    const vault::Credential& typed = surroundings_.credentials.typed(*table_).credential;
    return typed.secret.isEmpty() ? surroundings_.credentials.entry(*table_).credential : typed;
}

void MendCard::follow()
{
    if (table_ == nullptr) return;
    showMended(zoom::mended(claims_, *table_, signer().key, {surroundings_.clock()}, join_));
}

void MendCard::showMended(const zoom::Mended& mended)
{
    QStringList problems;
    for (const base::Problem& problem : mended.draft.problems) {
        const zoom::Field* const field = table_->field(problem.field);
        const QString label = field != nullptr ? text(field->label) : text(problem.field);
        problems.append(tr("%1 %2.").arg(label, printable(zoom::describe(problem))));
    }
    const bool sound = problems.isEmpty();
    const base::Secret& secret = signer().secret;
    const bool isSigned = sound && !secret.isEmpty();
    const QString token = isSigned ? text(jwt::sign(mended.draft.claims, jwt::Key(secret))) : QString();
    if (token_->toPlainText() != token) token_->setPlainText(token);
    token_->setVisible(isSigned);
    copy_->setEnabled(isSigned);
    changes_->setPairs(mended.changes);
    changes_->setVisible(!mended.changes.empty());
    const bool reading = surroundings_.credentials.readiness(*table_) == Readiness::Reading;
    status_->setText(!sound     ? tr("Not everything can be mended: edit it in Sign.") + ' ' + problems.join(' ')
                     : isSigned ? tr("A new token, signed with the key %1.").arg(printable(signer().key))
                     : reading  ? tr("Reading the secret from the keychain…")
                                : tr("Give the secret, or choose a profile, and it will be signed."));
    setRole(status_, sound ? "muted" : "warning");
}

void MendCard::copy()
{
    follow();
    if (!token_->toPlainText().isEmpty()) surroundings_.clipboard.copy(token_->toPlainText());
}

} // namespace ui
