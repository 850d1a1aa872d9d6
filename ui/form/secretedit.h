#pragma once

#include "base/secret.h"

#include <QLineEdit>

namespace ui {

/// A line for a secret: hidden until revealed, never suggested, never kept by input methods. The editor holds the
/// characters while they stand in it and in its undo history, which `forget` and `setSecret` drop; everything else gets
/// a `Secret`.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget* parent = nullptr);

    /// A copy of what stands in the line, as UTF-8.
    base::Secret secret() const;
    /// Shows `secret` in the line, hidden.
    void setSecret(const base::Secret& secret);
    /// Empties the line for good: nothing is left to undo, and what is typed next is hidden again.
    void forget();

private:
    void reveal(bool shown);

    QAction* revealAction_;
};

} // namespace ui
