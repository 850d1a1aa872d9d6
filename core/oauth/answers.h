#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oauth {

/// What a token endpoint gives.
struct Tokens
{
    base::Secret access;
    base::Secret refresh = {};              ///< empty when there is none
    std::optional<base::Time> expires = {}; ///< of the access token; nothing when the server did not say
    std::vector<std::string> scopes = {};   ///< granted; empty when the server did not say
    std::string apiUrl = {};                ///< base of the API for this account; empty when not said

    /// A second copy, wiped on its own.
    Tokens clone() const;
};

/// Whether `text` can be a token: it stands in a header field, so it is visible ASCII (RFC 6749 appendix A.12).
bool isToken(std::string_view text);

/// Reads a success of the token endpoint (RFC 6749 section 5.1, with Zoom's `api_url`). Error: AnswerUnusable, whose
/// detail says why there is no access token that can be used. Whatever else is odd counts as left out: with the answer
/// a refresh token would be thrown away that may be the only one to work. So does an `api_url` that secrets may not
/// travel to; of others scheme and host are taken.
base::Result<Tokens> readTokens(std::string_view json, base::Time now);

/// The refresh token in an answer that is otherwise of no use: it may be the only one to work. Empty: there is none.
base::Secret refreshTokenIn(std::string_view json);

/// Codes to sign in with on another device (RFC 8628 section 3.2).
struct DeviceCodes
{
    base::Secret deviceCode;
    std::string userCode;                ///< to type in
    std::string verificationUri;         ///< where
    std::string verificationUriComplete; ///< the same with the code in it, for a QR code; may be empty
    base::Time expires;
    std::chrono::seconds interval{5}; ///< between two questions: at least 1, at most the code's life and an hour
};

/// Error: AnswerUnusable.
base::Result<DeviceCodes> readDeviceCodes(std::string_view json, base::Time now);

/// `a b c` as a list.
std::vector<std::string> wordsOf(std::string_view text);

} // namespace oauth
