#pragma once

#include <QBitArray>
#include <QWidget>

namespace ui {

/// A text as a QR code, dark on light in every scheme, as cameras want it.
class QrCode : public QWidget
{
    Q_OBJECT

public:
    explicit QrCode(QWidget* parent = nullptr);

    /// Shows that text; an empty one, or one too long for a code, shows nothing.
    void setText(const QString& text);
    bool isEmpty() const { return side_ == 0; }
    /// Modules on a side; 0 when there is no code.
    int side() const { return side_; }
    bool isDark(int column, int row) const { return modules_.testBit(row * side_ + column); }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int side_ = 0;
    QBitArray modules_;
};

} // namespace ui
