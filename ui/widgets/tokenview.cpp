#include "widgets/tokenview.h"

#include "text.h"
#include "theme.h"

#include <QEvent>
#include <QGuiApplication>

#include <array>
#include <utility>

namespace ui {

TokenTints::TokenTints(QTextDocument* document) : QSyntaxHighlighter(document) {}

void TokenTints::highlightBlock(const QString& text)
{
    const Colors& c = colors(QGuiApplication::palette());
    const std::array tints{c.header, c.payload, c.signature};
    std::size_t part = static_cast<std::size_t>(qMax(0, previousBlockState())); // dots so far
    const int place = currentBlock().position();
    const int size = static_cast<int>(text.size());
    qsizetype start = qBound(0, before_ - place, size);
    const qsizetype end = qBound(static_cast<int>(start), document()->characterCount() - 1 - behind_ - place, size);
    setFormat(0, static_cast<int>(start), c.muted);
    setFormat(static_cast<int>(end), static_cast<int>(size - end), c.muted);
    while (start < end) {
        qsizetype dot = text.indexOf('.', start);
        if (dot < 0 || dot > end) dot = end;
        setFormat(static_cast<int>(start), static_cast<int>(dot - start), part < tints.size() ? tints[part] : c.error);
        if (dot == end) break;
        setFormat(static_cast<int>(dot), 1, c.muted);
        start = dot + 1;
        ++part;
    }
    setCurrentBlockState(static_cast<int>(part));
}

void TokenTints::setEdges(int before, int behind)
{
    if (before == before_ && behind == behind_) return;
    before_ = before;
    behind_ = behind;
    rehighlight();
}

TokenView::TokenView(QWidget* parent) : QPlainTextEdit(parent), tints_(new TokenTints(document()))
{
    setFont(fixedFont());
    setWordWrapMode(QTextOption::WrapAnywhere);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
}

void TokenView::setLines(int lines)
{
    setFixedHeight(fontMetrics().lineSpacing() * lines + 24);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // a text edit would claim what room its column has left
}

void TokenView::setEdges(int before, int behind) { tints_->setEdges(before, behind); }

void TokenView::setMarks(const QList<Mark>& marks)
{
    if (marks == marks_) return;
    marks_ = marks;
    paintMarks();
}

void TokenView::paintMarks()
{
    const Colors& c = colors(QGuiApplication::palette());
    QList<QTextEdit::ExtraSelection> selections;
    for (const Mark& mark : std::as_const(marks_)) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        const int end = document()->characterCount() - 1;
        selection.cursor.setPosition(qBound(0, mark.from, end));
        selection.cursor.setPosition(qBound(0, mark.to, end), QTextCursor::KeepAnchor);
        selection.format.setBackground(mark.damaged ? c.error : c.accent);
        selection.format.setForeground(mark.damaged ? c.surface : c.onAccent);
        if (mark.damaged) selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void TokenView::scrollTo(int character)
{
    QTextCursor cursor(document());
    cursor.setPosition(qBound(0, character, document()->characterCount() - 1));
    setTextCursor(cursor);
    ensureCursorVisible();
}

void TokenView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || tints_ == nullptr) return;
    tints_->rehighlight();
    paintMarks();
}

} // namespace ui
