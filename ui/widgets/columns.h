#pragma once

#include <QWidget>

class QBoxLayout;

namespace ui {

/// Two columns that scroll on their own: side by side where there is room, one above the other where there is not.
class Columns : public QWidget
{
    Q_OBJECT

public:
    explicit Columns(QWidget* parent = nullptr);

    /// Adds a widget to the foot of a column. Takes ownership. One with a stretch fills what room is left.
    void addLeft(QWidget* widget, int stretch = 0);
    void addRight(QWidget* widget, int stretch = 0);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QBoxLayout* layout_;
    QBoxLayout* left_;
    QBoxLayout* right_;
};

} // namespace ui
