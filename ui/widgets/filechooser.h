#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace ui {

/// Lets the user choose one file to read and hands its path on; no call if they change their mind. Returns at once.
void chooseFile(QWidget* parent, const QString& title, const std::function<void(const QString& path)>& chosen);

/// The same for a file to write, by default of that name; an existing one is replaced only after a question.
void chooseNewFile(QWidget* parent, const QString& title, const QString& name,
                   const std::function<void(const QString& path)>& chosen);

} // namespace ui
