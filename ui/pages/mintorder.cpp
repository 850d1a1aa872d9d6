#include "pages/mintorder.h"

#include "form/claimform.h"
#include "form/fieldrow.h"
#include "preferences.h"
#include "text.h"
#include "theme.h"
#include "widgets/filechooser.h"
#include "widgets/printable.h"
#include "widgets/taborder.h"
#include "zoom/describe.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace ui {
namespace {

constexpr std::int64_t mostTokens = 1'000'000'000;
constexpr std::chrono::seconds longestBackdating = std::chrono::days{365};

QLabel* plainLabel(const QString& sentence)
{
    auto* const label = new QLabel(sentence);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QPushButton* namedButton(const char* name, const QString& label, const QString& spoken)
{
    auto* const button = new QPushButton(label);
    button->setObjectName(name);
    button->setAccessibleName(spoken);
    return button;
}

QString draftOf(const zoom::Table& table) { return "mint-" + text(table.kind); }

} // namespace

MintOrderCard::MintOrderCard(Preferences& preferences, QWidget* parent)
    : Card(tr("Tokens"), parent), preferences_(preferences)
{
    makeRows();
    QLabel* const help = plainLabel(tr("In a field, {n} is the row's number; {a,b} and {1..50} make a token for each, "
                                       "combined with each of the other fields; {team} is the value in that column of "
                                       "the file; {{ is a brace."));
    help->setObjectName("mint.help");
    help->setProperty("role", "muted");
    body()->addWidget(help);
}

void MintOrderCard::makeRows()
{
    auto* const line = new QLineEdit;
    line->setObjectName("mint.count");
    line->setPlaceholderText("1");
    count_ = new FieldRow("mint.count", tr("How many of each"), {}, tr("{n} counts them."), line);
    connect(count_, &FieldRow::edited, this, &MintOrderCard::edited);
    rows_ = plainLabel({});
    rows_->setObjectName("mint.rows");
    choose_ = namedButton("mint.chooseRows", tr("Rows from a file…"), tr("Take a row for each token from a file"));
    drop_ = namedButton("mint.dropRows", tr("Without file"), tr("Take no rows from the file"));
    connect(choose_, &QPushButton::clicked, this, [this] {
        chooseFile(this, tr("Choose CSV or JSON Lines"), [this](const QString& path) { setRows(path); });
    });
    connect(drop_, &QPushButton::clicked, this, [this] {
        choose_->setFocus(Qt::OtherFocusReason); // the button goes
        setRows({});
    });
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(choose_);
    buttons->addWidget(drop_);
    buttons->addStretch();
    body()->addWidget(count_);
    body()->addWidget(rows_);
    body()->addLayout(buttons);
    setRows({});
}

void MintOrderCard::setRows(const QString& path)
{
    path_ = path;
    const bool given = !path.isEmpty();
    rows_->setText(given ? tr("A token for each row of %1.").arg(printable(QFileInfo(path).fileName()))
                         : tr("Or a token for each row of a CSV or JSON Lines file, whose columns name fields. Drop "
                              "it here or choose it."));
    setRole(rows_, given ? "" : "muted");
    rows_->setToolTip(given ? "<p>" + printable(path).toHtmlEscaped() + "</p>" : QString());
    drop_->setVisible(given);
    count_->editor()->setEnabled(!given);
    count_->setHint(given ? tr("As many as the file has rows; {n} counts them.") : tr("{n} counts them."));
    Q_EMIT edited();
}

void MintOrderCard::setTable(const zoom::Table& table)
{
    remember();
    table_ = &table;
    delete form_;
    form_ = new ClaimForm(table, Takes::Patterns);
    const zoom::Inputs last = preferences_.inputs(draftOf(table));
    form_->setInputs(last);
    if (const std::string* const count = last.find("count")) count_->setText(text(*count));
    body()->addWidget(form_);
    tabThrough(drop_, form_);
    connect(form_, &ClaimForm::edited, this, &MintOrderCard::edited);
    Q_EMIT edited();
}

std::vector<MintRemark> MintOrderCard::fill(MintPlan& plan)
{
    std::vector<MintRemark> remarks;
    std::vector<std::pair<std::string, std::string>> unread;
    plan.order = mint::orderOf(*table_, form_->inputs(), unread);
    fillRows(plan, remarks);
    for (const std::string& field : std::exchange(misread_, {})) form_->row(field)->setProblem({});
    for (const auto& [field, sentence] : unread) {
        misread_.push_back(field);
        form_->row(field)->setProblem(text(sentence));
        remarks.push_back({field, form_->row(field)->label() + ' ' + text(sentence) + '.'});
    }
    fillBackdating(plan, remarks);
    if (!mint::combinations(plan.order))
        remarks.push_back({"count", tr("All those choices make too many tokens: give less.")});
    return remarks;
}

void MintOrderCard::fillRows(MintPlan& plan, std::vector<MintRemark>& remarks)
{
    plan.rows = utf8(path_);
    if (!path_.isEmpty()) {
        count_->setProblem({});
        if (!QFileInfo(path_).isFile())
            remarks.push_back(
                {"rows", tr("Callsign %1.").arg(text(base::describe({base::ErrorCode::FileUnreadable, plan.rows})))});
        return;
    }
    const QString typed = count_->text().trimmed();
    bool isNumber = true;
    const qlonglong count = typed.isEmpty() ? 1 : typed.toLongLong(&isNumber);
    base::Problem problem{"count", base::Fault::NotANumber, {}};
    if (isNumber) problem = {"count", base::Fault::OutOfRange, {"1", std::to_string(mostTokens)}};
    if (isNumber && count >= 1 && count <= mostTokens) {
        plan.order.count = static_cast<std::uint64_t>(count);
        count_->setProblem({});
    } else {
        count_->setProblem(text(zoom::describe(problem)));
        remarks.push_back({"count", count_->label() + ' ' + text(zoom::describe(problem)) + '.'});
    }
    for (const std::string& column : mint::columnsOf(plan.order))
        remarks.push_back({"rows", tr("{%1} is a column of a file of rows: choose one, or write {{%1}} if that is no "
                                      "column.")
                                       .arg(printable(column))});
}

void MintOrderCard::fillBackdating(MintPlan& plan, std::vector<MintRemark>& remarks)
{
    const auto backdating = form_->backdating();
    constexpr std::chrono::seconds none{0};
    if (backdating && *backdating >= none && *backdating <= longestBackdating) {
        plan.timing.backdating = *backdating;
        return;
    }
    base::Problem problem{"backdate", base::Fault::NotANumber, {"duration"}};
    if (backdating)
        problem = {"backdate", base::Fault::OutOfRange, {"0", std::to_string(longestBackdating.count()), "seconds"}};
    FieldRow* const row = form_->row("backdate");
    row->setProblem(text(zoom::describe(problem)));
    remarks.push_back({"backdate", row->label() + ' ' + text(zoom::describe(problem)) + '.'});
}

void MintOrderCard::setProblems(const std::vector<mint::Complaint>& complaints)
{
    std::vector<base::Problem> problems;
    if (path_.isEmpty()) // else it is the rows that are wrong
        for (const mint::Complaint& complaint : complaints) problems.push_back(complaint.problem);
    form_->setProblems(problems);
}

void MintOrderCard::focusField(const std::string& field)
{
    if (field == "rows") {
        choose_->setFocus(Qt::OtherFocusReason);
    } else if (field == "count") {
        count_->editor()->setFocus(Qt::OtherFocusReason);
        count_->showProblem();
    } else if (form_->row(field) != nullptr) {
        form_->focusField(field);
    } else {
        form_->row(table_->fields.front().key)->editor()->setFocus(Qt::OtherFocusReason);
    }
}

void MintOrderCard::remember()
{
    if (form_ == nullptr) return;
    zoom::Inputs inputs = form_->inputs();
    if (!count_->text().isEmpty()) inputs.set("count", utf8(count_->text()));
    preferences_.setInputs(draftOf(*table_), inputs);
}

} // namespace ui
