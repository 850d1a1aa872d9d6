#include "widgets/tokenview.h"

#include "text.h"
#include "theme.h"

#include <QEvent>
#include <QGuiApplication>

#include <array>

namespace ui {

TokenTints::TokenTints(QTextDocument* document) : QSyntaxHighlighter(document) {}

void TokenTints::highlightBlock(const QString& text)
{
    const Colors& c = colors(QGuiApplication::palette());
    const std::array tints{c.header, c.payload, c.signature};
    std::size_t part = static_cast<std::size_t>(qMax(0, previousBlockState())); // dots so far
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype dot = text.indexOf('.', start);
        if (dot < 0) dot = text.size();
        setFormat(static_cast<int>(start), static_cast<int>(dot - start), part < tints.size() ? tints[part] : c.error);
        if (dot == text.size()) break;
        setFormat(static_cast<int>(dot), 1, c.muted);
        start = dot + 1;
        ++part;
    }
    setCurrentBlockState(static_cast<int>(part));
}

TokenView::TokenView(QWidget* parent) : QPlainTextEdit(parent), tints_(new TokenTints(document()))
{
    setFont(fixedFont());
    setWordWrapMode(QTextOption::WrapAnywhere);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
}

void TokenView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && tints_ != nullptr) tints_->rehighlight();
}

} // namespace ui
