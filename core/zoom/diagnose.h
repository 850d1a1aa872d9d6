#pragma once

#include "base/clock.h"
#include "jwt/decode.h"
#include "zoom/findingid.h"
#include "zoom/schema.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zoom {

/// What a pasted text turns out to be.
enum class TokenKind { Video, Meeting, Api, OAuthAccess, Unknown };

/// Whether the signature was checked, and how that ended.
enum class SignatureStatus { Valid, Invalid, Unchecked };

/// One finding about one token, without words: `describe` puts it into a sentence.
struct Finding
{
    FindingId id;
    std::string claim;             ///< the claim it points at; empty for the token as a whole
    std::vector<std::string> args; ///< the numbers and names of this token that the sentence needs
};

/// What a finding is judged against.
struct Context
{
    base::Time now;
    std::chrono::seconds leeway{0}; ///< how wrong the clocks may be before `exp` or `iat` counts as broken
    SignatureStatus signature = SignatureStatus::Unchecked;
};

/// What the token's claims say it is.
TokenKind kindOf(const jwt::Decoded& token);
/// The kind of the tokens that a table makes.
TokenKind kindOf(const Table& table);
/// The name that the contract gives a kind: `video`, `oauth-access`.
std::string_view name(TokenKind kind);
/// The claim table of that kind, or null where Callsign has none.
const Table* tableFor(TokenKind kind);

enum class LifetimeState { Live, Expired, NotYet, Unknown };

/// Where the token stands in its life.
struct Lifespan
{
    LifetimeState state = LifetimeState::Unknown;
    std::optional<base::Time> issuedAt;
    std::optional<base::Time> expiresAt;
};

/// Judges a life against the clock; `Unknown` without an end.
Lifespan lifespan(std::optional<base::Time> issuedAt, std::optional<base::Time> expiresAt, const Context& context);
/// The same for the token's `iat` and `exp`, where they are whole numbers.
Lifespan lifespan(const jwt::Decoded& token, const Context& context);

/// Everything that is wrong or odd, what to mend first coming first.
std::vector<Finding> diagnose(const jwt::Decoded& token, const Context& context);

} // namespace zoom
