#pragma once

#include "accounts.h"
#include "oauth/api.h"
#include "oauth/catalogue.h"
#include "pages/page.h"
#include "surroundings.h"

#include <map>

class QLabel;
class QPushButton;
class QTimer;

namespace ui {

class ApiAnswerCard;
class ApiRequestCard;

/// Calls Zoom's API with the tokens of the profile that is signed in to, or, for the Video SDK's calls, with a token
/// signed on the spot.
class ApiPage : public Page
{
    Q_OBJECT

public:
    explicit ApiPage(const Surroundings& surroundings, QWidget* parent = nullptr);

    void focusToken() override;
    void focusStart() override;
    void copyToken() override;

Q_SIGNALS:
    /// Somebody has to sign in first; `start`: at once, with that scope as well.
    void signIn(bool start, const std::string& scope);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// A call that was sent: what comes back is its answer, whatever is chosen by then.
    struct Sent
    {
        oauth::ApiCall call = {};
        const oauth::Call* kind = nullptr; ///< of the catalogue
        std::string account = {};
    };

    QWidget* makeAccountCard();
    QWidget* makeButtons();
    void follow();
    void followAccount();
    void want();
    void send();
    void start(Sent what);
    void sendSigned();
    bool canTurnPage() const;
    void take(const base::Result<oauth::ApiAnswer>& answer);
    void explain(const base::Error& error);
    void breakOff(const QString& why);
    void turnPage();
    void copyAsCurl();
    std::string apiBase() const;
    std::string account(const oauth::Call& kind) const;
    oauth::ApiCall call() const;

    Surroundings surroundings_;
    Accounts& accounts_;
    ApiRequestCard* request_;
    ApiAnswerCard* answer_;
    QLabel* who_ = nullptr;
    QPushButton* signIn_ = nullptr;
    QPushButton* send_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* curl_ = nullptr;
    QTimer* second_;
    std::map<std::string, base::Time> heldUntil_; // by the API's limits: each account's own
    std::string wanted_;                          // the scope that the last call lacked
    Sent sent_;                                   // the last one
    bool busy_ = false;
    base::Request step_;
};

} // namespace ui
