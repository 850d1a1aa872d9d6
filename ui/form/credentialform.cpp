#include "form/credentialform.h"

#include "base/file.h"
#include "credentials.h"
#include "form/fieldrow.h"
#include "form/secretedit.h"
#include "icons.h"
#include "text.h"
#include "widgets/filechooser.h"
#include "zoom/tables.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

CredentialForm::CredentialForm(const QString& page, Credentials& credentials, QWidget* parent)
    : QWidget(parent),
      credentials_(credentials),
      key_(new QLineEdit),
      secret_(new SecretEdit),
      status_(new QLabel(this))
{
    key_->setObjectName(page + ".key");
    secret_->setObjectName(page + ".secret");
    keyRow_ = new FieldRow("key", tr("Key"), {}, {}, key_, this);
    secretRow_ = new FieldRow("secret", tr("Secret"), {}, {}, secret_, this);
    status_->setObjectName(page + ".credentialStatus");
    status_->setProperty("role", "muted");
    status_->setTextFormat(Qt::PlainText);
    status_->setWordWrap(true);
    auto* const loadButton = new QPushButton(icon("file"), tr("Load .env…"), this);
    loadButton->setObjectName(page + ".loadEnv");
    loadButton->setToolTip(tr("Read key and secret from an env file, as Zoom's samples have one"));

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(keyRow_);
    column->addWidget(secretRow_);
    auto* const foot = new QHBoxLayout;
    foot->addWidget(status_, 1);
    buttons_ = new QHBoxLayout;
    buttons_->addWidget(loadButton);
    foot->addLayout(buttons_);
    foot->setAlignment(buttons_, Qt::AlignTop);
    column->addLayout(foot);

    connect(keyRow_, &FieldRow::edited, this, &CredentialForm::store);
    connect(secretRow_, &FieldRow::edited, this, &CredentialForm::store);
    connect(loadButton, &QPushButton::clicked, this, &CredentialForm::chooseFile);
    connect(&credentials_, &Credentials::changed, this, &CredentialForm::load);
}

void CredentialForm::setTable(const zoom::Table& table)
{
    table_ = &table;
    load();
}

void CredentialForm::addBesideLoad(QWidget* widget) { buttons_->addWidget(widget); }

void CredentialForm::store()
{
    if (table_ == nullptr || storing_) return;
    storing_ = true;
    credentials_.set(*table_, {utf8(key_->text()), secret_->secret()}, {});
    storing_ = false;
    say({});
}

void CredentialForm::load()
{
    if (table_ == nullptr || storing_) return;
    storing_ = true; // filling the editors is no edit
    const Credentials::Entry& entry = credentials_.typed(*table_);
    if (key_->text() != text(entry.credential.key)) key_->setText(text(entry.credential.key));
    if (entry.credential.secret.isEmpty())
        secret_->forget();
    else if (secret_->secret().reveal() != entry.credential.secret.reveal())
        secret_->setSecret(entry.credential.secret);
    storing_ = false;
    key_->setPlaceholderText(tr("%1 of your app").arg(text(table_->keyLabel)));
    secret_->setPlaceholderText(tr("Its secret"));
    say(entry.origin.isEmpty() ? QString() : tr("From %1.").arg(entry.origin));
}

void CredentialForm::chooseFile()
{
    ui::chooseFile(this, tr("Load key and secret from an env file"),
                   [this](const QString& path) { loadEnvFile(path); });
}

void CredentialForm::loadEnvFile(const QString& path)
{
    const auto file = base::readFile(path.toStdU16String());
    if (!file) {
        say(tr("Callsign %1.").arg(text(base::describe(file.error()))));
        return;
    }
    const QString name = QFileInfo(path).fileName();
    const QStringList found = credentials_.takeDotenv(*file, name);
    if (found.isEmpty())
        say(tr("%1 holds no key or secret: it needs lines such as %2_KEY=… and %2_SECRET=….")
                .arg(name, text(table_ == nullptr ? zoom::tables().front().environment : table_->environment)));
    else
        say(tr("From %1: %2. The file still holds the secret in clear.").arg(name, found.join(", ")));
}

void CredentialForm::focusProblem(const QString& field)
{
    FieldRow* const row = field == "secret" ? secretRow_ : keyRow_;
    row->editor()->setFocus(Qt::OtherFocusReason);
    row->showProblem();
}

void CredentialForm::setProblems(const QString& key, const QString& secret)
{
    keyRow_->setProblem(key);
    secretRow_->setProblem(secret);
}

void CredentialForm::say(const QString& sentence)
{
    status_->setText(sentence.isEmpty() ? tr("Kept in memory until the window closes.") : sentence);
}

} // namespace ui
