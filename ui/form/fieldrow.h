#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QHBoxLayout;

namespace ui {

/// One line of a form: label, editor, hint and error as a unit, so that eye, keyboard and screen reader get the same.
///
/// An error shows when editing ends and goes as soon as it is mended. Required is said in the label.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    /// Takes ownership of `editor`, a QLineEdit or QComboBox. The editor is named `field.<key>` unless it has a name,
    /// the error `error.<key>`. `note` stands in brackets behind the label: `required`.
    FieldRow(const QString& key, const QString& label, const QString& note, const QString& hint, QWidget* editor,
             QWidget* parent = nullptr);

    QWidget* editor() const { return editor_; }
    const QString& label() const { return label_; }
    /// The text in the editor; for a combo box the chosen item's data.
    QString text() const;
    void setText(const QString& text);

    /// What is wrong with the present text; empty for nothing. Shown at once if an error is on show or editing has
    /// ended since the last change.
    void setProblem(const QString& problem);
    bool hasProblem() const { return !problem_.isEmpty(); }
    /// Shows the problem, if there is one, although nobody has left the editor yet.
    void showProblem();
    /// Renames the row, for a label that depends on another value.
    void setLabel(const QString& label, const QString& note);
    /// Replaces the hint, for text that depends on the value.
    void setHint(const QString& hint);
    /// Puts a widget to the right of the editor. Takes ownership.
    void addBeside(QWidget* widget);

Q_SIGNALS:
    void edited();
    void editingEnded();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void endEditing();
    void refresh();

    QWidget* editor_;
    QLabel* name_;
    QLabel* hint_;
    QLabel* error_;
    QHBoxLayout* line_;
    QString label_;
    QString fullLabel_;
    QString problem_;
    bool showing_ = false;
};

} // namespace ui
