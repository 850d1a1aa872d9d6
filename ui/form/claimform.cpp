#include "form/claimform.h"

#include "form/codelistedit.h"
#include "form/fieldrow.h"
#include "form/lifetimepresets.h"
#include "icons.h"
#include "text.h"
#include "zoom/describe.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

/// Makes the editor that suits a kind of value.
struct EditorMaker
{
    const zoom::Field& field;

    QWidget* operator()(const zoom::Text&) const { return new QLineEdit; }
    QWidget* operator()(const zoom::Digits&) const
    {
        auto* const line = new QLineEdit;
        line->setPlaceholderText("123 4567 8901");
        line->setInputMethodHints(Qt::ImhPreferNumbers);
        return line;
    }
    QWidget* operator()(const zoom::Choice& kind) const
    {
        auto* const box = new QComboBox;
        box->addItem(field.need == zoom::Need::Required ? ClaimForm::tr("Choose…") : ClaimForm::tr("Not set"),
                     QString());
        for (const zoom::Option& option : kind.options) {
            const QString value = QString::number(option.value);
            box->addItem(text(option.label) + " (" + value + ')', value);
        }
        return box;
    }
    QWidget* operator()(const zoom::CodeList& kind) const
    {
        auto* const line = new CodeListEdit(kind.codes);
        line->setPlaceholderText(ClaimForm::tr("Any the account allows"));
        return line;
    }
    QWidget* operator()(const zoom::Lifetime&) const
    {
        auto* const line = new QLineEdit;
        line->setPlaceholderText(text(base::durationText(std::chrono::seconds{zoom::defaultLifetime})));
        return line;
    }
};

/// Shows what a pattern may look like.
struct PatternExample
{
    QString operator()(const zoom::Text&) const { return {}; }
    QString operator()(const zoom::Digits&) const { return "123456789"; }
    QString operator()(const zoom::Choice& kind) const
    {
        return ClaimForm::tr("%1 or %2").arg(kind.options.front().value).arg(all(kind));
    }
    QString operator()(const zoom::CodeList&) const { return ClaimForm::tr("Any the account allows"); }
    QString operator()(const zoom::Lifetime&) const
    {
        return ClaimForm::tr("%1, or {30m,2h}")
            .arg(text(base::durationText(std::chrono::seconds{zoom::defaultLifetime})));
    }

    /// `{0,1}`: a token for each.
    static QString all(const zoom::Choice& kind)
    {
        QStringList values;
        for (const zoom::Option& option : kind.options) values << QString::number(option.value);
        return '{' + values.join(',') + '}';
    }
};

/// Says in words what is required or old; nothing for the rest.
QString noteOf(const zoom::Field& field)
{
    if (field.need == zoom::Need::Required) return ClaimForm::tr("required");
    return field.need == zoom::Need::Legacy ? ClaimForm::tr("legacy") : QString();
}

} // namespace

ClaimForm::ClaimForm(const zoom::Table& table, Takes takes, QWidget* parent)
    : QWidget(parent), table_(table), takes_(takes), advanced_(new QWidget), folder_(new QPushButton)
{
    auto* const basic = new QVBoxLayout(this);
    basic->setContentsMargins(0, 0, 0, 0);
    basic->setSpacing(16);
    auto* const more = new QVBoxLayout(advanced_);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(16);
    for (const zoom::Field& field : table.fields)
        addRow(field.key, makeRow(field), field.level == zoom::Level::Basic ? basic : more);
    auto* const seconds = new QLineEdit;
    if (takes_ == Takes::Patterns) seconds->setObjectName(nameOf("backdate"));
    seconds->setPlaceholderText(text(base::durationText(std::chrono::seconds{zoom::defaultBackdating})));
    backdating_ =
        new FieldRow(nameOf("backdate"), tr("Back-dating"), {},
                     tr("How far the issue time lies before now, for peers whose clock is behind."), seconds, this);
    addRow("backdate", backdating_, more);

    folder_->setObjectName(takes_ == Takes::Patterns ? "mint.advanced" : "form.advanced");
    folder_->setFlat(true);
    folder_->setCheckable(true);
    connect(folder_, &QPushButton::toggled, this, &ClaimForm::fold);
    basic->addWidget(folder_);
    basic->addWidget(advanced_);
    fold(false);
}

