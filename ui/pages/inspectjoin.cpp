#include "pages/inspectjoin.h"

#include "form/fieldrow.h"
#include "form/secretedit.h"
#include "preferences.h"
#include "text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {
namespace {

using zoom::Account;
using zoom::Target;
using zoom::TokenKind;

constexpr int longest = 1'000; // characters of a line, far beyond what any join takes

QString platformTitle(zoom::Platform platform)
{
    switch (platform) {
    case zoom::Platform::Web: return JoinCard::tr("Web");
    case zoom::Platform::Ios: return "iOS";
    case zoom::Platform::Android: return "Android";
    case zoom::Platform::Desktop: return JoinCard::tr("Desktop (native)");
    case zoom::Platform::Linux: return JoinCard::tr("Linux (native)");
    }
    return {};
}

std::optional<std::string> typed(const FieldRow& row)
{
    return row.text().isEmpty() ? std::nullopt : std::optional(utf8(row.text()));
}

} // namespace

JoinCard::JoinCard(Preferences& preferences, QWidget* parent)
    : FoldCard("inspect.join", tr("The join"), parent),
      preferences_(preferences),
      target_(addChoice("target", tr("What is joined"))),
      topic_(addLine("topic", tr("Session name"), tr("As it is passed to join()."), longest)),
      number_(addLine("meetingNumber", tr("Meeting number"), tr("As it is passed to join()."), longest)),
      passcode_(addLine("passcode", tr("Passcode"), tr("Not remembered."), longest, new SecretEdit)),
      platform_(addChoice("platform", tr("SDK"))),
      account_(addChoice("account", tr("The meeting belongs to"))),
      leeway_(addChoice("leeway", tr("Clocks may be wrong by"))),
      zak_(addCheck("zak", tr("A ZAK is at hand"))),
      obf_(addCheck("obf", tr("An on-behalf token (OBF) is at hand")))
{
    summary()->setObjectName("inspect.needed");
    fillChoices();
    recall();
    for (FieldRow* const row : {target_, topic_, number_, passcode_, platform_, account_, leeway_})
        connect(row, &FieldRow::edited, this, &JoinCard::take);
    for (QCheckBox* const box : {zak_, obf_}) connect(box, &QCheckBox::toggled, this, &JoinCard::take);
}

FieldRow* JoinCard::addLine(const char* key, const QString& label, const QString& hint, int most, QLineEdit* line)
{
    if (line == nullptr) line = new QLineEdit;
    line->setObjectName(QString("inspect.") + key);
    line->setMaxLength(most);
    auto* const row = new FieldRow(QString("inspect.") + key, label, {}, hint, line, this);
    inside()->addWidget(row);
    return row;
}

FieldRow* JoinCard::addChoice(const char* key, const QString& label)
{
    auto* const box = new QComboBox;
    box->setObjectName(QString("inspect.") + key);
    auto* const row = new FieldRow(QString("inspect.") + key, label, {}, {}, box, this);
    inside()->addWidget(row);
    return row;
}

QCheckBox* JoinCard::addCheck(const char* key, const QString& label)
{
    auto* const box = new QCheckBox(label, this);
    box->setObjectName(QString("inspect.") + key);
    inside()->addWidget(box);
    return box;
}

void JoinCard::fillChoices()
{
    auto* const target = static_cast<QComboBox*>(target_->editor());
    target->addItem(tr("What the token is for"), QString());
    target->addItem(tr("A Video SDK session"), "session");
    target->addItem(tr("A meeting"), "meeting");
    auto* const platform = static_cast<QComboBox*>(platform_->editor());
    platform->addItem(tr("Any"), QString());
    for (const zoom::Platform one : zoom::platforms()) platform->addItem(platformTitle(one), text(zoom::name(one)));
    auto* const account = static_cast<QComboBox*>(account_->editor());
    account->addItem(tr("Not known"), QString());
    account->addItem(tr("The account that owns the app"), "same");
    account->addItem(tr("Another account"), "other");
    auto* const leeway = static_cast<QComboBox*>(leeway_->editor());
    leeway->addItem(tr("Nothing"), QString());
    for (const char* const seconds : {"10", "30", "60", "300"})
        leeway->addItem(text(base::durationText(std::chrono::seconds{QString(seconds).toInt()})), seconds);
}

