#include "icons.h"

#include "theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

namespace ui {
namespace {

void paintIcon(QPainter& painter, const QString& name, const QColor& color, const QRectF& rect)
{
    QFile file(":/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly)) return;
    QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
    renderer.render(&painter, rect);
}

/// Draws at the moment of painting, with the palette of that moment.
class TintedEngine : public QIconEngine
{
public:
    explicit TintedEngine(QString name) : name_(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const Colors& c = colors(QGuiApplication::palette());
        const QColor color = mode == QIcon::Disabled ? c.muted : state == QIcon::On ? c.accent : c.text;
        paintIcon(*painter, name_, color, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new TintedEngine(name_); }

private:
    QString name_;
};

} // namespace

QIcon icon(const QString& name) { return QIcon(new TintedEngine(name)); }

QPixmap iconPixmap(const QString& name, const QColor& color, int side, qreal ratio)
{
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintIcon(painter, name, color, QRectF(0, 0, side, side));
    return pixmap;
}

} // namespace ui
