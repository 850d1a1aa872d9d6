#pragma once

#include "zoom/diagnose.h"

#include <string>
#include <string_view>
#include <vector>

namespace zoom {

enum class Severity { Error, Warning, Info };

/// A finding in words.
struct FindingText
{
    std::string_view id; ///< the contract's name: `lifetime-short`
    Severity severity;
    std::string message;                 ///< one sentence with this token's numbers
    std::string fix;                     ///< what to do
    std::vector<std::string_view> codes; ///< what the join would answer: `web:3712`, `video-web:200`, `native:1507`
};

Severity severityOf(FindingId id);
/// `error`, `warning`, `info`
std::string_view name(Severity severity);
/// The finding in English, with the codes that a join with a token of that kind would answer.
FindingText describe(const Finding& finding, TokenKind kind);

/// What kind of JSON value it is, as a sentence says it: `text`, `a whole number`.
std::string_view typeName(const jwt::Value& value);

} // namespace zoom
