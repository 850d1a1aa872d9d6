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
    /// What columns do that stand one above the other.
    enum class Narrow {
        ScrollApart,    ///< both are in sight, each in half of the height
        ScrollTogether, ///< one scroll bar moves both, as they are one story
    };

    explicit Columns(Narrow narrow = Narrow::ScrollApart, QWidget* parent = nullptr);

    /// Adds a widget to the foot of a column. Takes ownership. One with a stretch fills what room is left.
    void addLeft(QWidget* widget, int stretch = 0);
    void addRight(QWidget* widget, int stretch = 0);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QBoxLayout* layout_;
    ColumnArea* left_;
    ColumnArea* right_;
    bool scrollTogether_;
};

} // namespace ui
