#pragma once

class QWidget;

namespace ui {

/// Opens a box above the window with its keys, and where key and secret are found. Returns at once.
void showHelp(QWidget* window);

} // namespace ui
