#pragma once

#include "theme.h"
#include "vault/profile.h"

#include <QRectF>

class QPainter;

namespace ui {

/// The environment as people read it: `Production`; empty for `None`.
QString words(vault::Environment environment);
/// Its colour, which goes with the word and never stands for it.
QColor colorOf(vault::Environment environment, const Colors& colors);
/// Paints its dot, 10 device-independent pixels wide, in the middle of `place`; a ring for `None`.
void paintDot(QPainter& painter, const QRectF& place, vault::Environment environment, const Colors& colors);

} // namespace ui
