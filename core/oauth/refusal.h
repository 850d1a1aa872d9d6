#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace oauth {

/// What a server said when it refused, in whichever of Zoom's three shapes:
/// `{"error","reason"}` (or RFC 6749's `error_description`) at the token endpoint, `{"errorCode","errorMessage"}` on
/// the authorize page, `{"code","message"}` from the API.
struct Refusal
{
    int status = 0;         ///< of HTTP; 0 when it came with the browser
    std::string error = {}; ///< `invalid_grant`; empty in the other shapes
    int code = 0;           ///< Zoom's number; 0 when there is none
    std::string text = {};  ///< the server's own words, without anything that could be a token, at most 300 bytes

    bool operator==(const Refusal&) const = default;
};

/// Whose token was refused, or was to be given: that decides what helps.
enum class Holder {
    User,   ///< somebody who signed in
    App,    ///< the app itself: nobody signs in
    SdkKey, ///< whoever signs tokens with a Video SDK API key
};

/// Reads the body of an answer that is no success. What is none of the shapes gives a Refusal without error and code.
Refusal readRefusal(int status, std::string_view body);

/// Whether the server was in trouble or too busy (status 429, or from 500 on): then nothing that it says of tokens or
/// apps counts.
bool isPassing(const Refusal& refusal);

/// What the refusal means and what to do, in English; the server's words where nothing is known of it.
std::string describe(const Refusal& refusal, Holder holder = Holder::User);

/// What `describe` says where that helps.
inline constexpr std::string_view signInAgain = "Sign in again.";

/// What `describe` says where nobody signs in, and what the token was got with seems wrong.
inline constexpr std::string_view checkTheApp =
    "Check account ID, client ID and client secret, and in Zoom's Marketplace that the app is activated.";

/// Whether a sentence of `describe` asks for a sign-in.
inline bool asksToSignIn(std::string_view sentence) { return sentence.find(signInAgain) != std::string_view::npos; }

/// The server's own part of that: `(124: Invalid access token.)`.
std::string inBrackets(const Refusal& refusal);

/// `text` as it may be shown and logged: one line of at most 300 bytes of UTF-8, whatever could be a token or a code
/// replaced, and a blank for each unseen character (`base::isUnseen`).
std::string masked(std::string_view text);

} // namespace oauth
