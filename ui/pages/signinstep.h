#pragma once

#include "signinflow.h"
#include "widgets/card.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;

namespace ui {

class CopyLine;
class QrCode;
class SecretClipboard;

/// The second step of signing in: the browser, or the code for another device, or just asking for a token; how long
/// there is, and a way to finish when the browser is on another machine.
class SignInStepCard : public Card
{
    Q_OBJECT

public:
    /// All must outlive the card.
    SignInStepCard(Accounts& accounts, SignInFlow& flow, base::Clock clock, QWidget* parent = nullptr);

    /// Whether the sign-in may begin at all; the first step says why not.
    void setPrevented(bool prevented);
    /// Whether there are tokens already: the button then says so.
    void setSignedIn(bool signedIn);
    void focusStart();
    void focusUrl();

private:
    QWidget* makeButtons();
    QWidget* makeBrowser();
    QWidget* makeDevice();
    void follow();
    void followButtons();
    void followDevice();
    static QString introOf(Way way);
    void countDown();
    void takePasted();

    Accounts& accounts_;
    SignInFlow& flow_;
    base::Clock clock_;
    QPushButton* start_;
    QPushButton* cancel_;
    QLabel* left_;
    QLabel* intro_ = nullptr;
    QWidget* browser_;
    CopyLine* url_ = nullptr;
    QLabel* sent_ = nullptr;
    QLineEdit* paste_ = nullptr;
    QPushButton* takePaste_ = nullptr;
    QLabel* pasteTrouble_ = nullptr;
    QWidget* device_;
    QLabel* code_ = nullptr;
    CopyLine* address_ = nullptr;
    QrCode* qr_ = nullptr;
    QTimer* second_;
    bool prevented_ = false;
    bool signedIn_ = false;
};

} // namespace ui
