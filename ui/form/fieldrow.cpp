#include "form/fieldrow.h"

#include <QComboBox>
#include <QFocusEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace ui {
namespace {

QLabel* smallLabel(const char* role, QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setProperty("role", role);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 0.9);
    label->setFont(font);
    return label;
}

} // namespace

FieldRow::FieldRow(const QString& key, const QString& label, const QString& note, const QString& hint, QWidget* editor,
                   QWidget* parent)
    : QWidget(parent),
      editor_(editor),
      name_(new QLabel(this)),
      hint_(smallLabel("muted", this)),
      error_(smallLabel("error", this)),
      line_(new QHBoxLayout)
{
    name_->setBuddy(editor);
    if (editor->objectName().isEmpty()) editor->setObjectName("field." + key);
    error_->setObjectName("error." + key);
    error_->hide();

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(name_);
    line_->setSpacing(8);
    line_->addWidget(editor, 1);
    column->addLayout(line_);
    column->addWidget(error_);
    column->addWidget(hint_);
    hint_->setText(hint);
    setLabel(label, note);

    if (auto* const line = qobject_cast<QLineEdit*>(editor)) {
        connect(line, &QLineEdit::textChanged, this, &FieldRow::edited);
        connect(line, &QLineEdit::editingFinished, this, &FieldRow::endEditing);
    } else if (auto* const box = qobject_cast<QComboBox*>(editor)) {
        connect(box, &QComboBox::currentIndexChanged, this, &FieldRow::edited);
        connect(box, &QComboBox::activated, this, &FieldRow::endEditing);
        box->installEventFilter(this);
    }
}

QString FieldRow::text() const
{
    if (const auto* const line = qobject_cast<QLineEdit*>(editor_)) return line->text();
    return static_cast<QComboBox*>(editor_)->currentData().toString();
}

void FieldRow::setText(const QString& text)
{
    if (auto* const line = qobject_cast<QLineEdit*>(editor_)) {
        line->setText(text);
    } else {
        auto* const box = static_cast<QComboBox*>(editor_);
        box->setCurrentIndex(qMax(0, box->findData(text)));
    }
}

void FieldRow::setProblem(const QString& problem)
{
    problem_ = problem;
    if (problem.isEmpty()) showing_ = false;
    refresh();
}

void FieldRow::showProblem()
{
    showing_ = !problem_.isEmpty();
    refresh();
}

void FieldRow::setLabel(const QString& label, const QString& note)
{
    label_ = label;
    fullLabel_ = note.isEmpty() ? label : QString("%1 (%2)").arg(label, note);
    name_->setText(fullLabel_);
    refresh();
}

void FieldRow::setHint(const QString& hint)
{
    hint_->setText(hint);
    refresh();
}

void FieldRow::addBeside(QWidget* widget) { line_->addWidget(widget); }

bool FieldRow::eventFilter(QObject* watched, QEvent* event)
{
    // A combo box has no editingFinished: leaving it counts, but not for its own list or for another window.
    if (watched == editor_ && event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason) endEditing();
    }
    return QWidget::eventFilter(watched, event);
}

void FieldRow::endEditing()
{
    Q_EMIT editingEnded();
    showProblem();
}

void FieldRow::refresh()
{
    error_->setText(showing_ ? tr("%1 %2.").arg(label_, problem_) : QString());
    error_->setVisible(showing_);
    hint_->setVisible(!showing_ && !hint_->text().isEmpty());
    editor_->setAccessibleName(fullLabel_);
    editor_->setAccessibleDescription(showing_ ? error_->text() : hint_->text());
    if (editor_->property("faulty").toBool() == showing_) return;
    editor_->setProperty("faulty", showing_);
    editor_->style()->unpolish(editor_);
    editor_->style()->polish(editor_);
}

} // namespace ui
