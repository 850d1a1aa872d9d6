#pragma once

#include "base/clock.h"
#include "jwt/claims.h"
#include "zoom/compare.h"
#include "zoom/draft.h"
#include "zoom/joincontext.h"

#include <string_view>
#include <vector>

namespace zoom {

/// Whether a claim that has another name was meant for this slot: `Role_Type` or `role` for `role_type`.
bool isMeantFor(const Table& table, const Slot& slot, std::string_view claim);

/// What was typed to get these claims: the way back from a token to the form. Values that the form cannot hold come as
/// they are, for the draft to refuse; claims that no field fills are left out.
Inputs inputsOf(const jwt::Claims& claims, const Table& table);

/// A token that was put right, not yet signed.
struct Mended
{
    Draft draft;                    ///< sign it if it is sound; its problems are what could not be mended
    std::vector<ClaimPair> changes; ///< what is otherwise than in the old claims
};

/// Makes new claims from those of a token: fresh times with the same lifetime, brought within the limits (the default
/// where there is none), numbers for texts and digits for a printed number, capitals for regions, no blanks around
/// names, claims by their right names, and what is missing and can be known. Documented claims that are null go. A
/// meeting number without a role gets that of a participant. Of claims that repeat, the last counts, as for JSON.parse.
/// Claims that nobody documents stay, at the end, but for times, which are old. `key`, where it is not empty, takes the
/// place of the token's own, and the topic or meeting number of `join`, where it is known, that of the token's.
Mended mended(const jwt::Claims& claims, const Table& table, std::string_view key, const Timing& timing,
              const JoinContext& join = {});

} // namespace zoom
