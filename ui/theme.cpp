#include "theme.h"

#include <QApplication>
#include <QLabel>
#include <QStyle>
#include <QStyleFactory>

namespace ui {
namespace {

const Colors light{.window = 0xf4f5f8,
                   .surface = 0xffffff,
                   .sunken = 0xf1f3f7,
                   .border = 0xd5dbe4,
                   .text = 0x18202b,
                   .muted = 0x566171,
                   .accent = 0x2354e0,
                   .onAccent = 0xffffff,
                   .error = 0xb3261e,
                   .warning = 0x8a5200,
                   .good = 0x17733a,
                   .header = 0xb02468,
                   .payload = 0x6236cc,
                   .signature = 0x0a6c7e};

const Colors dark{.window = 0x12161c,
                  .surface = 0x1b2129,
                  .sunken = 0x161b22,
                  .border = 0x353e4a,
                  .text = 0xe7ebf1,
                  .muted = 0x9ca8b8,
                  .accent = 0x86a8ff,
                  .onAccent = 0x0c1424,
                  .error = 0xff9389,
                  .warning = 0xffbe66,
                  .good = 0x74d892,
                  .header = 0xff94c9,
                  .payload = 0xbda4ff,
                  .signature = 0x66d6e2};

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QPalette paletteOf(const Colors& c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::Base, c.surface);
    palette.setColor(QPalette::AlternateBase, c.sunken);
    palette.setColor(QPalette::Button, c.surface);
    palette.setColor(QPalette::ToolTipBase, c.surface);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, c.text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::Mid, c.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.muted);
    return palette;
}

// Lengths in device-independent pixels on a grid of eight; fonts stay the system's.
constexpr auto sheet = R"(
#rail { background: @surface; border-right: 1px solid @border; }
#rail QToolButton { border: none; border-radius: 8px; padding: 8px 4px; color: @muted; background: transparent; }
#rail QToolButton:hover { background: @sunken; }
#rail QToolButton:checked { background: @sunken; color: @accent; font-weight: 600; }
#rail QToolButton:focus { border: 2px solid @accent; padding: 6px 2px; }
#rail QToolButton::menu-indicator { image: none; }

#header { background: @surface; border: none; border-bottom: 1px solid @border; }
QFrame[popup="true"] { background: @surface; border: 1px solid @border; }
QFrame[notice="true"] { background: @surface; border: 1px solid @border; border-radius: 8px; }

QScrollArea, QScrollArea > QWidget > QWidget[column="true"] { background: transparent; border: none; }
QFrame[card="true"] { background: @surface; border: 1px solid @border; border-radius: 12px; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="error"] { color: @error; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="good"] { color: @good; }
QLabel[role="badge"] { background: @sunken; border: 1px solid @border; border-radius: 10px; padding: 2px 10px; }

QLineEdit, QComboBox, QSpinBox, QPlainTextEdit { background: @surface; border: 1px solid @border; border-radius: 8px; padding: 6px 8px;
  selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:hover, QComboBox:hover, QSpinBox:hover { border-color: @muted; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus { border: 2px solid @accent; padding: 5px 7px; }
QLineEdit[faulty="true"], QComboBox[faulty="true"] { border: 2px solid @error; padding: 5px 7px; }
QSpinBox QLineEdit, QSpinBox QLineEdit:hover, QSpinBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
QPlainTextEdit[quiet="true"] { background: @sunken; border-color: transparent; padding: 10px; }
QPlainTextEdit[quiet="true"]:focus { border: 2px solid @accent; padding: 9px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @border; padding: 4px; outline: none;
  selection-background-color: @accent; selection-color: @onAccent; }

QPushButton, QToolButton { background: @surface; border: 1px solid @border; border-radius: 8px; padding: 6px 12px;
  outline: none; }
QPushButton { min-height: 16px; }
QPushButton:hover, QToolButton:hover { border-color: @muted; }
QPushButton:pressed, QToolButton:pressed { background: @sunken; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: 5px 11px; }
QPushButton:disabled, QToolButton:disabled { color: @muted; background: @sunken; }
QPushButton[primary="true"] { background: @accent; border-color: @accent; color: @onAccent; font-weight: 600; }
QPushButton[primary="true"]:focus { border: 2px solid @text; }
QPushButton[primary="true"]:disabled { background: @sunken; border-color: @border; color: @muted; }
QPushButton[chip="true"] { padding: 4px 10px; min-height: 0; }
QPushButton[chip="true"]:focus { padding: 3px 9px; }
QPushButton[chip="true"]:checked { background: @accent; border-color: @accent; color: @onAccent; }
QPushButton[chip="true"]:checked:focus { border-color: @text; }
QPushButton[flat="true"], QToolButton[flat="true"] { border: 1px solid transparent; background: transparent; text-align: left; padding: 6px 4px; }
QPushButton[flat="true"]:focus, QToolButton[flat="true"]:focus { border: 2px solid @accent; padding: 5px 3px; }
QPushButton::menu-indicator { image: url(:/icons/chevron-down.svg); width: 12px; subcontrol-position: right center; right: 8px; }
QPushButton[menu="true"] { padding-right: 28px; }
QMenu { background: @surface; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: @accent; color: @onAccent; }

QProgressBar { background: @sunken; border: 1px solid @border; border-radius: 5px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }

QTabBar { outline: none; }
QTabBar::tab { background: @surface; border: 1px solid @border; padding: 7px 16px; margin-right: -1px; color: @muted; }
QTabBar::tab:first { border-top-left-radius: 8px; border-bottom-left-radius: 8px; }
QTabBar::tab:last { border-top-right-radius: 8px; border-bottom-right-radius: 8px; margin-right: 0; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { background: @accent; border-color: @accent; color: @onAccent; }
QTabBar::tab:selected:focus { border: 2px solid @text; padding: 6px 15px; }

QTableView, QListView { background: @surface; alternate-background-color: @sunken; border: none; outline: none;
  selection-background-color: @accent; selection-color: @onAccent; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @border; padding: 6px 3px; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: @border; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @surface; color: @text; border: 1px solid @border; padding: 4px 8px; }
)";

QString styleSheet(const Colors& c)
{
    QString text = QString::fromLatin1(sheet);
    const std::initializer_list<std::pair<const char*, QColor>> names{
        {"@window", c.window},   {"@onAccent", c.onAccent}, {"@accent", c.accent}, {"@surface", c.surface},
        {"@sunken", c.sunken},   {"@border", c.border},     {"@muted", c.muted},   {"@error", c.error},
        {"@warning", c.warning}, {"@good", c.good},         {"@text", c.text}};
    for (const auto& [name, color] : names) text.replace(QLatin1String(name), color.name());
    return text;
}

} // namespace

const Colors& colors(const QPalette& palette) { return isDark(palette) ? dark : light; }

void setRole(QLabel* label, const char* role)
{
    if (label->property("role").toByteArray() == role) return;
    label->setProperty("role", role);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

void applyScheme(QApplication& application, Scheme scheme)
{
    static const bool systemIsDark = isDark(QApplication::palette()); // before we change it
    const bool wantsDark = scheme == Scheme::Dark || (scheme == Scheme::System && systemIsDark);
    const Colors& chosen = wantsDark ? dark : light;
    application.setStyle(QStyleFactory::create("Fusion"));
    application.setPalette(paletteOf(chosen));
    application.setStyleSheet(styleSheet(chosen));
}

} // namespace ui
