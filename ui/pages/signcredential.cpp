#include "pages/signcredential.h"

#include "environment.h"
#include "form/credentialform.h"
#include "text.h"
#include "theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {
namespace {

QLabel* plainLabel(const QString& name, const char* role)
{
    auto* const label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (role != nullptr) label->setProperty("role", role);
    return label;
}

QPushButton* namedButton(const QString& name, const QString& label)
{
    auto* const button = new QPushButton(label);
    button->setObjectName(name);
    return button;
}

} // namespace

SignCredential::SignCredential(Credentials& credentials, QWidget* parent)
    : QWidget(parent), credentials_(credentials), profileView_(makeProfileView()), typedView_(makeTypedView())
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(profileView_);
    column->addWidget(typedView_);
    connect(&credentials_, &Credentials::changed, this, &SignCredential::follow);
}

QWidget* SignCredential::makeProfileView()
{
    auto* const view = new QWidget;
    auto* const column = new QVBoxLayout(view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    name_ = plainLabel("sign.profile", nullptr);
    QFont font = name_->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    font.setWeight(QFont::DemiBold);
    name_->setFont(font);
    detail_ = plainLabel("sign.profileDetail", "muted");
    key_ = plainLabel("sign.profileKey", nullptr);
    key_->setFont(fixedFont());
    key_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    state_ = plainLabel("sign.secretState", "muted");
    for (QLabel* const label : {name_, detail_, key_}) column->addWidget(label);
    cancel_ = namedButton("sign.cancelReading", tr("Cancel"));
    again_ = namedButton("sign.readAgain", tr("Read the secret"));
    auto* const reading = new QHBoxLayout;
    reading->addWidget(state_, 1);
    reading->addWidget(cancel_, 0, Qt::AlignTop);
    reading->addWidget(again_, 0, Qt::AlignTop);
    column->addLayout(reading);

    change_ = namedButton("sign.changeProfile", tr("Change profile"));
    auto* const type = namedButton("sign.typeInstead", tr("Type a key and secret"));
    auto* const buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 8, 0, 0);
    for (QPushButton* const button : {change_, type}) buttons->addWidget(button);
    buttons->addStretch();
    column->addLayout(buttons);
    connect(cancel_, &QPushButton::clicked, this, [this] { credentials_.cancel(*table_); });
    connect(again_, &QPushButton::clicked, this, [this] { credentials_.read(*table_); });
    connect(change_, &QPushButton::clicked, this, &SignCredential::changeProfile);
    connect(type, &QPushButton::clicked, this, [this] {
        credentials_.chooseNone(*table_);
        form_->focusProblem("key");
    });
    return view;
}

QWidget* SignCredential::makeTypedView()
{
    auto* const view = new QWidget;
    auto* const column = new QVBoxLayout(view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    form_ = new CredentialForm("sign", credentials_);
    save_ = namedButton("sign.saveProfile", tr("Save as profile…"));
    save_->setToolTip(tr("Keep this pair under a name, its secret in the keychain"));
    form_->addBesideLoad(save_);
    column->addWidget(form_);
    connect(save_, &QPushButton::clicked, this, &SignCredential::saveAsProfile);
    return view;
}

void SignCredential::setTable(const zoom::Table& table)
{
    table_ = &table;
    form_->setTable(table);
    follow();
}

void SignCredential::follow()
{
    if (table_ == nullptr) return;
    const vault::Profile* const profile = credentials_.chosen(*table_);
    profileView_->setVisible(profile != nullptr);
    typedView_->setVisible(profile == nullptr);
    const vault::Credential& typed = credentials_.typed(*table_).credential;
    save_->setEnabled(!typed.key.empty() && !typed.secret.isEmpty());
    if (profile == nullptr) return;
    QStringList details{text(vault::title(profile->kind)), words(profile->environment)};
    details.removeAll(QString());
    name_->setText(text(profile->name));
    detail_->setText(details.join(" · "));
    key_->setText(text(profile->key));
    state_->setText(credentials_.state(*table_));
    const Readiness readiness = credentials_.readiness(*table_);
    setRole(state_, readiness == Readiness::Failed ? "error" : "muted");
    cancel_->setVisible(readiness == Readiness::Reading);
    again_->setVisible(readiness == Readiness::Failed || readiness == Readiness::Cancelled);
}

void SignCredential::focusProblem(const QString& field)
{
    if (table_ != nullptr && credentials_.chosen(*table_) != nullptr)
        (again_->isVisible() ? again_ : change_)->setFocus(Qt::OtherFocusReason);
    else
        form_->focusProblem(field);
}

void SignCredential::setProblems(const QString& key, const QString& secret) { form_->setProblems(key, secret); }

} // namespace ui
