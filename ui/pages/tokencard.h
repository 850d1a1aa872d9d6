#pragma once

#include "widgets/card.h"
#include "zoom/diagnose.h"

#include <span>

class QLabel;
class QMenu;
class QPushButton;

namespace ui {

class FindingList;
class LifetimeBar;
class SecretClipboard;
class TokenView;

/// The minted token on the Sign page: its text, what is still to do before there is one, its life, and copying.
class TokenCard : public Card
{
    Q_OBJECT

public:
    /// `clipboard` must outlive the card.
    explicit TokenCard(SecretClipboard& clipboard, QWidget* parent = nullptr);

    /// Shows the token; empty for none.
    void setToken(const QString& token);
    /// What is to do before it can be signed, as HTML list items whose links name fields.
    void setTodo(const QStringList& items);
    /// What may go wrong with the token; notes are left out.
    void setFindings(std::vector<zoom::Finding> findings, zoom::TokenKind kind);
    LifetimeBar& life() const { return *life_; }
    /// The menu of other forms to copy, filled by whoever knows them.
    QMenu* copyMenu() const { return copyMenu_; }
    void focusToken();

Q_SIGNALS:
    void copy();
    /// A field is to be mended.
    void goTo(const QString& field);

private:
    void makeText();
    void makeButtons();

    TokenView* view_;
    QLabel* todo_;
    FindingList* warnings_;
    LifetimeBar* life_;
    QPushButton* copy_;
    QPushButton* copyAs_;
    QMenu* copyMenu_;
};

} // namespace ui
