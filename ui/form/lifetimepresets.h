#pragma once

#include <QWidget>

class QLineEdit;

namespace ui {

/// Buttons that type a usual lifetime into a line: 30 min, 2 h, 48 h. The one that says what the line says is marked.
class LifetimePresets : public QWidget
{
    Q_OBJECT

public:
    /// `line` must outlive the buttons.
    explicit LifetimePresets(QLineEdit* line, QWidget* parent = nullptr);

private:
    QLineEdit* line_;
};

} // namespace ui
