#include "form/profileform.h"

#include "environment.h"
#include "form/fieldrow.h"
#include "form/secretedit.h"
#include "text.h"
#include "vault/doubts.h"
#include "zoom/describe.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

bool isOAuth(vault::Kind kind) { return kind == vault::Kind::OAuth || kind == vault::Kind::S2S; }

/// Whether profiles of that kind have the member.
bool has(vault::Kind kind, std::string_view member)
{
    if (member == "accountId") return kind == vault::Kind::S2S;
    if (member == "redirectUri") return kind == vault::Kind::OAuth;
    if (member == "oauthBase") return isOAuth(kind);
    if (member == "apiBase") return isOAuth(kind) || kind == vault::Kind::Api;
    return true;
}

QLabel* quietLabel(const char* name, const char* role)
{
    auto* const label = new QLabel;
    label->setObjectName(name);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ProfileForm::ProfileForm(QWidget* parent)
    : QWidget(parent),
      column_(new QVBoxLayout(this)),
      where_(quietLabel("credentials.where", "muted")),
      doubts_(quietLabel("credentials.doubts", "warning"))
{
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(16);
    addLine("name", tr("Name"), {});
    makeKindAndEnvironment();
    column_->addWidget(where_);
    makeKeyAndSecret();
    addLine("accountId", tr("Account ID"), {});
    addLine("redirectUri", tr("Redirect URI"), tr("As entered in the app's settings, to the letter."));
    addLine("oauthBase", tr("OAuth address"), {})->setPlaceholderText("https://zoom.us");
    addLine("apiBase", tr("API address"), {})->setPlaceholderText("https://api.zoom.us");
    setProfile({}, {});
}

QLineEdit* ProfileForm::addLine(const char* member, const QString& label, const QString& hint)
{
    auto* const line = new QLineEdit;
    line->setObjectName(QString("credentials.") + member);
    auto* const row = new FieldRow(line->objectName(), label, {}, hint, line, this);
    column_->addWidget(row);
    addRow(member, row);
    return line;
}

void ProfileForm::addRow(const char* member, FieldRow* row)
{
    rows_.emplace_back(member, row);
    connect(row, &FieldRow::edited, this, &ProfileForm::edit);
    if (auto* const line = qobject_cast<QLineEdit*>(row->editor()))
        connect(line, &QLineEdit::returnPressed, this, &ProfileForm::submitted);
}

void ProfileForm::makeKindAndEnvironment()
{
    auto* const kinds = new QComboBox;
    kinds->setObjectName("credentials.kind");
    for (const vault::Kind kind : vault::kinds()) kinds->addItem(text(vault::title(kind)), text(vault::name(kind)));
    auto* const environments = new QComboBox;
    environments->setObjectName("credentials.environment");
    for (const vault::Environment environment : vault::environments())
        environments->addItem(environment == vault::Environment::None ? tr("Not set") : words(environment),
                              text(vault::name(environment)));
    for (QComboBox* const box : {kinds, environments}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    auto* const pair = new QHBoxLayout;
    pair->setSpacing(16);
    auto* const kindRow = new FieldRow("credentials.kind", tr("Kind"), {}, {}, kinds, this);
    auto* const environmentRow = new FieldRow("credentials.environment", tr("Environment"), {}, {}, environments, this);
    pair->addWidget(kindRow, 3);
    pair->addWidget(environmentRow, 2);
    column_->addLayout(pair);
    addRow("kind", kindRow);
    addRow("environment", environmentRow);
}

void ProfileForm::makeKeyAndSecret()
{
    addLine("key", tr("Key"), {});
    secret_ = new SecretEdit;
    secret_->setObjectName("credentials.secret");
    auto* const row = new FieldRow("credentials.secret", tr("Secret"), {}, {}, secret_, this);
    addRow("secret", row);
    column_->addWidget(row);
    column_->addWidget(doubts_);
    publicClient_ = new QCheckBox(tr("Public client: has no secret, signs in with PKCE alone"));
    publicClient_->setObjectName("credentials.publicClient");
    connect(publicClient_, &QCheckBox::toggled, this, [this](bool isPublic) {
        if (isPublic && !filling_) forgetSecret();
        edit();
    });
    column_->addWidget(publicClient_);
}

FieldRow* ProfileForm::row(std::string_view member) const
{
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const auto& row) { return row.first == member; });
    return found == rows_.end() ? nullptr : found->second;
}

