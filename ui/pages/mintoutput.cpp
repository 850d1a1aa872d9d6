#include "pages/mintoutput.h"

#include "form/fieldrow.h"
#include "preferences.h"
#include "text.h"
#include "widgets/copyline.h"
#include "widgets/stateline.h"
#include "zoom/describe.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

#include <utility>

namespace ui {
namespace {

constexpr std::int64_t latest = 253'402'300'799; // 9999-12-31T23:59:59Z

QString endingOf(mint::Format format)
{
    switch (format) {
    case mint::Format::Csv: return "csv";
    case mint::Format::JsonLines: return "jsonl";
    case mint::Format::Env: return "env";
    case mint::Format::Playwright: return "ts";
    }
    return {};
}

} // namespace

MintOutputCard::MintOutputCard(Preferences& preferences, base::Clock clock, QWidget* parent)
    : Card(tr("File"), parent),
      preferences_(preferences),
      clock_(std::move(clock)),
      signer_(new StateLine("mint.who")),
      status_(new StateLine("mint.status"))
{
    makeChoices();
    for (QWidget* const part : std::initializer_list<QWidget*>{format_, negatives_, now_, signer_})
        body()->addWidget(part);
    makeButtons();
}

void MintOutputCard::makeChoices()
{
    auto* const box = new QComboBox;
    box->setObjectName("mint.format");
    const std::initializer_list<std::pair<mint::Format, QString>> titles{
        {mint::Format::Csv, tr("CSV")},
        {mint::Format::JsonLines, tr("JSON Lines")},
        {mint::Format::Env, tr("Env lines")},
        {mint::Format::Playwright, tr("Playwright fixture")}};
    for (const auto& [format, title] : titles) box->addItem(title, text(mint::name(format)));
    format_ = new FieldRow("mint.format", tr("Format"), {}, {}, box);
    negatives_ = new QCheckBox(tr("Add negatives: what a join must refuse"));
    negatives_->setObjectName("mint.negatives");
    negatives_->setToolTip(tr("Expired, one second too short, signed with another secret and so on, each with the "
                              "finding that it must raise"));
    auto* const line = new QLineEdit;
    line->setObjectName("mint.now");
    line->setPlaceholderText(tr("Now"));
    now_ = new FieldRow("mint.now", tr("Fixed clock"), {}, {}, line);
    auto* const take = new QPushButton(tr("Take now"));
    take->setObjectName("mint.takeNow");
    take->setProperty("chip", true);
    take->setAccessibleName(tr("Fix the clock at the present second"));
    connect(take, &QPushButton::clicked, this,
            [this, line] { line->setText(QString::number(base::epochSeconds(clock_()))); });
    now_->addBeside(take);
    const zoom::Inputs last = preferences_.inputs("mint");
    if (const std::string* const format = last.find("format")) format_->setText(text(*format));
    if (const std::string* const now = last.find("now")) now_->setText(text(*now));
    negatives_->setChecked(last.find("negatives") != nullptr);
    connect(format_, &FieldRow::edited, this, &MintOutputCard::edited);
    connect(now_, &FieldRow::edited, this, &MintOutputCard::edited);
    connect(negatives_, &QCheckBox::toggled, this, &MintOutputCard::edited);
}

void MintOutputCard::makeButtons()
{
    write_ = new QPushButton(tr("Write file…"));
    write_->setObjectName("mint.write");
    write_->setProperty("primary", true);
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->setObjectName("mint.cancel");
    cancel_->setAccessibleName(tr("Cancel writing"));
    connect(write_, &QPushButton::clicked, this, &MintOutputCard::write);
    connect(cancel_, &QPushButton::clicked, this, &MintOutputCard::cancel);
    progress_ = new QProgressBar;
    progress_->setObjectName("mint.progress");
    progress_->setAccessibleName(tr("Written so far"));
    progress_->setTextVisible(false);
    written_ = new CopyLine("mint.path", tr("Written file"), 2);
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(write_);
    buttons->addWidget(cancel_);
    buttons->addWidget(progress_, 1);
    buttons->addStretch();
    body()->addLayout(buttons);
    body()->addWidget(status_);
    body()->addWidget(written_);
    setBusy(false);
    written_->hide();
}

std::vector<MintRemark> MintOutputCard::fill(MintPlan& plan)
{
    plan.format = format();
    plan.negatives = negatives_->isChecked();
    plan.timing.now = clock_();
    const QString typed = now_->text().trimmed();
    const QString hint = tr("Seconds since 1970: the same plan then makes the same bytes.");
    bool isNumber = false;
    const qlonglong seconds = typed.toLongLong(&isNumber);
    const bool isGood = isNumber && seconds >= 0 && seconds <= latest;
    if (isGood) plan.timing.now = base::fromEpochSeconds(seconds);
    now_->setHint(isGood ? text(base::utcText(plan.timing.now)) + ". " + hint : hint);
    if (isGood || typed.isEmpty()) {
        now_->setProblem({});
        return {};
    }
    base::Problem problem{"now", base::Fault::NotANumber, {}};
    if (isNumber) problem = {"now", base::Fault::OutOfRange, {"0", std::to_string(latest), "seconds since 1970"}};
    now_->setProblem(text(zoom::describe(problem)));
    return {{"now", now_->label() + ' ' + text(zoom::describe(problem)) + '.'}};
}

mint::Format MintOutputCard::format() const
{
    return mint::formatNamed(utf8(format_->text())).value_or(mint::Format::Csv);
}

bool MintOutputCard::hasFixedClock() const { return !now_->text().trimmed().isEmpty(); }
QString MintOutputCard::fileName() const { return "tokens." + endingOf(format()); }
void MintOutputCard::setSigner(const QString& sentence, const char* role) { signer_->say(sentence, role); }
void MintOutputCard::say(const QString& sentence, const char* role) { status_->say(sentence, role); }

void MintOutputCard::setBusy(bool busy)
{
    const QWidget* const had = window()->focusWidget(); // the keyboard stays at its work
    write_->setEnabled(!busy);
    cancel_->setVisible(busy);
    progress_->setVisible(busy);
    setProgress(0, 0);
    if (had == write_ && busy) cancel_->setFocus(Qt::OtherFocusReason);
    if (had == cancel_ && !busy) write_->setFocus(Qt::OtherFocusReason);
}

void MintOutputCard::setProgress(std::uint64_t done, std::uint64_t all)
{
    constexpr int whole = 1'000;
    progress_->setRange(0, all == 0 ? 0 : whole);
    if (all > 0) progress_->setValue(static_cast<int>(static_cast<double>(done) / static_cast<double>(all) * whole));
}

void MintOutputCard::setWritten(const QString& path)
{
    written_->setText(path);
    written_->setVisible(!path.isEmpty());
}

void MintOutputCard::focusClock()
{
    now_->editor()->setFocus(Qt::OtherFocusReason);
    now_->showProblem();
}

void MintOutputCard::focusWrite() { write_->setFocus(Qt::OtherFocusReason); }

void MintOutputCard::remember()
{
    zoom::Inputs inputs{{"format", mint::name(format())}};
    if (hasFixedClock()) inputs.set("now", utf8(now_->text()));
    if (negatives_->isChecked()) inputs.set("negatives", "1");
    preferences_.setInputs("mint", inputs);
}

} // namespace ui
