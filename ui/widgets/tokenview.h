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

protected:
    void highlightBlock(const QString& text) override;
};

/// A token to read, select and copy; or, writable, the place to paste one. Fixed font, broken anywhere.
class TokenView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TokenView(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    TokenTints* tints_;
};

} // namespace ui
