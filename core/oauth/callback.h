#pragma once

#include "base/request.h"
#include "base/secret.h"
#include "http/server.h"
#include "oauth/redirect.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace oauth {

/// Waits for the browser to come back from the server's authorize page, once. It listens on loopback alone, answers
/// whatever else comes (icons, other pages, repeated and foreign callbacks) and does not let it disturb.
class Callback : public QObject
{
    Q_OBJECT

public:
    /// `state`: what the callback must carry to be heard at all. `answer` gets the code once nothing listens any more,
    /// or SignInRefused with what the server said.
    Callback(Redirect redirect, std::string state, base::Answer<base::Secret> answer, QObject* parent = nullptr);
    /// Listens no more, and answers nobody.
    ~Callback() override;

    /// Listens on 127.0.0.1, on [::1] where the redirect URI says so, on both for localhost; on nothing for an address
    /// of another machine. Returns the redirect URI to send, with the port in it. Errors: AddressInUse, AddressRefused.
    base::Result<std::string> listen();

    /// Takes the address at which a browser on another machine ended up. Error: AnswerUnusable when it does not belong
    /// to this sign-in; it goes on waiting then.
    base::Result<void> paste(std::string_view address);

private:
    enum class Finding { Foreign, Refused, Code };

    http::Response handle(const http::Request& request);
    Finding take(std::string_view query);
    void settle();
    void deliver();

    Redirect redirect_;
    std::string state_;
    base::Answer<base::Secret> answer_;
    std::optional<base::Result<base::Secret>> outcome_;
    std::unique_ptr<http::Server> server_;
};

} // namespace oauth
