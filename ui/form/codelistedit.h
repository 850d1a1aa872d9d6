#pragma once

#include "zoom/schema.h"

#include <QLineEdit>

namespace ui {

/// A line of codes separated by commas, with a menu to tick them by name. Typing and ticking keep each other true.
class CodeListEdit : public QLineEdit
{
    Q_OBJECT

public:
    /// `codes` must outlive the widget: they are rows of a claim table.
    explicit CodeListEdit(std::span<const zoom::Code> codes, QWidget* parent = nullptr);

private:
    void openMenu();
    void toggle(const QString& code, bool on);
    QStringList typed() const;

    std::span<const zoom::Code> codes_;
};

} // namespace ui
