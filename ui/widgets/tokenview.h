#pragma once

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

namespace ui {

/// Tints the three parts of a compact token, wherever its lines break.
class TokenTints : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit TokenTints(QTextDocument* document);

    /// So many characters at the beginning and at the end are no token.
    void setEdges(int before, int behind);

protected:
    void highlightBlock(const QString& text) override;

private:
    int before_ = 0;
    int behind_ = 0;
};

/// A token to read, select and copy; or, writable, the place to paste one. Fixed font, broken anywhere.
class TokenView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TokenView(QWidget* parent = nullptr);

    /// Is as high as that many lines, neither more nor less.
    void setLines(int lines);

    /// So many characters at the beginning and at the end stand around the token; they have no part's tint.
    void setEdges(int before, int behind);

    /// Characters that something is said about.
    struct Mark
    {
        int from;
        int to;       ///< behind the last one
        bool damaged; ///< boxed and underlined as an error; else on a coloured ground

        bool operator==(const Mark&) const = default;
    };
    /// Marks those characters, in place of earlier ones.
    void setMarks(const QList<Mark>& marks);
    const QList<Mark>& marks() const { return marks_; }
    /// Brings that character into view; the selection goes.
    void scrollTo(int character);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintMarks();

    TokenTints* tints_;
    QList<Mark> marks_;
};

} // namespace ui