void JoinCard::recall()
{
    recalling_ = true;
    const zoom::Inputs inputs = preferences_.inputs("join");
    const auto fill = [&](FieldRow* row, std::string_view key) {
        if (const std::string* const value = inputs.find(key)) row->setText(text(*value));
    };
    fill(target_, "target");
    fill(topic_, "topic");
    fill(number_, "meetingNumber");
    fill(platform_, "platform");
    fill(account_, "account");
    fill(leeway_, "leeway");
    zak_->setChecked(inputs.find("zak") != nullptr);
    obf_->setChecked(inputs.find("obf") != nullptr);
    recalling_ = false;
    setOpen(inputs.begin() != inputs.end()); // what counts is seen
}

void JoinCard::take()
{
    if (recalling_) return;
    zoom::Inputs inputs;
    const auto keep = [&](const FieldRow* row, std::string_view key) {
        if (!row->text().isEmpty()) inputs.set(key, utf8(row->text()));
    };
    keep(target_, "target");
    keep(topic_, "topic");
    keep(number_, "meetingNumber");
    keep(platform_, "platform");
    keep(account_, "account");
    keep(leeway_, "leeway");
    if (zak_->isChecked()) inputs.set("zak", "1");
    if (obf_->isChecked()) inputs.set("obf", "1");
    preferences_.setInputs("join", inputs);
    follow();
    Q_EMIT edited();
}

void JoinCard::setToken(TokenKind kind, bool host)
{
    kind_ = kind;
    host_ = host;
    follow();
}

/// What is joined, by the choice and else by the token.
Target JoinCard::target() const
{
    const QString target = target_->text();
    if (target == "session" || (target.isEmpty() && kind_ == TokenKind::Video)) return Target::Session;
    return target == "meeting" || kind_ == TokenKind::Meeting ? Target::Meeting : Target::Unknown;
}

/// Asks for what such a join is told, and says what it needs.
void JoinCard::follow()
{
    const bool meeting = target() == Target::Meeting;
    topic_->setVisible(!meeting);
    for (QWidget* const widget : std::initializer_list<QWidget*>{number_, account_, zak_, obf_})
        widget->setVisible(meeting);
    const zoom::JoinContext told = join();
    const zoom::NeededTokens& needed = zoom::neededTokens(kind_, host_, told);
    setSummary(zoom::takes(told, kind_) ? tr("Needs: %1. %2").arg(text(needed.tokens), text(needed.because))
                                        : tr("Needs another token than this one."));
}

zoom::JoinContext JoinCard::join() const
{
    zoom::JoinContext join;
    if (kind_ != TokenKind::Meeting && kind_ != TokenKind::Video) return join;
    if (!target_->text().isEmpty()) join.target = target();
    join.passcode = typed(*passcode_);
    join.platform = zoom::platformNamed(utf8(platform_->text()));
    if (target() == Target::Session) {
        join.topic = typed(*topic_);
        return join;
    }
    join.meetingNumber = typed(*number_);
    const QString account = account_->text();
    join.account = account == "same" ? Account::Same : account == "other" ? Account::Other : Account::Unknown;
    join.zak = zak_->isChecked();
    join.obf = obf_->isChecked();
    return join;
}

std::chrono::seconds JoinCard::leeway() const { return std::chrono::seconds{leeway_->text().toInt()}; }

void JoinCard::forgetPasscode() { static_cast<SecretEdit*>(passcode_->editor())->forget(); }

} // namespace ui
