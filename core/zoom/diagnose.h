#pragma once

#include "base/clock.h"
#include "jwt/decode.h"
#include "zoom/autopsy.h"
#include "zoom/findingid.h"
#include "zoom/joincontext.h"
#include "zoom/tokenkind.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zoom {

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
    JoinContext join{};
    Autopsy autopsy{}; ///< says more about `signature`, where it was made
};

enum class LifetimeState { Live, Expired, NotYet, Unknown };
/// `live`, `expired`, `not-yet`, `unknown`
std::string_view name(LifetimeState state);

/// Where the token stands in its life.
struct Lifespan
{
    LifetimeState state = LifetimeState::Unknown;
    std::optional<base::Time> issuedAt;      ///< `iat`; there whenever the state is `NotYet`
    std::optional<base::Time> expiresAt;     ///< there whenever the state is known
    std::optional<base::Time> startsAt = {}; ///< the later of `iat` and `nbf`
};

/// Judges a life against the clock; `Unknown` without an end.
Lifespan lifespan(std::optional<base::Time> issuedAt, std::optional<base::Time> expiresAt, const Context& context);
/// The same for the token's `iat`, `nbf` and `exp` (of a Meeting token also `tokenExp`, the earlier counts), where they
/// are whole numbers of seconds. Without `iat`, `nbf`
/// stands for it.
Lifespan lifespan(const jwt::Decoded& token, const Context& context);

/// Everything that is wrong or odd, what to mend first coming first.
std::vector<Finding> diagnose(const jwt::Decoded& token, const Context& context);

} // namespace zoom
