#pragma once

#include "zoom/diagnose.h"

#include <QWidget>

class QLabel;
class QPainter;

namespace ui {

/// A token's life as a bar from `iat` to `exp` with the present moment on it, paler where leeway adds to it, and the
/// same in words below.
class LifetimeBar : public QWidget
{
    Q_OBJECT

public:
    explicit LifetimeBar(QWidget* parent = nullptr);

    void setLifespan(const zoom::Lifespan& life, base::Time now, std::chrono::seconds leeway = {});
    /// Shows an empty bar.
    void clear();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString words() const;
    base::Time start() const;
    void paintLife(QPainter& painter) const;
    void paintCaptions(QPainter& painter) const;
    double at(base::Time time) const;

    QLabel* label_;
    zoom::Lifespan life_;
    base::Time now_{};
    std::chrono::seconds leeway_{};
};

} // namespace ui
