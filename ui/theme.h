#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;
class QLabel;

namespace ui {

/// Which set of colours the window wears. `System` follows the desktop's own palette.
enum class Scheme { System, Light, Dark };

/// The colours beyond what a QPalette names. One accent; every text colour keeps 4.5:1 on its background.
struct Colors
{
    QColor window;  ///< behind everything
    QColor surface; ///< cards and editors
    QColor sunken;  ///< quiet areas on a card
    QColor border;
    QColor text;
    QColor muted; ///< hints and secondary text
    QColor accent;
    QColor onAccent; ///< text on the accent
    QColor error;
    QColor warning;
    QColor good;
    QColor header;    ///< the token's first part
    QColor payload;   ///< its second
    QColor signature; ///< its third
};

/// The colours that go with a palette: dark ones if its window is darker than its text.
const Colors& colors(const QPalette& palette);

/// Gives a label one of the roles that the style sheet knows: `muted`, `error`, `warning`, `good`.
void setRole(QLabel* label, const char* role);

/// Dresses the whole application: Fusion, our palette and style sheet.
void applyScheme(QApplication& application, Scheme scheme);

} // namespace ui
