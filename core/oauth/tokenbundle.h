#pragma once

#include "oauth/answers.h"
#include "vault/bundle.h"

#include <optional>
#include <string_view>

namespace oauth {

/// The tokens of a profile's bundle; nothing when there are none.
std::optional<Tokens> tokensOf(const vault::Bundle& bundle);

/// A copy of one entry; empty when it is not there.
base::Secret copyOf(const vault::Bundle& bundle, std::string_view name);

/// Puts tokens, or their absence, and the refresh token before them into the bundle; its other entries stay.
void put(vault::Bundle& bundle, const std::optional<Tokens>& tokens, const base::Secret& previous);

} // namespace oauth
