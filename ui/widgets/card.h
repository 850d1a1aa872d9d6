#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace ui {

/// A titled area of a page. Put things into `body()`.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(const QString& title, QWidget* parent = nullptr);

    QVBoxLayout* body() const { return body_; }
    /// Puts a widget at the right of the title. Takes ownership.
    void addBesideTitle(QWidget* widget);

private:
    QVBoxLayout* body_;
    QHBoxLayout* head_;
};

} // namespace ui
