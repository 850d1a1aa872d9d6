#pragma once

#include "appsession.h"
#include "oauth/answers.h"
#include "oauth/app.h"
#include "oauth/client.h"

namespace services {

/// Signs in with the browser and waits for its end. Errors: those of `oauth::SignIn`, and Interrupted.
base::Result<oauth::Tokens> signInWithBrowser(oauth::Client& client, const oauth::Trace& trace, const oauth::App& app,
                                              base::Secret secret, const LoginPlan& plan, const LoginNews& news);

/// Signs in on another device and waits for its end. Errors: those of `oauth::DeviceSignIn`, and Interrupted.
base::Result<oauth::Tokens> signInOnDevice(oauth::Client& client, const oauth::App& app, base::Secret secret,
                                           const LoginPlan& plan, const LoginNews& news);

} // namespace services
