#pragma once

class QWidget;

namespace ui {

/// Makes Tab go from the last stop in `before` through the stops in `container`, in the order of its children. For
/// contents that come to the window later: Qt puts those at the end.
void tabThrough(QWidget* before, QWidget* container);

} // namespace ui