void ProfileForm::setProfile(const vault::Profile& profile, const QString& stored)
{
    filling_ = true;
    id_ = profile.id;
    stored_ = stored;
    held_.reset();
    secret_->forget();
    row("name")->setText(text(profile.name));
    row("kind")->setText(text(vault::name(profile.kind)));
    row("environment")->setText(text(vault::name(profile.environment)));
    row("key")->setText(text(profile.key));
    row("accountId")->setText(text(profile.accountId));
    row("redirectUri")->setText(text(profile.redirectUri));
    row("oauthBase")->setText(text(profile.oauthBase));
    row("apiBase")->setText(text(profile.apiBase));
    publicClient_->setChecked(profile.publicClient);
    filling_ = false;
    edited_ = false;
    for (const auto& [member, row] : rows_) row->setProblem({}); // nobody has left a line yet
    followKind();
}

vault::Profile ProfileForm::profile() const
{
    vault::Profile profile;
    profile.id = id_;
    profile.kind = vault::kindNamed(utf8(row("kind")->text())).value_or(vault::Kind::Video);
    const auto typed = [&](std::string_view member) {
        return has(profile.kind, member) ? utf8(row(member)->text()) : std::string();
    };
    profile.name = utf8(row("name")->text().trimmed());
    profile.environment = vault::environmentNamed(utf8(row("environment")->text())).value_or(vault::Environment::None);
    profile.key = typed("key");
    profile.accountId = typed("accountId");
    profile.redirectUri = typed("redirectUri");
    profile.oauthBase = typed("oauthBase");
    profile.apiBase = typed("apiBase");
    profile.publicClient = profile.kind == vault::Kind::OAuth && publicClient_->isChecked();
    return profile;
}

void ProfileForm::setOthers(const std::vector<vault::Profile>& others)
{
    others_ = others;
    judge();
}

void ProfileForm::holdSecret(base::Secret secret, const QString& origin)
{
    held_ = std::move(secret);
    stored_ = origin;
    followKind();
}

std::optional<base::Secret> ProfileForm::secret() const
{
    if (profile().publicClient) return std::nullopt;
    if (!secret_->text().isEmpty()) return secret_->secret();
    return held_ ? std::optional(held_->clone()) : std::nullopt;
}

void ProfileForm::setStored(const QString& stored)
{
    if (held_) return;
    stored_ = stored;
    followKind();
}

bool ProfileForm::forgetSecret()
{
    const bool had = held_ || !secret_->text().isEmpty();
    if (held_) stored_.clear();
    held_.reset();
    secret_->forget();
    followKind();
    return had;
}

void ProfileForm::edit()
{
    if (filling_) return;
    edited_ = true;
    followKind();
    Q_EMIT edited();
}

void ProfileForm::followKind()
{
    const vault::Profile now = profile();
    for (const auto& [member, row] : rows_) row->setVisible(has(now.kind, member));
    publicClient_->setVisible(now.kind == vault::Kind::OAuth);
    row("secret")->setVisible(!now.publicClient);
    where_->setText(tr("Where do I find this? %1").arg(text(vault::whereToFind(now.kind))));
    row("name")->setLabel(tr("Name"), tr("required"));
    row("key")->setLabel(text(vault::keyLabel(now.kind)), tr("required"));
    row("secret")->setLabel(text(vault::secretLabel(now.kind)), stored_.isEmpty() ? tr("required") : QString());
    row("accountId")->setLabel(tr("Account ID"), tr("required"));
    secret_->setPlaceholderText(stored_);
    secret_->setEnabled(!now.publicClient);
    judge();
}

void ProfileForm::judge()
{
    const vault::Profile now = profile();
    std::vector<base::Problem> problems = vault::problemsOf(now, others_);
    const bool lacksSecret = stored_.isEmpty() && secret_->text().isEmpty() && !now.publicClient;
    if (lacksSecret) problems.push_back({"secret", base::Fault::Missing, {}});
    for (const auto& [member, row] : rows_) {
        const auto isMine = [&name = member](const base::Problem& problem) { return problem.field == name; };
        const auto problem = std::find_if(problems.begin(), problems.end(), isMine);
        row->setProblem(problem == problems.end() ? QString() : text(zoom::describe(*problem)));
    }
    showDoubts();
}

void ProfileForm::showDoubts()
{
    const std::optional<base::Secret> typed = secret();
    const std::string_view bytes = typed ? typed->reveal() : std::string_view();
    QStringList sentences;
    for (const vault::Doubt doubt : vault::doubtsAbout(utf8(row("key")->text()), bytes))
        sentences.append(text(vault::describe(doubt)));
    doubts_->setText(sentences.join('\n'));
    doubts_->setVisible(!sentences.isEmpty());
}

bool ProfileForm::check()
{
    FieldRow* first = nullptr;
    judge();
    for (const auto& [member, row] : rows_) {
        row->showProblem();
        if (first == nullptr && row->hasProblem()) first = row;
    }
    if (first != nullptr) first->editor()->setFocus(Qt::OtherFocusReason);
    return first == nullptr;
}

void ProfileForm::focusName() { row("name")->editor()->setFocus(Qt::OtherFocusReason); }

} // namespace ui
