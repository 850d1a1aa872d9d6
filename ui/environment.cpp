#include "environment.h"

#include <QCoreApplication>
#include <QPainter>

namespace ui {
namespace {

QString tr(const char* source) { return QCoreApplication::translate("ui", source); }

} // namespace

QString words(vault::Environment environment)
{
    switch (environment) {
    case vault::Environment::None: return {};
    case vault::Environment::Development: return tr("Development");
    case vault::Environment::Staging: return tr("Staging");
    case vault::Environment::Production: return tr("Production");
    case vault::Environment::Government: return tr("Government");
    }
    return {};
}

QColor colorOf(vault::Environment environment, const Colors& colors)
{
    switch (environment) {
    case vault::Environment::None: return colors.muted;
    case vault::Environment::Development: return colors.good;
    case vault::Environment::Staging: return colors.warning;
    case vault::Environment::Production: return colors.error;
    case vault::Environment::Government: return colors.payload;
    }
    return {};
}

void paintDot(QPainter& painter, const QRectF& place, vault::Environment environment, const Colors& colors)
{
    constexpr qreal radius = 5;
    const QColor color = colorOf(environment, colors);
    const bool hollow = environment == vault::Environment::None;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hollow ? QPen(color, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(color));
    const qreal drawn = hollow ? radius - 0.75 : radius; // the pen adds half its width
    painter.drawEllipse(place.center(), drawn, drawn);
    painter.restore();
}

} // namespace ui
