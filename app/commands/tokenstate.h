#pragma once

#include "commands/appsource.h"
#include "jwt/claims.h"

#include <string>

namespace commands {

/// What is known of an app's tokens, as members of JSON.
jwt::Claims stateMembers(const OpenApp& app, const oauth::TokenStatus& status);

/// `lives for 59 min`, `has expired 2 d ago`: of the access token.
std::string lifeText(const oauth::TokenStatus& status);

/// The words with a blank between them.
std::string joined(const std::vector<std::string>& words);

} // namespace commands
