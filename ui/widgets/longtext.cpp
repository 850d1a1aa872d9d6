#include "widgets/longtext.h"

#include "text.h"

#include <QMimeData>
#include <QTextCursor>
#include <QTimer>

namespace ui {
namespace {

constexpr int piece = 4'096;  // characters laid in at once
constexpr qint64 longest = 3; // milliseconds before the event loop has its turn

} // namespace

LongText::LongText(QWidget* parent) : QPlainTextEdit(parent), timer_(new QTimer(this))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setProperty("quiet", true);
    setFont(fixedFont());
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    timer_->setSingleShot(true);
    connect(timer_, &QTimer::timeout, this, &LongText::layIn);
}

void LongText::start()
{
    timer_->stop();
    waiting_.clear();
    at_ = 0;
    column_ = 0;
    laid_ = 0;
    breaks_.clear();
    decoder_.resetState();
    clear();
}

void LongText::add(std::string_view bytes)
{
    if (isDone()) {
        waiting_.clear();
        at_ = 0;
    }
    waiting_ += decoder_.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (!timer_->isActive()) timer_->start(0);
}

/// Up to `piece` characters of what waits, with line breaks where a line gets too long.
QString LongText::nextPiece()
{
    QString out;
    out.reserve(piece + 8);
    const qsizetype end = qMin(at_ + piece, waiting_.size());
    for (; at_ < end; ++at_) {
        const bool returns = waiting_.at(at_) == '\r';
        if (returns && at_ + 1 < waiting_.size() && waiting_.at(at_ + 1) == '\n') continue; // one break, not two
        const QChar c = returns ? QChar('\n') : waiting_.at(at_);
        const bool breaks = column_ >= longestLine && !c.isLowSurrogate();
        if (breaks && c != '\n') {
            breaks_.push_back(laid_ + static_cast<int>(out.size()));
            out += '\n';
        }
        if (breaks || c == '\n') column_ = 0;
        if (c != '\n') ++column_;
        out += c;
    }
    laid_ += static_cast<int>(out.size());
    return out;
}

/// The text from one position of the document to another, -1 for its end, without the breaks that were put in.
QString LongText::textBetween(int from, int to) const
{
    const QString shown = toPlainText();
    const auto end = to < 0 ? shown.size() : qsizetype{to};
    QString text;
    text.reserve(end - from);
    qsizetype at = from;
    for (const int place : breaks_) {
        if (place < at) continue;
        if (place >= end) break;
        text += QStringView(shown).mid(at, place - at);
        at = place + 1;
    }
    return text += QStringView(shown).mid(at, end - at);
}

QMimeData* LongText::createMimeDataFromSelection() const
{
    auto* const copied = new QMimeData; // which the caller owns
    copied->setText(textBetween(textCursor().selectionStart(), textCursor().selectionEnd()));
    return copied;
}

void LongText::layIn()
{
    QElapsedTimer watch;
    watch.start();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    while (!isDone() && watch.elapsed() < longest) cursor.insertText(nextPiece());
    cursor.endEditBlock();
    if (isDone())
        Q_EMIT done();
    else
        timer_->start(0);
}

} // namespace ui
