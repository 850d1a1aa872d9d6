#pragma once

#include <QWidget>

class QBoxLayout;

namespace ui {

class ColumnArea;

/// Two columns that scroll on their own: side by side where there is room, one above the other where there is not.
class Columns : public QWidget
{
    Q_OBJECT

public:
    /// How columns scroll that stand one above the other.
    enum class Narrow {
        Apart,    ///< each on its own, so that both are in sight
        Together, ///< as one long page
    };

    explicit Columns(Narrow narrow = Narrow::Apart, QWidget* parent = nullptr);

    /// Adds a widget to the foot of a column. Takes ownership. One with a stretch fills what room is left.
    void addLeft(QWidget* widget, int stretch = 0);
    void addRight(QWidget* widget, int stretch = 0);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    Narrow narrow_;
    QBoxLayout* layout_;
    ColumnArea* leftArea_;
    ColumnArea* rightArea_;
    QBoxLayout* left_;
    QBoxLayout* right_;
};

} // namespace ui
