#pragma once

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QStringDecoder>

#include <string_view>
#include <vector>

class QTimer;

namespace ui {

/// A text of many megabytes to read, select and copy, which may come in pieces. It is laid in a little at a time, so
/// that the window goes on; a line longer than `longestLine` is broken, and whole again when it is copied.
class LongText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LongText(QWidget* parent = nullptr);

    /// Empties it, and drops what was still to come.
    void start();
    /// Adds UTF-8, which may be cut anywhere.
    void add(std::string_view bytes);
    /// What can be seen of what was added, its lines as long as they came.
    QString wholeText() const { return textBetween(0, -1); }
    /// Whether everything that was added can be seen.
    bool isDone() const { return at_ == waiting_.size(); }

    static constexpr int longestLine = 2'000;

Q_SIGNALS:
    /// All that was added can be seen now.
    void done();

protected:
    QMimeData* createMimeDataFromSelection() const override;

private:
    QString textBetween(int from, int to) const;
    void layIn();
    QString nextPiece();

    QStringDecoder decoder_{QStringDecoder::Utf8};
    QString waiting_;
    qsizetype at_ = 0;        // how much of it is laid in
    int column_ = 0;          // characters in the last line
    int laid_ = 0;            // characters in the document
    std::vector<int> breaks_; // where lines were broken there
    QTimer* timer_;
};

} // namespace ui
