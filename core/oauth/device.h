#pragma once

#include "base/clock.h"
#include "oauth/answers.h"
#include "oauth/app.h"
#include "oauth/client.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace oauth {

/// What somebody needs to sign in on another device.
struct DevicePrompt
{
    std::string userCode;
    std::string address;         ///< where to type it in
    std::string addressWithCode; ///< for a QR code; may be empty
    base::Time expires;
};

/// Signs in with another device (RFC 8628): shows a code, then asks the server again and again whether it was used.
class DeviceSignIn : public QObject
{
    Q_OBJECT

public:
    /// `client` must outlive this. `second`: how long a second lasts between two questions; shorter in tests.
    DeviceSignIn(Client& client, base::Clock clock, std::chrono::milliseconds second = std::chrono::seconds(1),
                 QObject* parent = nullptr);

    /// `prompt` is called once, then `answer`. Errors: SignInRefused (with what the server said), SignInTimedOut when
    /// the code expired, SignInCancelled, ServerRefused, AnswerUnusable, the network's. One that waits already is
    /// dropped.
    void start(const App& app, base::Secret secret, std::vector<std::string> scopes,
               std::function<void(const DevicePrompt&)> prompt, base::Answer<Tokens> answer);

    /// Ends the one that waits, if any, with SignInCancelled. While a question is on its way, its answer is waited for,
    /// as it may bring tokens that come once; `answer` gets those then. Whether it has ended.
    bool cancel();

Q_SIGNALS:
    /// A question is on its way, and with its answer perhaps tokens; or no more.
    void asking(bool isAsking);

private:
    void show(const HttpAnswer& answer, const std::function<void(const DevicePrompt&)>& prompt);
    void poll();
    void pause();
    void setAsking(bool isAsking);
    void take(const base::Result<HttpAnswer>& answer);
    void finish(base::Result<Tokens> result);

    Client& client_;
    base::Clock clock_;
    std::chrono::milliseconds second_;
    App app_;
    base::Secret secret_;
    DeviceCodes codes_;
    QTimer pause_;
    base::Answer<Tokens> answer_;
    bool isAsking_ = false;
    bool isCancelled_ = false; // while it is asking
    base::Request step_;
};

} // namespace oauth
