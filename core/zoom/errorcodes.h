#pragma once

#include "zoom/diagnose.h"
#include "zoom/tokenkind.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zoom {

/// Who answers with a code.
enum class ErrorSource {
    MeetingWeb,    ///< Meeting SDK for the web: `web:3712`
    VideoWeb,      ///< Video SDK for the web: `video-web:200`
    MeetingNative, ///< native Meeting SDKs: `native:63`
    VideoNative,   ///< native Video SDKs: `native:2014`
    OAuth,         ///< Zoom's sign-in: `oauth:4709`
    RestApi,       ///< Zoom's REST API: `api:124`
};
/// `Meeting SDK for the web`
std::string_view title(ErrorSource source);
/// What stands before a code's number in the outside contract: `web`, `video-web`, `native`, `oauth`, `api`.
std::string_view prefix(ErrorSource source);

/// One code, and what is known about it.
struct ErrorRow
{
    ErrorSource source;
    int code;               ///< -1: it has a name or a text alone
    std::string_view name;  ///< Zoom's name for it; may be empty
    std::string_view texts; ///< what Zoom's texts for it hold, in lower case, with `|` between several; may be empty
    std::string_view meaning;
    std::string_view advice;             ///< likely causes and what to look at
    std::span<const FindingId> findings; ///< findings about the token that would explain it
};

/// Every code that is known.
std::span<const ErrorRow> errorRows();

/// What a code (`3712`, `native:2014`), an error's JSON, a name or a line of a log speaks of; the likeliest first, and
/// nothing where none of it is known. Of codes that both SDKs have, those of the SDK that takes a token of that kind
/// come first. Points into `errorRows`.
std::vector<const ErrorRow*> explainError(std::string_view text, TokenKind token = TokenKind::Unknown);

/// Those of the token's findings that would lead to the error. Where nobody says what is joined and on which platform,
/// the error does: `web:3712` comes of a meeting on a web page.
std::vector<Finding> causesOf(const ErrorRow& row, const jwt::Decoded& token, const Context& context);

/// The code as the contract writes it: `web:3712`; its name where it has no number.
std::string codeText(const ErrorRow& row);

} // namespace zoom
