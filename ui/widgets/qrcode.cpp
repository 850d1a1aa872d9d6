#include "widgets/qrcode.h"

#include <QPainter>
#include <qrencode.h>

#include <memory>

namespace ui {
namespace {

constexpr int quiet = 4; // modules of light around the code (ISO/IEC 18004 section 6.3.8)
constexpr int usualSide = 176;

} // namespace

QrCode::QrCode(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("QR code of the address to sign in at"));
}

void QrCode::setText(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        bytes.isEmpty() ? nullptr : QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    side_ = code == nullptr ? 0 : code->width;
    modules_ = QBitArray(side_ * side_);
    for (int i = 0; i < modules_.size(); ++i) modules_.setBit(i, (code->data[i] & 1U) != 0);
    update();
}

QSize QrCode::sizeHint() const { return {usualSide, usualSide}; }

void QrCode::paintEvent(QPaintEvent*)
{
    if (isEmpty()) return;
    QPainter painter(this);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(rect(), 8, 8);
    painter.setRenderHint(QPainter::Antialiasing, false);
    // Whole device pixels for each module: a camera likes sharp edges.
    const double ratio = devicePixelRatioF();
    const double module = static_cast<int>(qMin(width(), height()) * ratio / (side_ + 2 * quiet)) / ratio;
    const double start = (width() - module * side_) / 2;
    painter.setBrush(Qt::black);
    for (int i = 0; i < modules_.size(); ++i)
        if (modules_.testBit(i))
            painter.drawRect(QRectF(start + module * (i % side_), start + module * (i / side_), module, module));
}

} // namespace ui
