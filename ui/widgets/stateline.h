#pragma once

#include <QWidget>

class QLabel;

namespace ui {

/// One sentence about how things stand, with an icon that says how good that is.
class StateLine : public QWidget
{
    Q_OBJECT

public:
    /// The sentence's label is named `name`.
    explicit StateLine(const QString& name, QWidget* parent = nullptr);

    /// Shows the sentence, as one of the label roles `good`, `warning`, `error`, `muted`; an empty one hides the line.
    void say(const QString& sentence, const char* role);
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();

    QLabel* icon_;
    QLabel* text_;
    const char* role_ = "muted";
};

} // namespace ui
