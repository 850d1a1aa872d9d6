#pragma once

#include "jwt/claims.h"
#include "zoom/compare.h"

#include <string>
#include <vector>

namespace commands {

// Claims of two tokens, side by side.

/// One line for people: `changed exp: 1700007200 to 1700010800 (1 h later)`.
std::string changeText(const zoom::ClaimPair& pair);
/// All of them in columns, each behind `=`, `~`, `<` or `>`: the same, changed, only in the first, only in the second.
std::string pairsText(const std::vector<zoom::ClaimPair>& pairs);
/// All of them for scripts; a side on which the claim is absent is null.
jwt::Structure pairsJson(const std::vector<zoom::ClaimPair>& pairs);

} // namespace commands
