#pragma once

#include "zoom/diagnose.h"

#include <QWidget>

class QLabel;

namespace ui {

/// A token's life as a bar from `iat` to `exp` with the present moment on it, and the same in words below.
class LifetimeBar : public QWidget
{
    Q_OBJECT

public:
    explicit LifetimeBar(QWidget* parent = nullptr);

    void setLifespan(const zoom::Lifespan& life, base::Time now);
    /// Shows an empty bar.
    void clear();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString words() const;

    QLabel* label_;
    zoom::Lifespan life_;
    base::Time now_{};
};

} // namespace ui
