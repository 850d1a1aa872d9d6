#pragma once

#include <QIcon>
#include <QString>

namespace ui {

/// The icon `:/icons/<name>.svg`, drawn in the palette's own text colour (accent when checked, muted when disabled), so
/// that it follows a change of theme by itself.
QIcon icon(const QString& name);

/// A picture of the icon in one colour, `side` device-independent pixels square, sharp at `ratio` device pixels each.
QPixmap iconPixmap(const QString& name, const QColor& color, int side, qreal ratio);

} // namespace ui
