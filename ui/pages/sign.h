#pragma once

#include "jwt/hs256.h"
#include "pages/page.h"
#include "surroundings.h"
#include "zoom/draft.h"

#include <optional>

class QLabel;
class QPushButton;
class QTabBar;
class QTimer;
class QVBoxLayout;

namespace ui {

class ClaimForm;
class ClaimsView;
class CredentialForm;
class FieldRow;
class FindingList;
class LifetimeBar;
class TokenView;

/// Mints: a form on the left, the token that follows each keystroke on the right.
class SignPage : public Page
{
    Q_OBJECT

public:
    explicit SignPage(const Surroundings& surroundings, QWidget* parent = nullptr);
    /// Remembers what was typed to the last keystroke.
    ~SignPage() override;

    void focusToken() override;
    void focusStart() override;
    /// Mints anew, so that the copy's life starts now, and copies that.
    void copyToken() override;

private:
    QWidget* makeKinds();
    QWidget* makeCredentialCard();
    QWidget* makeFormCard();
    QWidget* makeTokenCard();
    QWidget* makeClaimsCard();
    QWidget* makeCopyMenu();

    void setKind(int index);
    void takeCredential();
    void refresh();
    void showProblems(const zoom::Draft& draft);
    void showLifetimeHint(base::Time now);
    void showLife();
    void copyAs(int format);
    void goTo(const QString& field);
    void remember();

    Surroundings surroundings_;
    const zoom::Table* table_;
    std::optional<jwt::Key> key_; // ready to sign; absent without a secret
    zoom::Draft draft_;
    std::string token_; // empty while something is wrong

    QTabBar* kinds_;
    CredentialForm* credential_;
    QVBoxLayout* formPlace_;
    ClaimForm* form_ = nullptr;
    TokenView* view_;
    QLabel* todo_;
    FindingList* warnings_;
    LifetimeBar* life_;
    QPushButton* copy_;
    QPushButton* copyAs_;
    QLabel* copied_;
    ClaimsView* claims_;
    QTimer* saver_;
};

} // namespace ui
