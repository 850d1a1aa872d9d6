#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

/// A text to read, select and copy whole, such as an address: a caption and a button, the text below them. Nothing
/// secret: the copy stays on the clipboard.
class CopyLine : public QWidget
{
    Q_OBJECT

public:
    /// The text is named `name`, its button `<name>Copy`. `lines`: how high it is.
    CopyLine(const QString& name, const QString& caption, int lines, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const;
    /// What stands there while there is no text.
    void setPlaceholder(const QString& words);

private:
    QLabel* caption_;
    QPushButton* copy_;
    QPlainTextEdit* text_;
};

} // namespace ui
