#include "pages/apirequest.h"

#include "form/fieldrow.h"
#include "preferences.h"
#include "text.h"
#include "widgets/stateline.h"
#include "widgets/taborder.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

namespace ui {
namespace {

constexpr std::string_view pageParameter = "next_page_token";

QLabel* caption(const QString& words, QWidget* buddy)
{
    auto* const label = new QLabel(words);
    label->setBuddy(buddy);
    buddy->setAccessibleName(words);
    return label;
}

} // namespace

ApiRequestCard::ApiRequestCard(Preferences& preferences, QWidget* parent)
    : Card(tr("Call"), parent),
      preferences_(preferences),
      call_(&oauth::catalogue().front()),
      calls_(new QComboBox),
      path_(new QLabel),
      scope_(new StateLine("api.scope")),
      rowsPlace_(new QWidget),
      rowsLayout_(new QVBoxLayout(rowsPlace_)),
      bodyEdit_(new QPlainTextEdit),
      bodyError_(new QLabel),
      foot_(new QVBoxLayout)
{
    calls_->setObjectName("api.call");
    calls_->setAccessibleName(tr("Call"));
    constexpr int shown = 20;
    calls_->setMaxVisibleItems(shown);
    fillCalls();
    path_->setObjectName("api.path");
    path_->setTextFormat(Qt::PlainText);
    path_->setWordWrap(true);
    path_->setFont(fixedFont());
    path_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    rowsLayout_->setContentsMargins(0, 0, 0, 0);
    rowsLayout_->setSpacing(12);
    bodyEdit_->setObjectName("api.body");
    bodyEdit_->setFont(fixedFont());
    bodyEdit_->setTabChangesFocus(true);
    constexpr int lines = 9;
    bodyEdit_->setFixedHeight(bodyEdit_->fontMetrics().lineSpacing() * lines + 24);
    bodyCaption_ = caption(tr("Body (JSON)"), bodyEdit_);
    bodyError_->setObjectName("error.api.body");
    bodyError_->setProperty("role", "error");
    bodyError_->setTextFormat(Qt::PlainText);
    bodyError_->setWordWrap(true);
    bodyError_->hide();
    for (QWidget* const part :
         std::initializer_list<QWidget*>{calls_, path_, scope_, rowsPlace_, bodyCaption_, bodyEdit_, bodyError_})
        body()->addWidget(part);
    body()->addLayout(foot_);
    connect(calls_, &QComboBox::currentIndexChanged, this, [this] { pick(utf8(calls_->currentData().toString())); });
    connect(bodyEdit_, &QPlainTextEdit::textChanged, this, [this] {
        bodyError_->hide();
        Q_EMIT edited();
    });
    const zoom::Inputs last = preferences_.inputs("api");
    const std::string* const id = last.find("call");
    const int at = id == nullptr ? -1 : calls_->findData(text(*id));
    calls_->setCurrentIndex(at >= 0 ? at : calls_->findData(text(call_->id)));
    pick(utf8(calls_->currentData().toString()));
}

/// The groups are rows that nobody can pick.
void ApiRequestCard::fillCalls()
{
    auto* const model = static_cast<QStandardItemModel*>(calls_->model());
    std::string_view group;
    for (const oauth::Call& call : oauth::catalogue()) {
        if (call.group != group) {
            group = call.group;
            calls_->addItem(text(group));
            QStandardItem* const item = model->item(calls_->count() - 1);
            item->setFlags(Qt::NoItemFlags);
            QFont font = calls_->font();
            font.setBold(true);
            item->setFont(font);
        }
        calls_->addItem(text(call.title), text(call.id));
    }
}

void ApiRequestCard::pick(const std::string& id)
{
    const oauth::Call* const call = oauth::callOf(id);
    if (call == nullptr) return;
    call_ = call;
    preferences_.setInputs("api", {{"call", id}});
    addParameters();
    bodyEdit_->setPlainText(text(call_->body));
    const bool hasBody = !call_->body.empty();
    bodyEdit_->setVisible(hasBody);
    bodyCaption_->setVisible(hasBody);
    bodyError_->hide();
    follow();
    Q_EMIT picked();
}

void ApiRequestCard::addParameters()
{
    for (FieldRow* const row : rows_) delete row;
    rows_.clear();
    const zoom::Inputs kept = preferences_.inputs("api-" + text(call_->id));
    for (const oauth::Parameter& parameter : call_->parameters) {
        const QString name = text(parameter.name);
        auto* const line = new QLineEdit;
        line->setObjectName("api." + name);
        auto* const row = new FieldRow("api." + name, name, parameter.inPath ? tr("required") : QString(),
                                       text(parameter.hint), line);
        const std::string* const value = kept.find(parameter.name);
        row->setText(value == nullptr ? text(parameter.usual) : text(*value));
        connect(row, &FieldRow::edited, this, [this, row] {
            row->setProblem({});
            remember();
            follow();
        });
        rowsLayout_->addWidget(row);
        rows_.push_back(row);
    }
    rowsPlace_->setVisible(!rows_.empty());
    tabThrough(calls_, rowsPlace_);
}

std::vector<std::pair<std::string, std::string>> ApiRequestCard::values() const
{
    std::vector<std::pair<std::string, std::string>> values;
    for (std::size_t i = 0; i < rows_.size(); ++i)
        values.emplace_back(call_->parameters[i].name, utf8(rows_[i]->text().trimmed()));
    return values;
}

void ApiRequestCard::remember()
{
    zoom::Inputs inputs;
    for (const auto& [name, value] : values())
        if (name != pageParameter) inputs.set(name, value);
    preferences_.setInputs("api-" + text(call_->id), inputs);
}

void ApiRequestCard::follow()
{
    const bool whole = oauth::missingIn(*call_, values()).empty();
    path_->setText(text(call_->method) + ' ' + text(whole ? path() : std::string(call_->path)));
    Q_EMIT edited();
}

std::string ApiRequestCard::path() const { return oauth::pathOf(*call_, values()); }

std::string ApiRequestCard::bodyText() const
{
    return call_->body.empty() ? std::string() : utf8(bodyEdit_->toPlainText());
}

QString ApiRequestCard::bodyProblem() const
{
    const std::string json = bodyText();
    const bool sound = json.empty() || nlohmann::json::accept(json);
    return sound ? QString() : tr("The body is not JSON: look for a missing quote, comma or bracket.");
}

bool ApiRequestCard::check()
{
    const std::vector<std::string> lacking = oauth::missingIn(*call_, values());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const auto name = std::string(call_->parameters[i].name);
        const bool lacks = std::find(lacking.begin(), lacking.end(), name) != lacking.end();
        rows_[i]->setProblem(lacks ? tr("is needed: %1").arg(text(call_->parameters[i].hint)) : QString());
        rows_[i]->showProblem();
        if (lacks && name == lacking.front()) rows_[i]->editor()->setFocus(Qt::OtherFocusReason);
    }
    const QString problem = bodyProblem();
    bodyError_->setText(problem);
    bodyError_->setVisible(!problem.isEmpty());
    if (lacking.empty() && !problem.isEmpty()) bodyEdit_->setFocus(Qt::OtherFocusReason);
    return lacking.empty() && problem.isEmpty();
}

void ApiRequestCard::setPage(const std::string& token)
{
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (call_->parameters[i].name == pageParameter) rows_[i]->setText(text(token));
}

void ApiRequestCard::setGranted(const std::optional<std::vector<std::string>>& granted)
{
    const QString scope = text(call_->scope.granular);
    if (scope.isEmpty())
        scope_->say({}, "muted");
    else if (!granted || granted->empty())
        scope_->say(tr("Needs the scope %1.").arg(scope), "muted");
    else if (oauth::covers(*granted, call_->scope))
        scope_->say(tr("Needs the scope %1, which was granted.").arg(scope), "good");
    else
        scope_->say(tr("Needs the scope %1, which was not granted.").arg(scope), "warning");
}

void ApiRequestCard::focusCall() { calls_->setFocus(Qt::OtherFocusReason); }

} // namespace ui
