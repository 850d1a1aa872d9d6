#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace ui {

/// Lets the user choose one file to read and hands its path on; no call if they change their mind. Returns at once.
void chooseFile(QWidget* parent, const QString& title, const std::function<void(const QString& path)>& chosen);

} // namespace ui
