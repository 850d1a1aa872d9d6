#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zoom {

/// What stood around a token in the text that was pasted.
enum class Wrapping {
    LineBreaks, ///< blanks or line breaks, around the token or in it; also those after a backslash
    Utf16,      ///< two bytes for each character, as some shells write files
    Unseen,     ///< characters that are not seen: zero width spaces, marks, NUL
    MailQuotes, ///< `>` before each line
    Quotes,     ///< quotes of any kind, with commas and semicolons behind them
    Header,     ///< `Authorization:`, also as a line of an .http file
    Bearer,     ///< the word `Bearer`, once or more often
    Keys,       ///< `key:key.` before the token, which Zoom's older advice had there
    Percent,    ///< dots as `%2E`
    Ellipsis,   ///< `…` at the end, where something may have been cut off
    Json,       ///< a member of a JSON object, HAR files too
    Url,        ///< a URL, the token in its query or fragment
    Curl,       ///< a cURL command
    Text,       ///< anything else, such as an assignment
    Several,    ///< several tokens, of which the first was taken
};
/// What was taken off, in words: `the word Bearer`.
std::string_view describe(Wrapping wrapping);

/// A token and what was taken off to get at it.
struct Intake
{
    std::string token;              ///< empty where nothing but blanks was pasted
    std::vector<Wrapping> stripped; ///< in the order of `Wrapping`, each once
    std::string_view member = {};   ///< with `Json`: the name of the member, such as `signature`; else empty
};

/// Picks the token out of what was pasted: alone, quoted, wrapped in lines, behind `Bearer`, as `signature`, `token` or
/// `access_token` in JSON (that is the order in which they count; names need not be at the top), in a URL, in a cURL
/// command, in a HAR file; the first of several in other texts. Damage inside the token stays, for the decoder to name.
Intake intake(std::string_view pasted);

/// The token alone.
std::string tokenIn(std::string_view pasted);

} // namespace zoom
