#pragma once

#include "pages/page.h"
#include "signinflow.h"
#include "surroundings.h"

class QPushButton;
class QStackedWidget;

namespace ui {

class FoldCard;
class Ladder;
class ScopeTable;
class SignInAppCard;
class SignInStepCard;
class SignInTokensCard;
class StateLine;

/// Signing in to Zoom as a story in three steps: the app, the browser, the tokens; one sentence on top says how things
/// stand, and a ladder below what was said to the servers.
class SignInPage : public Page
{
    Q_OBJECT

public:
    explicit SignInPage(const Surroundings& surroundings, QWidget* parent = nullptr);

    void focusToken() override;
    void focusStart() override;
    void copyToken() override;

    /// Begins a sign-in at once, asking for that scope as well where scopes are asked for by name.
    void signInAgain(const std::string& scope);

Q_SIGNALS:
    /// A profile is to be made.
    void addProfile();
    /// A sign-in has ended while somebody may be looking at a browser.
    void wantsFront();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeStory();
    QWidget* makeEmptyState();
    QWidget* makeScopes();
    QWidget* makeLadder();
    void follow();
    void followStatus();
    void followScopes();
    void followLegs();
    QString busyWords() const;
    void sayState();
    void say(const QString& sentence, const char* role);

    Surroundings surroundings_;
    Accounts& accounts_;
    SignInFlow flow_;
    QStackedWidget* stack_;
    QPushButton* add_ = nullptr;
    StateLine* status_ = nullptr;
    SignInAppCard* app_ = nullptr;
    SignInStepCard* step_ = nullptr;
    SignInTokensCard* tokens_ = nullptr;
    FoldCard* scopesCard_ = nullptr;
    ScopeTable* scopes_ = nullptr;
    FoldCard* ladderCard_ = nullptr;
    Ladder* ladder_ = nullptr;
    QString said_; // what became of the last thing that was asked for; empty: the state counts
    const char* saidRole_ = "muted";
    bool asked_ = false; // whose tokens they are, since the page was opened
};

} // namespace ui
