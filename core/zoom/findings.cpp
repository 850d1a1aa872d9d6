#include "zoom/findings.h"

#include <algorithm>
#include <array>

namespace zoom {
namespace {

/// One finding's words. `{0}` `{1}` … stand for the finding's args, `{claim}` for its claim; `{0!}` for an arg that
/// quotes a value which a report for the public must not show.
struct Row
{
    FindingId id;
    std::string_view name;
    Severity severity;
    std::string_view message;
    std::string_view fix;
    std::string_view videoCodes;   ///< separated by blanks; empty where no join fails for it alone
    std::string_view meetingCodes; ///< likewise, for the Meeting SDK
};

using enum FindingId;
using enum Severity;

constexpr std::string_view copyAgain = "Copy the token again, from its first character to its last.";
constexpr std::string_view mintAgain = "Mint a new token.";
constexpr std::string_view notAllowed = "“{claim}” is {0!}; allowed: {1}.";
constexpr std::string_view tooLong = "“{claim}” is {0}; allowed: {1}.";
constexpr std::string_view cleanSecret = "Copy the secret again and take out what is around it, then sign again.";
constexpr std::string_view plainSecret = "Hand the secret to the HMAC as the text it is, then sign again.";
constexpr std::string_view video200 = "video-web:200";
constexpr std::string_view videoToken = "video-web:200 native:1505"; // Errors_Session_Invalid_SessionToken
constexpr std::string_view videoKey = "video-web:200 native:2014";   // Session_Invalid_Param
constexpr std::string_view web3712 = "web:3712";
constexpr std::string_view meetingToken = "web:3712 native:11"; // AUTHRET_JWTTOKENWRONG

// Codes: Zoom's error pages for the web SDKs, their error maps, and the enumerations of its native SDKs' headers.
// One row, one line.
// clang-format off
constexpr std::array rows{
    Row{LegacySignature, "legacy-signature", Error, "This is the Meeting SDK's signature from before JWT; no SDK of today reads it.", "Sign a JWT for the Meeting SDK instead.", "", web3712},
    Row{PartCount, "part-count", Error, "A token has three parts with dots between them; this text has {0}.", copyAgain, videoToken, meetingToken},
    Row{Malformed, "malformed", Error, "The {0} cannot be read from character {1} of the token on{2}.", "{3}.", videoToken, meetingToken},
    Row{Padding, "padding", Error, "The {0} ends in “=” at character {1}; tokens use base64url, which has no padding.", "Encode without padding: base64url, not base64.", videoToken, meetingToken},
    Row{SignatureMissing, "signature-missing", Error, "There is nothing after the second dot: the token is not signed.", copyAgain, videoToken, meetingToken},
    Row{SignatureSize, "signature-size", Error, "The signature has {0} characters; one of HS256 has 43: {2} character {1}.", copyAgain, videoToken, meetingToken},
    Row{SignatureHex, "signature-hex", Error, "The signature is written in hexadecimal; tokens use base64url.", "Encode the 32 bytes of the HMAC as base64url.", videoToken, meetingToken},
    Row{SignatureBase64, "signature-base64", Error, "The signature is written in base64, with “+” or “/”; tokens use base64url.", "Encode it with “-” and “_” and without “=”.", videoToken, meetingToken},
    Row{DuplicateClaim, "duplicate-claim", Error, "“{claim}” stands {0} times; readers differ in which one they take.", "Keep one.", video200, meetingToken},
    Row{AlgNone, "alg-none", Error, "The header says that the token is not signed (alg “none”).", "Sign with HS256.", videoToken, meetingToken},
    Row{AlgNotHs256, "alg-not-hs256", Error, "The header's alg is {0!}; Zoom takes HS256 alone.", "Sign with HS256.", videoToken, meetingToken},
    Row{CritHeader, "crit-header", Error, "The header asks for extensions that must be understood (crit); Zoom documents none.", "Sign without crit.", videoToken, meetingToken},
    Row{TypMissing, "typ-missing", Warning, "The header has no typ; Zoom documents “JWT”.", "Add \"typ\":\"JWT\" to the header.", "", ""},
    Row{TypValue, "typ-value", Warning, "The header's typ is {0!}; Zoom documents “JWT”.", "Set it to “JWT”.", "", ""},
    Row{KindUnknown, "kind-unknown", Error, "Its claims are those of no token that Zoom documents: Video SDK tokens have app_key, Meeting SDK tokens appKey, REST API tokens iss and exp without aud.", "Check that it is the right token, and that the program which signs fills the claims in.", "", ""},
    Row{WrongKindOfToken, "wrong-kind-of-token", Error, "{0}.", "Sign a token of the SDK that joins, and pass that one as the signature.", "native:11", "video-web:200 native:1505"},
    Row{OauthNotSdk, "oauth-not-sdk", Warning, "This is an OAuth access token: Zoom's REST API takes it, no SDK joins with it.", "Sign an SDK token with the app's key and secret.", "", ""},
    Row{WrongKindOfKey, "wrong-kind-of-key", Error, "{0}.", "Sign with the key and secret of the SDK that joins.", videoKey, "web:3704 native:2"},
    Row{SecretEmpty, "secret-empty", Error, "It was signed with {0}.", "Sign with your own secret: a program that found none, look at the variable or file that it reads.", videoKey, meetingToken},
    Row{SecretSwapped, "secret-swapped", Error, "It was signed with the key in the place of the secret.", "Exchange key and secret, then sign again.", videoKey, meetingToken},
    Row{SecretWhitespace, "secret-whitespace", Error, "It was signed with the secret {0}.", cleanSecret, videoKey, meetingToken},
    Row{SecretHexDecoded, "secret-hex-decoded", Error, "It was signed with the bytes that the secret's hex digits spell, as jsrsasign does.", plainSecret, videoKey, meetingToken},
    Row{SecretBase64Decoded, "secret-base64-decoded", Error, "It was signed with the secret {0}.", plainSecret, videoKey, meetingToken},
    Row{SignatureHash, "signature-hash", Error, "The secret is right, but the signature was made with HMAC-{0}; HS256 is HMAC-SHA-256.", "Sign with HS256.", videoToken, meetingToken},
    Row{SecretSpace, "secret-space", Warning, "It was signed with the given secret {0}: the token is sound, the secret is not kept as it should be.", "Take off what stands around the secret where it is kept, before it signs the next token.", "", ""},
    Row{SignedByOther, "signed-by-other", Warning, "It was signed with the secret of “{0!}”, not with the chosen one.", "Choose that credential, or sign again with the one that you mean.", "", ""},
    Row{KeyMismatch, "key-mismatch", Error, "The token names the key {0!}, and the secret belongs to {1!}.", "Put in the key that belongs to the secret, then sign again.", videoKey, meetingToken},
    Row{KeySpace, "key-space", Error, "There is something around the key in “{claim}”: blanks, line breaks, quotes or punctuation. It counts.", "Take it out, then sign again.", videoKey, "web:3704 native:2"},
    Row{SignatureInvalid, "signature-invalid", Error, "The signature was not made with this secret over these bytes{0}.", "Check that key and secret are a pair, then sign again.", videoKey, meetingToken},
    Row{AppkeyMissing, "appkey-missing", Error, "“{claim}” is missing{0}.", "Add it, with the app's client ID.", "", "native:11"},
    Row{SdkkeyAlone, "sdkkey-alone", Warning, "“appKey” is missing: the web SDK takes “{claim}” in its place and complains in its console, native SDKs refuse the token.", "Add appKey, with the app's client ID.", "", "native:11"},
    Row{KeysDiffer, "keys-differ", Warning, "“{claim}” is another key than “appKey”; the web SDK goes by “appKey”.", "Give both the app's client ID, or leave sdkKey out.", "", ""},
    Row{ClaimMissing, "claim-missing", Error, "“{claim}” is missing; every {0} token needs it{1}.", "Add it, then sign again.", video200, meetingToken},
    Row{ClaimType, "claim-type", Error, "“{claim}” is {0}; Zoom wants {1}.", "{2}.", video200, meetingToken},
    Row{ClaimTypeLoose, "claim-type-loose", Warning, "“{claim}” is {0}; Zoom documents {1}{2}.", "Write the number, without quotes.", "", ""},
    Row{ClaimValue, "claim-value", Error, notAllowed, "Use one of the allowed values.", video200, web3712},
    Row{VersionValue, "version-value", Error, notAllowed, "Set it to 1.", video200, ""},
    Row{RoleValue, "role-value", Error, notAllowed, "Use 0 for a participant, 1 for a host.", "video-web:3010 native:1509", "web:3708"},
    Row{TopicLong, "topic-long", Error, tooLong, "Shorten the session name, here and in join().", "video-web:5013 native:1506", ""},
    Row{TopicBoundary, "topic-boundary", Info, "The session name has {0} characters: the token may have 200, but one of Zoom's pages says 150 for join().", "Stay within 150 to be safe.", "", ""},
    Row{TopicCharset, "topic-charset", Warning, "The session name holds “{0}”; Zoom documents ASCII letters, digits, blanks and {1}", "Use only those characters, here and in join().", "video-web:200 native:1503", ""},
    Row{TopicSpace, "topic-space", Warning, "There are blanks around the session name; they count.", "Take them out, here and in join().", "video-web:200 native:1507", ""},
    Row{UserLong, "user-long", Error, tooLong, "Shorten it.", "video-web:200 native:1510", ""},
    Row{UserTwice, "user-twice", Info, "“{claim}” stands beside “user_key”, its newer name; which of them Zoom goes by is not documented.", "Keep user_key alone.", "", ""},
    Row{SessionKeyLong, "session-key-long", Error, tooLong, "Shorten it.", video200, ""},
    Row{GeoUnknown, "geo-unknown", Error, "“{claim}” is {0!}; allowed: {1}.", "Use these codes in capitals, with a comma and no blank between them.", video200, ""},
    Row{MeetingNumberFormat, "meeting-number-format", Error, "“{claim}” is {0!}; allowed: {1}.", "Give the digits of the number alone, without spaces, dashes and letters.", "", "web:3706"},
    Row{MeetingFieldsTogether, "meeting-fields-together", Error, "{0}; the web SDK needs both, native apps neither.", "Sign with both or with neither.", "", web3712},
    Row{Milliseconds, "milliseconds", Error, "“{claim}” is {0!}, which is {1}; tokens count seconds.", "{2}.", video200, meetingToken},
    Row{LifetimeShort, "lifetime-short", Error, "The token lives {0}{3}; the least is {1}.", "Sign with a longer lifetime.", video200, meetingToken},
    Row{LifetimeLong, "lifetime-long", Error, "The token lives {0}; the most is {2}.", "Sign with a shorter lifetime.", video200, meetingToken},
    Row{Expired, "expired", Error, "The token expired {0} ago, at {1}{2}.", "Mint a new token; if this one is new, look at the clock and the time zone of the machine that signs.", video200, "web:3705 native:11"},
    Row{NotYet, "not-yet", Error, "The token is not valid for another {0}, until {1}.", "Check the clock{2} of the machine that signs, and set “{claim}” back by 30 seconds or more.", video200, meetingToken},
    Row{IatOld, "iat-old", Error, "The token was issued {0} ago; Zoom refuses those that are older than {1}.", mintAgain, video200, meetingToken},
    Row{LifetimeBoundary, "lifetime-boundary", Info, "The token lives exactly {1}, the least there is; some mobile SDKs want more.", "Give it a minute more.", "", ""},
    Row{TokenexpMismatch, "tokenexp-mismatch", Warning, "“tokenExp” lies {0} than “exp”; Zoom's samples set both alike.", "Give both the same time.", "", ""},
    Row{TopicMismatch, "topic-mismatch", Error, "The token is for the session “{0!}”, the join for “{1!}”{2}.", "Use the same name on both sides; capitals do not matter.", "video-web:200 native:1507", ""},
    Row{MeetingNumberMismatch, "meeting-number-mismatch", Error, "The token is for the meeting {0!}, the join for {1!}.", "Sign with the number of the meeting that is joined.", "", "web:3706 web:3713"},
    Row{RoleNeedsZak, "role-needs-zak", Error, "The role is 1, host: to start a meeting takes the host's ZAK beside the token.", "Fetch a ZAK of the host and pass it to join(), or sign with role 0.", "", "web:3708 web:3003 native:503"},
    Row{ZakAndObf, "zak-and-obf", Error, "A ZAK and an on-behalf token are both at hand; join() takes one of them.", "Pass the ZAK to act as the user, the on-behalf token to act for the user.", "", "web:3636"},
    Row{ExternalNeedsObf, "external-needs-obf", Error, "The meeting belongs to another account: since 2 March 2026 that takes an on-behalf token or a ZAK.", "Fetch one for a user who is in the meeting, and pass it to join().", "", "web:4012 native:504"},
    Row{PasscodeValue, "passcode-value", Error, "The passcode {0}; the SDK takes at most {1}.", "Check the passcode that is passed to join().", "video-web:5013", "web:4003"},
    Row{SignatureUnchecked, "signature-unchecked", Info, "The signature was not checked.", "Give the secret to check it too.", "", ""},
    Row{UnknownClaim, "unknown-claim", Info, "“{claim}” is not a documented claim of {0} tokens{1}.", "Leave it out unless you know who reads it.", "", ""},
};
// clang-format on

/// Where a finding about one claim is answered otherwise than about another.
struct CodesOfClaim
{
    FindingId id;
    std::string_view claim;
    std::string_view codes;
};

constexpr std::array codesOfClaims{
    CodesOfClaim{ClaimMissing, "role_type", "video-web:3010 native:1509"},
    CodesOfClaim{ClaimType, "role_type", "video-web:3010 native:1509"},
    CodesOfClaim{ClaimMissing, "tpc", "video-web:200 native:1508"},
    CodesOfClaim{ClaimValue, "tpc", "video-web:200 native:1508"},
    CodesOfClaim{ClaimType, "role", "web:3708"},
};

static_assert(rows.size() == findingCount);

consteval bool inOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].id) != i) return false;
    return true;
}
static_assert(inOrder(), "one row for each FindingId, in the enumeration's order");

