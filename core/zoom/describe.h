#pragma once

#include "base/problem.h"
#include "jwt/decode.h"
#include "zoom/diagnose.h"

#include <string>
#include <string_view>
#include <vector>

namespace zoom {

/// `required`, `optional`, `legacy`
std::string_view name(Need need);
/// The contract's name of a fault: `out-of-range`.
std::string_view name(base::Fault fault);

/// The problem in one English sentence, without the field's name: what is wrong and what to do.
std::string describe(const base::Problem& problem);

/// One claim, explained.
struct ClaimText
{
    std::string name;
    std::string value;   ///< as people read it: texts without quotes
    std::string meaning; ///< what the claim is; empty for claims that nobody documents
    std::string reading; ///< what this value says: `Host or co-host`, `2026-03-01 12:00:00 UTC`; may be empty
};

/// The token's claims in its own order, each with what it means in a token of its kind.
std::vector<ClaimText> explain(const jwt::Claims& claims, TokenKind kind);

/// Whether a claim of that name is a time, in seconds since 1970.
bool isTime(std::string_view claim);

/// The kind in words: `Video SDK token`, `Zoom OAuth access token`, `Unknown token`.
std::string title(TokenKind kind);

/// The fields of a table as a Markdown table: option, claim, need, values and hint.
std::string markdown(const Table& table);

/// The values that a field takes, in words: `at most 200 characters`, `0 Participant, 1 Host or co-host`.
std::string valuesText(const Field& field);

/// The field's options on the command line, with a comma between several: `sessionName` is `--session-name`, a
/// lifetime `--lifetime` too.
std::string optionNames(const Field& field);

} // namespace zoom
