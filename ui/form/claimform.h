#pragma once

#include "base/problem.h"
#include "zoom/draft.h"

#include <QWidget>

#include <chrono>
#include <optional>
#include <span>
#include <utility>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace ui {

class FieldRow;

/// What the fields of a form take.
enum class Takes {
    Values,   ///< of one token
    Patterns, ///< of many: `user-{n}`, `{0,1}` (`mint::Pattern`)
};

/// The form of one claim table: a row for each field, the advanced ones folded away. It takes values and gives values;
/// what they are worth is core's to say (`zoom::draft`), and comes back through `setProblems`.
class ClaimForm : public QWidget
{
    Q_OBJECT

public:
    /// `table` must outlive the form: it is one of `zoom::tables()`. With patterns every editor is a line, and editors
    /// are named `mint.<key>`, errors `error.mint.<key>`.
    explicit ClaimForm(const zoom::Table& table, Takes takes = Takes::Values, QWidget* parent = nullptr);

    /// What is typed, by field key and `backdate`; what was left empty is absent.
    zoom::Inputs inputs() const;
    /// Fills the form; fields that are absent are emptied. Problems stay hidden until somebody edits.
    void setInputs(const zoom::Inputs& inputs);

    /// How far `iat` is set back; nothing while that row says something that is no duration.
    std::optional<std::chrono::seconds> backdating() const;

    /// Tells each row what is wrong with it. Rows decide when to show it.
    void setProblems(std::span<const base::Problem> problems);
    /// The row of that field (`backdate` for the back-dating), or null.
    FieldRow* row(std::string_view key) const;
    /// Opens the fold if need be, moves the keyboard focus to that field and shows its problem.
    void focusField(std::string_view key);

Q_SIGNALS:
    void edited();

private:
    FieldRow* makeRow(const zoom::Field& field);
    FieldRow* makePatternRow(const zoom::Field& field);
    QString nameOf(std::string_view key) const;
    void addRow(std::string_view key, FieldRow* row, QVBoxLayout* to);
    void fold(bool open);
    void countAdvanced();

    const zoom::Table& table_;
    Takes takes_;
    std::vector<std::pair<std::string_view, FieldRow*>> rows_; // by the field's key
    FieldRow* backdating_;
    QWidget* advanced_;
    QPushButton* folder_;
};
} // namespace ui
