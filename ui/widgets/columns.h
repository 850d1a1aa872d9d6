#pragma once

#include <QWidget>

#include <vector>

class QBoxLayout;
class QScrollArea;

namespace ui {

/// Two columns that scroll on their own, side by side where there is room.
class Columns : public QWidget
{
    Q_OBJECT

public:
    /// What is done where there is no room for two.
    enum class WhenNarrow {
        Stack, ///< the left column above the right one, each scrolling on its own: both are in sight
        Merge, ///< one column that scrolls as a whole, everything in the order in which it was added
    };

    explicit Columns(WhenNarrow whenNarrow = WhenNarrow::Stack, QWidget* parent = nullptr);

    /// Adds a widget to the foot of a column. Takes ownership. One with a stretch fills what room is left.
    void addLeft(QWidget* widget, int stretch = 0);
    void addRight(QWidget* widget, int stretch = 0);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// A column in a scroll area of its own.
    struct Column
    {
        QScrollArea* area;
        QBoxLayout* layout;
    };
    struct Item
    {
        QWidget* widget;
        int stretch;
        bool isLeft;
    };

    Column addColumn(int stretch);
    void add(const Item& item);
    void place(const Item& item);
    void setMerged(bool merged);

    WhenNarrow whenNarrow_;
    QBoxLayout* layout_;
    Column left_;
    Column right_;
    std::vector<Item> items_;
    bool merged_ = false;
};

} // namespace ui
