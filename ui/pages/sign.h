#pragma once

#include "jwt/hs256.h"
#include "pages/page.h"
#include "surroundings.h"
#include "zoom/draft.h"

#include <optional>

class QTabBar;
class QTimer;
class QVBoxLayout;

namespace ui {

class ClaimForm;
class ClaimsView;
class FieldRow;
class SignCredential;
class TokenCard;

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

    /// Fills the form of that kind; what was typed there before is replaced.
    void open(const zoom::Table& table, const zoom::Inputs& inputs);

    /// The kind of token that the form is for.
    const zoom::Table& table() const { return *table_; }

Q_SIGNALS:
    /// Another profile is wanted.
    void changeProfile();
    /// The typed pair of that kind shall become a profile.
    void saveAsProfile(const zoom::Table& table);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeKinds();
    QWidget* makeCredentialCard();
    QWidget* makeFormCard();
    QWidget* makeTokenCard();
    QWidget* makeClaimsCard();

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
    SignCredential* credential_;
    QVBoxLayout* formPlace_;
    ClaimForm* form_ = nullptr;
    TokenCard* tokenCard_;
    ClaimsView* claims_;
    QTimer* saver_;
};

} // namespace ui
