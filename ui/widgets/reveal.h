#pragma once

class QWidget;

namespace ui {

/// Scrolls whatever holds the widget until it is in view, once it has its size; its head if it is too high.
void reveal(QWidget* widget);

} // namespace ui
