#pragma once

#include "zoom/diagnose.h"

#include <functional>
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
/// The contract's name: `lifetime-short`
std::string_view name(FindingId id);

/// What stands for a quoted value in a text that strangers will read.
using Mask = std::function<std::string(std::string_view value)>;

/// The finding in English, with the codes that a join with a token of that kind would answer. With a mask,
/// every value that the text quotes from the token, the join or a profile is put through it.
FindingText describe(const Finding& finding, TokenKind kind, const Mask& mask = {});

/// What kind of JSON value it is, as a sentence says it: `text`, `a whole number`.
std::string_view typeName(const jwt::Value& value);

} // namespace zoom
