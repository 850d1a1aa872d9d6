#include "pages/inspectverdict.h"

#include "text.h"
#include "theme.h"
#include "widgets/findinglist.h"
#include "widgets/lifetimebar.h"
#include "zoom/coverage.h"
#include "zoom/describe.h"
#include "zoom/findings.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace ui {
namespace {

QLabel* wrappedLabel(const char* name, const char* role)
{
    auto* const label = new QLabel;
    label->setObjectName(name);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QString counted(std::ptrdiff_t number, const QString& one, const QString& many)
{
    return number == 1 ? one : many.arg(number);
}

} // namespace

VerdictCard::VerdictCard(QWidget* parent)
    : Card(tr("Verdict"), parent),
      kind_(new QLabel),
      count_(wrappedLabel("inspect.count", "error")),
      signature_(wrappedLabel("inspect.signature", "muted")),
      bar_(new LifetimeBar),
      sound_(wrappedLabel("inspect.sound", "good")),
      coverage_(wrappedLabel("inspect.coverage", "muted")),
      list_(new FindingList),
      reports_(new QMenu(this)),
      done_(wrappedLabel("inspect.done", "muted"))
{
    kind_->setObjectName("inspect.kind");
    kind_->setProperty("role", "badge");
    addBesideTitle(kind_);
    bar_->setObjectName("inspect.lifetime");
    sound_->setText(tr("Nothing wrong found in the token itself."));
    list_->setObjectName("inspect.findings");
    for (QLabel* const headline : {sound_, count_}) {
        QFont font = headline->font();
        font.setWeight(QFont::DemiBold);
        headline->setFont(font);
    }
    for (QWidget* const part : std::initializer_list<QWidget*>{sound_, count_, signature_, bar_, coverage_, list_})
        body()->addWidget(part);
    connect(list_, &FindingList::chosen, this, &VerdictCard::choose);
    makeButtons();
}

void VerdictCard::makeButtons()
{
    mend_ = new QPushButton(tr("Mend…"));
    mend_->setObjectName("inspect.mend");
    mend_->setToolTip(tr("Make a token from this one that has no such faults"));
    connect(mend_, &QPushButton::clicked, this, &VerdictCard::mend);
    sign_ = new QPushButton(tr("Open in Sign"));
    sign_->setObjectName("inspect.openInSign");
    sign_->setToolTip(tr("Fill the form of the Sign page with what this token says"));
    connect(sign_, &QPushButton::clicked, this, &VerdictCard::openInSign);
    report_ = new QPushButton(tr("Report"));
    report_->setObjectName("inspect.report");
    report_->setProperty("menu", true);
    report_->setToolTip(tr("A report that is safe for a public thread: no key, no name, no signature"));
    report_->setMenu(reports_);
    auto* const row = new QHBoxLayout;
    for (QPushButton* const button : {mend_, sign_, report_}) row->addWidget(button);
    row->addStretch();
    body()->addLayout(row);
    done_->hide();
    body()->addWidget(done_);
}

void VerdictCard::say(const QString& sentence)
{
    done_->setText(sentence);
    done_->show();
}

void VerdictCard::setReading(const Reading& reading, const QString& words)
{
    if (reading.token.text != token_) done_->hide();
    token_ = reading.token.text;
    kind_->setText(text(zoom::title(reading.kind)));
    signature_->setText(words);
    const bool valid = reading.context.signature == zoom::SignatureStatus::Valid;
    setRole(signature_, valid && !reading.context.autopsy.byOther                     ? "good"
                        : reading.context.signature == zoom::SignatureStatus::Invalid ? "error"
                                                                                      : "muted");
    findings_ = reading.findings;
    std::erase_if(findings_,
                  [](const zoom::Finding& f) { return f.id == zoom::FindingId::SignatureUnchecked; }); // said above
    list_->setFindings(findings_, reading.kind, reading.context.join.platform);
    list_->setVisible(!findings_.empty());
    const bool fine = std::all_of(findings_.begin(), findings_.end(), [](const zoom::Finding& finding) {
        return zoom::severityOf(finding.id) == zoom::Severity::Info;
    });
    showCount(fine);
    coverage_->setVisible(fine);
    coverage_->setText(text(zoom::describe(zoom::coverage(reading.kind, reading.context))));
    mend_->setVisible(reading.table() != nullptr && !fine);
    sign_->setVisible(reading.table() != nullptr);
}

/// Its headline: how many faults there are.
void VerdictCard::showCount(bool fine)
{
    const auto of = [&](zoom::Severity severity) {
        return std::count_if(findings_.begin(), findings_.end(),
                             [&](const zoom::Finding& finding) { return zoom::severityOf(finding.id) == severity; });
    };
    QStringList words;
    const std::ptrdiff_t errors = of(zoom::Severity::Error);
    if (errors > 0) words.append(counted(errors, tr("1 error"), tr("%1 errors")));
    if (const std::ptrdiff_t warnings = of(zoom::Severity::Warning); warnings > 0)
        words.append(counted(warnings, tr("1 warning"), tr("%1 warnings")));
    if (const std::ptrdiff_t notes = of(zoom::Severity::Info); notes > 0)
        words.append(counted(notes, tr("1 note"), tr("%1 notes")));
    sound_->setVisible(findings_.empty());
    count_->setVisible(!findings_.empty());
    count_->setText(fine ? tr("Nothing wrong found in the token itself; %1.").arg(words.join(", ")) : words.join(", "));
    setRole(count_, fine ? "good" : errors > 0 ? "error" : "warning");
}

void VerdictCard::choose(int row)
{
    const auto place = static_cast<std::size_t>(row);
    Q_EMIT chosen(row >= 0 && place < findings_.size() ? &findings_[place] : nullptr);
}

void VerdictCard::select(const zoom::Finding& finding)
{
    const auto same = [&](const zoom::Finding& other) {
        return other.id == finding.id && other.claim == finding.claim && other.args == finding.args;
    };
    const auto place = std::find_if(findings_.begin(), findings_.end(), same);
    if (place != findings_.end()) list_->setCurrentRow(static_cast<int>(place - findings_.begin()));
}

} // namespace ui
