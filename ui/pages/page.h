#pragma once

#include <QWidget>

class QBoxLayout;
class QVBoxLayout;

namespace ui {

/// One place of the window: a headline with a line below it, and the page's own content.
class Page : public QWidget
{
    Q_OBJECT

public:
    /// `name` as in the contract: the widget is named `page.<name>`.
    Page(const QString& name, const QString& title, const QString& summary, QWidget* parent = nullptr);

    /// Puts a widget at the right of the headline. Takes ownership.
    void addBesideTitle(QWidget* widget);
    /// The page's content, below the headline. Takes ownership.
    void setContent(QWidget* content);

    /// Moves the keyboard focus to the page's token field (Ctrl+L).
    virtual void focusToken() = 0;
    /// Moves the keyboard focus to where work starts, when the page is opened.
    virtual void focusStart() { focusToken(); }
    /// Copies the page's token, if it has one to give (Ctrl+Shift+C).
    virtual void copyToken() {}

    /// Takes a file that was dropped onto the window; false where the page has no use for it.
    virtual bool takeFile(const QString& path);

    /// Ends what waits for the page to be left. False while that is under way; `settled` follows.
    virtual bool settle() { return true; }

Q_SIGNALS:
    /// What `settle` began is over; the sentence says what went wrong, if anything did.
    void settled(const QString& trouble);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QBoxLayout* head_;
    QVBoxLayout* column_;
};

} // namespace ui