QString ClaimForm::nameOf(std::string_view key) const
{
    return takes_ == Takes::Patterns ? "mint." + text(key) : text(key);
}

FieldRow* ClaimForm::makePatternRow(const zoom::Field& field)
{
    auto* const line = new QLineEdit;
    line->setObjectName(nameOf(field.key));
    line->setPlaceholderText(std::visit(PatternExample{}, field.kind));
    const auto* const choice = std::get_if<zoom::Choice>(&field.kind);
    QString hint = text(field.hint);
    if (choice != nullptr) hint.prepend(text(zoom::valuesText(field)) + ". ");
    auto* const row = new FieldRow(nameOf(field.key), text(field.label), noteOf(field), hint, line, this);
    if (choice == nullptr) return row;
    auto* const each = new QPushButton(tr("Each"));
    each->setObjectName(nameOf(field.key) + "Each");
    each->setProperty("chip", true);
    each->setAccessibleName(tr("%1: a token for each").arg(row->label()));
    connect(each, &QPushButton::clicked, line, [line, all = PatternExample::all(*choice)] { line->setText(all); });
    row->addBeside(each);
    return row;
}

FieldRow* ClaimForm::makeRow(const zoom::Field& field)
{
    if (takes_ == Takes::Patterns) return makePatternRow(field);
    QWidget* const editor = std::visit(EditorMaker{field}, field.kind);
    auto* const row = new FieldRow(text(field.key), text(field.label), noteOf(field), text(field.hint), editor, this);
    if (std::holds_alternative<zoom::Lifetime>(field.kind))
        row->addBeside(new LifetimePresets(qobject_cast<QLineEdit*>(editor)));
    return row;
}

void ClaimForm::addRow(std::string_view key, FieldRow* row, QVBoxLayout* to)
{
    rows_.emplace_back(key, row);
    connect(row, &FieldRow::edited, this, &ClaimForm::countAdvanced);
    connect(row, &FieldRow::edited, this, &ClaimForm::edited);
    to->addWidget(row);
}

zoom::Inputs ClaimForm::inputs() const
{
    zoom::Inputs inputs;
    for (const auto& [key, row] : rows_)
        if (!row->text().isEmpty()) inputs.set(key, utf8(row->text()));
    return inputs;
}

void ClaimForm::setInputs(const zoom::Inputs& inputs)
{
    for (const auto& [key, row] : rows_) {
        const std::string* const typed = inputs.find(key);
        row->setText(typed == nullptr ? QString() : text(*typed));
    }
}

std::optional<std::chrono::seconds> ClaimForm::backdating() const
{
    const QString typed = backdating_->text();
    if (typed.isEmpty()) return std::chrono::seconds{zoom::defaultBackdating};
    return base::parseDuration(utf8(typed));
}

void ClaimForm::setProblems(std::span<const base::Problem> problems)
{
    for (const auto& [key, row] : rows_) {
        const auto isMine = [&name = key](const base::Problem& problem) { return problem.field == name; };
        const auto problem = std::find_if(problems.begin(), problems.end(), isMine);
        row->setProblem(problem == problems.end() ? QString() : text(zoom::describe(*problem)));
    }
}

FieldRow* ClaimForm::row(std::string_view key) const
{
    const auto found = std::find_if(rows_.begin(), rows_.end(), [key](const auto& row) { return row.first == key; });
    return found == rows_.end() ? nullptr : found->second;
}

void ClaimForm::focusField(std::string_view key)
{
    FieldRow* const wanted = row(key);
    if (wanted == nullptr) return;
    if (advanced_->isAncestorOf(wanted)) folder_->setChecked(true);
    wanted->editor()->setFocus(Qt::OtherFocusReason);
    wanted->showProblem();
}

void ClaimForm::fold(bool open)
{
    advanced_->setVisible(open);
    folder_->setIcon(icon(open ? "chevron-open" : "chevron-right"));
    countAdvanced();
}

void ClaimForm::countAdvanced()
{
    const auto isSet = [this](const auto& row) {
        return advanced_->isAncestorOf(row.second) && !row.second->text().isEmpty();
    };
    const auto set = std::count_if(rows_.begin(), rows_.end(), isSet);
    folder_->setText(set == 0 ? tr("Advanced") : tr("Advanced: %n set", nullptr, static_cast<int>(set)));
}

} // namespace ui
