#include "widgets/longtext.h"

#include "text.h"

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
        const QChar c = waiting_.at(at_);
        const bool breaks = column_ >= longestLine && !c.isLowSurrogate();
        if (breaks && c != '\n') out += '\n';
        if (breaks || c == '\n') column_ = 0;
        if (c != '\n') ++column_;
        out += c;
    }
    return out;
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
