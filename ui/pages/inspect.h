#pragma once

#include "pages/inspectreading.h"
#include "pages/page.h"
#include "surroundings.h"
#include "zoom/draft.h"

class QPushButton;

namespace ui {

class Card;
class ClaimsCard;
class CompareCard;
class CredentialForm;
class ErrorCard;
class JoinCard;
class MendCard;
class PasteCard;
class TokenOwner;
class VerdictCard;

/// Explains: paste a token on the left, read on the right what it is, what it says, who signed it, and why a join with
/// it would fail.
class InspectPage : public Page
{
    Q_OBJECT

public:
    explicit InspectPage(const Surroundings& surroundings, QWidget* parent = nullptr);

    void focusToken() override;
    void copyToken() override;

    /// Reads that token, in place of what was pasted.
    void open(const std::string& token);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

Q_SIGNALS:
    /// A token shall be signed of what this one says.
    void openInSign(const zoom::Table& table, const zoom::Inputs& inputs);

private:
    QWidget* makeCredentialCard();
    QWidget* makeEmptyState();
    QWidget* makeAnswer();
    void connectCards();
    void showExample();

    void read();
    void examineSignature();
    void judge();
    void showLife();
    void choose(const zoom::Finding* finding);
    void forget();

    Surroundings surroundings_;
    TokenOwner* owner_;
    Reading reading_;
    QString signatureWords_;
    zoom::LifetimeState life_ = zoom::LifetimeState::Unknown;

    PasteCard* input_;
    Card* credentialCard_;
    CredentialForm* credential_;
    QPushButton* whose_;
    JoinCard* join_;
    ErrorCard* error_;
    QWidget* empty_; ///< in the place of the answer, while there is no token
    VerdictCard* verdict_;
    MendCard* mend_;
    ClaimsCard* claims_;
    CompareCard* compare_;
    QWidget* answer_;
};

} // namespace ui
