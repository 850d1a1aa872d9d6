#pragma once

#include "pages/page.h"
#include "surroundings.h"
#include "zoom/diagnose.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace ui {

class Card;
class ClaimsView;
class CredentialForm;
class FindingList;
class LifetimeBar;
class TokenInput;
class TokenOwner;

/// Explains: paste a token on the left, read on the right what it is, what it says, whether it is signed with the
/// credential at hand, and what is wrong with it. Nothing here ever changes or signs a token.
class InspectPage : public Page
{
    Q_OBJECT

public:
    explicit InspectPage(const Surroundings& surroundings, QWidget* parent = nullptr);

    void focusToken() override;
    void copyToken() override;

private:
    QWidget* makeInputCard();
    QWidget* makeCredentialCard();
    QWidget* makeEmptyState();
    void showExample();
    QWidget* makeVerdictCard();
    QWidget* makeClaimsCard();

    void read();
    void judge();
    void showLife();
    void openFile();
    zoom::SignatureStatus checkSignature() const;
    zoom::SignatureStatus showSignature();
    QString strangerNote() const;

    Surroundings surroundings_;
    TokenOwner* owner_;
    jwt::Decoded token_;
    zoom::TokenKind kind_ = zoom::TokenKind::Unknown;
    zoom::LifetimeState life_ = zoom::LifetimeState::Unknown;

    TokenInput* input_;
    QLabel* inputNote_;
    Card* credentialCard_;
    CredentialForm* credential_;
    QPushButton* whose_;
    QStackedWidget* answer_;
    QLabel* kindBadge_;
    QLabel* signature_;
    LifetimeBar* bar_;
    QLabel* sound_;
    FindingList* findings_;
    QLabel* header_;
    ClaimsView* claims_;
};

} // namespace ui
