#pragma once

#include "pages/inspectreading.h"
#include "surroundings.h"
#include "vault/credential.h"
#include "widgets/card.h"
#include "zoom/draft.h"
#include "zoom/mend.h"

class QLabel;
class QPushButton;

namespace ui {

class PairTable;
class TokenView;

/// A token made from the one that was pasted, without its faults: what is changed, and the new token to copy. On show
/// only after somebody asked for it.
class MendCard : public Card
{
    Q_OBJECT

public:
    explicit MendCard(const Surroundings& surroundings, QWidget* parent = nullptr);

    /// Shows the card for that token, and fetches the secret that the new one is signed with.
    void mend(const Reading& reading);
    /// Puts the card away, with the token.
    void forget();

Q_SIGNALS:
    /// The new claims shall be edited.
    void openInSign(const zoom::Table& table, const zoom::Inputs& inputs);

private:
    void makeButtons();
    const vault::Credential& signer() const;
    void follow();
    void copy();
    void showMended(const zoom::Mended& mended);

    Surroundings surroundings_;
    jwt::Claims claims_;
    zoom::JoinContext join_;
    const zoom::Table* table_ = nullptr; // null: nothing to mend

    QLabel* status_;
    PairTable* changes_;
    TokenView* token_;
    QPushButton* copy_;
    QPushButton* sign_;
    QPushButton* close_;
};

} // namespace ui