const Row& rowOf(FindingId id) { return rows[static_cast<std::size_t>(id)]; }

std::string filled(std::string_view text, const Finding& finding, const Mask& mask)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = text.find('}', open);
        out += text.substr(0, open);
        if (close == std::string_view::npos) break;
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const auto index = static_cast<std::size_t>(name.front() - '0');
        if (name == "claim")
            out += finding.claim;
        else if (index < finding.args.size())
            out += name.ends_with('!') && mask ? mask(finding.args[index]) : finding.args[index];
        text.remove_prefix(close + 1);
    }
    return out;
}

std::string_view codesOf(const Finding& finding, TokenKind kind)
{
    if (kind != TokenKind::Video && kind != TokenKind::Meeting && kind != TokenKind::LegacySignature) return {};
    for (const CodesOfClaim& row : codesOfClaims)
        if (row.id == finding.id && row.claim == finding.claim) return row.codes;
    const Row& row = rowOf(finding.id);
    return kind == TokenKind::Video ? row.videoCodes : row.meetingCodes;
}

std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

} // namespace

Severity severityOf(FindingId id) { return rowOf(id).severity; }

std::string_view name(Severity severity)
{
    constexpr std::array<std::string_view, 3> names{"error", "warning", "info"};
    return names[static_cast<std::size_t>(severity)];
}

std::string_view name(FindingId id) { return rowOf(id).name; }

FindingText describe(const Finding& finding, TokenKind kind, const Mask& mask)
{
    const Row& row = rowOf(finding.id);
    return {row.name, row.severity, filled(row.message, finding, mask), filled(row.fix, finding, mask),
            split(codesOf(finding, kind))};
}

std::string_view typeName(const jwt::Value& value)
{
    constexpr std::array<std::string_view, 6> names{"null",     "true or false", "a whole number",
                                                    "a number", "text",          "an object or a list"};
    return names[value.index()];
}

} // namespace zoom
