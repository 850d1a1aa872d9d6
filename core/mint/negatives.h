#pragma once

#include "jwt/hs256.h"
#include "zoom/draft.h"
#include "zoom/findingid.h"

#include <string>
#include <string_view>
#include <vector>

namespace mint {

/// One token that a join must refuse, made from one that it takes.
struct Negative
{
    std::string_view name;   ///< what was done: `tampered-payload`
    zoom::FindingId finding; ///< the error that `inspect` finds about it, given the join that the sound token is for
    std::string token;
};

/// Every way to spoil the token of `draft`, which is sound, that applies to its claims.
std::vector<Negative> negativesOf(const zoom::Draft& draft, const jwt::Key& key);

} // namespace mint
