#include "pages/mintpreview.h"

#include "pages/mintmodel.h"
#include "text.h"
#include "widgets/stateline.h"

#include <QHeaderView>
#include <QListWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

MintPreviewCard::MintPreviewCard(QWidget* parent)
    : Card(tr("Preview"), parent),
      sum_(new StateLine("mint.sum")),
      slips_(new StateLine("mint.slips")),
      list_(new QListWidget),
      model_(new MintModel(this)),
      table_(new QTableView)
{
    makeList();
    makeTable();
    for (QWidget* const part : std::initializer_list<QWidget*>{sum_, list_, slips_}) body()->addWidget(part);
    body()->addWidget(table_, 1);
}

void MintPreviewCard::makeList()
{
    list_->setObjectName("mint.problems");
    list_->setAccessibleName(tr("What is wrong"));
    list_->setWordWrap(true);
    list_->setTabKeyNavigation(false);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setResizeMode(QListView::Adjust);
    list_->setSpacing(3);
    list_->setLayoutMode(QListView::Batched); // there may be a thousand
    list_->hide();
    connect(list_, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { Q_EMIT goTo(item->data(Qt::UserRole).toString()); });
    connect(list_, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem* item) { Q_EMIT goTo(item->data(Qt::UserRole).toString()); });
}

void MintPreviewCard::makeTable()
{
    table_->setObjectName("mint.preview");
    table_->setAccessibleName(tr("The first tokens"));
    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setAlternatingRowColors(true);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    constexpr int air = 10;
    const int line = table_->fontMetrics().lineSpacing() + air;
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table_->verticalHeader()->setDefaultSectionSize(line);
    constexpr int leastRows = 7;
    table_->setMinimumHeight(line * leastRows);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

/// As wide as what stands in them, within reason.
void MintPreviewCard::fitColumns()
{
    table_->resizeColumnsToContents();
    constexpr int air = 12;
    const int most = table_->fontMetrics().averageCharWidth() * 32;
    for (int column = 0; column < model_->columnCount(); ++column)
        table_->setColumnWidth(column, qMin(table_->columnWidth(column) + air, most));
}

void MintPreviewCard::setSurvey(const MintPlan& plan, MintSurvey survey)
{
    const std::vector<MintRemark> remarks = remarksOf(plan, survey);
    setRemarks(remarks);
    sum_->say(remarks.empty() ? sumText(plan, survey) : tr("Nothing can be written yet:"),
              remarks.empty() ? "muted" : "warning");
    slips_->say(slipsOf(plan, survey).join(' '), "warning");
    model_->setSamples(std::move(survey.seen.samples), plan.negatives);
    fitColumns();
}

void MintPreviewCard::setRemarks(const std::vector<MintRemark>& remarks)
{
    list_->clear();
    for (const MintRemark& remark : remarks) {
        auto* const item = new QListWidgetItem(remark.sentence, list_);
        item->setData(Qt::UserRole, text(remark.field));
    }
    constexpr int air = 8;
    constexpr int mostLines = 6;
    const int line = list_->fontMetrics().lineSpacing() + air;
    list_->setFixedHeight(qBound(2, static_cast<int>(remarks.size()) + 1, mostLines) * line);
    list_->setVisible(!remarks.empty());
    if (!remarks.empty()) sum_->say(tr("Nothing can be written yet:"), "warning");
}

bool MintPreviewCard::hasRemarks() const { return list_->count() > 0; }

void MintPreviewCard::clear()
{
    slips_->say({}, "warning");
    model_->setSamples({}, false);
}

void MintPreviewCard::focusTable() { table_->setFocus(Qt::OtherFocusReason); }
void MintPreviewCard::focusRemarks() { list_->setFocus(Qt::OtherFocusReason); }

} // namespace ui
