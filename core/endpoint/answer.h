#pragma once

#include "endpoint/json.h"
#include "jwt/claims.h"
#include "zoom/draft.h"
#include "zoom/schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace endpoint {

/// What is wrong with one property of a request.
struct Fault
{
    std::string property; ///< as Zoom's samples name it; `$schema` where several do not fit together
    std::string reason;   ///< in our words: what is wrong and what to do
};

/// The claims that a request asks for, or what is wrong with it.
struct Answer
{
    jwt::Claims claims;        ///< in payload order; to be signed if there are no faults
    std::vector<Fault> faults; ///< what spans several properties first, then in the order of the table's fields
};

/// Judges a request's members as Zoom's auth endpoint samples do, which is as JavaScript would: a number may come as a
/// text that begins with one; a meeting number and what has no limit pass as any JSON; what the table does not know is
/// ignored. `key` stands in the claims. Pure.
Answer answer(const zoom::Table& table, const JsonObject& members, std::string_view key, const zoom::Timing& timing);

} // namespace endpoint
