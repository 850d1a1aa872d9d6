#pragma once

#include "base/secret.h"

#include <QLineEdit>

namespace ui {

/// A line for a secret: hidden until revealed, never suggested, never kept by input methods, dropped from the undo
/// history with the widget. The editor holds the characters while they stand in it; everything else gets a `Secret`.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget* parent = nullptr);

    /// A copy of what stands in the line, as UTF-8.
    base::Secret secret() const;
    /// Shows `secret` in the line, hidden.
    void setSecret(const base::Secret& secret);

private:
    void reveal(bool shown);

    QAction* revealAction_;
};

} // namespace ui
