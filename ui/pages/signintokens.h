#pragma once

#include "accounts.h"
#include "widgets/card.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QTimer;

namespace ui {

class SecretClipboard;
class StateLine;

/// The third step of signing in: whose tokens there are, for how long, and what can be done with them. It shows no
/// token; one is fetched when it is copied.
class SignInTokensCard : public Card
{
    Q_OBJECT

public:
    /// All must outlive the card.
    SignInTokensCard(Accounts& accounts, SecretClipboard& clipboard, base::Clock clock, QWidget* parent = nullptr);

    /// Fetches a token that is good for a while, and copies it.
    void copyToken();

Q_SIGNALS:
    /// What became of something that was asked for here, as one of the label roles; empty: of another profile.
    void said(const QString& sentence, const char* role);
    /// What had the keyboard here is gone.
    void left();

private:
    QWidget* makeRows();
    QWidget* makeButtons(SecretClipboard& clipboard);
    QLabel* addRow(QGridLayout* grid, const QString& label, const char* name);
    void follow();
    void followProfile();
    void countDown();
    void refresh();
    void signOut(oauth::SignOut how);
    void takeSignedOut(oauth::SignOut how, const base::Result<void>& done);
    void retry();
    void say(const base::Error& error);

    Accounts& accounts_;
    SecretClipboard& clipboard_;
    base::Clock clock_;
    QLabel* empty_;
    QWidget* rows_;
    QLabel* who_ = nullptr;
    QLabel* token_ = nullptr;
    QLabel* expiry_ = nullptr;
    QLabel* renewal_ = nullptr;
    QLabel* apiBase_ = nullptr;
    StateLine* unsaved_;
    QPushButton* retry_;
    QPushButton* refresh_ = nullptr;
    QPushButton* copy_ = nullptr;
    QPushButton* signOut_ = nullptr;
    QWidget* buttons_;
    QTimer* second_;
    std::pair<std::string, bool> whose_; // what is shown: the profile's id, and whether it is the app's own
    base::Request step_;
    bool busy_ = false;
};

} // namespace ui
