#pragma once

#include "accounts.h"
#include "widgets/card.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTabBar;
class QVBoxLayout;

namespace ui {

class CopyLine;
class FieldRow;

/// The first step of signing in: which app, in which way, what has to be registered for it, and whatever speaks against
/// it before the browser opens.
class SignInAppCard : public Card
{
    Q_OBJECT

public:
    /// `accounts` must outlive the card.
    explicit SignInAppCard(Accounts& accounts, QWidget* parent = nullptr);

    /// While a sign-in is under way nothing can be changed.
    void setBusy(bool busy);
    /// Looks again at what speaks against the sign-in. It listens for a moment: not while one is under way.
    void check();
    /// Whether something makes the sign-in impossible.
    bool isPrevented() const { return prevented_; }
    void focusProfile();

Q_SIGNALS:
    /// Another profile was picked.
    void picked(const std::string& id);

private:
    QWidget* makeMore();
    FieldRow* addLine(QVBoxLayout* to, const char* key, const QString& label, const QString& hint);
    void follow();
    void followProfiles();
    void takeOptions();
    QString wayWords() const;

    Accounts& accounts_;
    FieldRow* profile_;
    QLabel* detail_;
    QTabBar* way_;
    QLabel* wayWords_;
    CopyLine* redirect_;
    QPushButton* more_;
    QWidget* rest_;
    FieldRow* scopes_ = nullptr;
    FieldRow* port_ = nullptr;
    FieldRow* sso_ = nullptr;
    QVBoxLayout* advice_;
    bool busy_ = false;
    bool prevented_ = false;
};

} // namespace ui
