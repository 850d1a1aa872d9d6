#include "zoom/findings.h"

#include <algorithm>
#include <array>

namespace zoom {
namespace {

/// One finding's words. `{0}` `{1}` … stand for the finding's args, `{claim}` for its claim.
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
constexpr std::string_view notAllowed = "“{claim}” is {0}; allowed: {1}.";
constexpr std::string_view video200 = "video-web:200";
constexpr std::string_view web3712 = "web:3712";

// Codes: Zoom's error pages for the web SDKs and the enumerations of its native SDKs' headers.
// One row, one line.
// clang-format off
constexpr std::array rows{
    Row{Malformed, "malformed", Error, "The {0} cannot be read from character {1} of the token on.", copyAgain, video200, web3712},
    Row{PartCount, "part-count", Error, "A token has three parts with dots between them; this text has {0}.", copyAgain, video200, web3712},
    Row{Padding, "padding", Error, "The {0} ends in “=” at character {1}; tokens use base64url, which has no padding.", "Encode without padding: base64url, not base64.", video200, web3712},
    Row{SignatureMissing, "signature-missing", Error, "There is nothing after the second dot: the token is not signed.", copyAgain, video200, web3712},
    Row{AlgNone, "alg-none", Error, "The header says that the token is not signed (alg “none”).", "Sign with HS256.", video200, web3712},
    Row{AlgNotHs256, "alg-not-hs256", Error, "The header's alg is {0}; Zoom takes HS256 alone.", "Sign with HS256.", video200, web3712},
    Row{TypMissing, "typ-missing", Warning, "The header has no typ; Zoom documents “JWT”.", "Add \"typ\":\"JWT\" to the header.", "", ""},
    Row{SignatureInvalid, "signature-invalid", Error, "The signature was not made with this secret over these bytes.", "Check that key and secret are a pair, then sign again.", video200, web3712},
    Row{SignatureUnchecked, "signature-unchecked", Info, "The signature was not checked.", "Give the secret to check it too.", "", ""},
    Row{DuplicateClaim, "duplicate-claim", Error, "“{claim}” stands {0} times; readers differ in which one they take.", "Keep one.", video200, web3712},
    Row{UnknownClaim, "unknown-claim", Info, "“{claim}” is not a documented claim of {0} tokens.", "Leave it out unless you know who reads it.", "", ""},
    Row{ClaimMissing, "claim-missing", Error, "“{claim}” is missing; every {0} token needs it.", mintAgain, video200, web3712},
    Row{ClaimType, "claim-type", Error, "“{claim}” is {0}; Zoom wants {1}.", "Change its type: numbers stand without quotes, texts with.", video200, web3712},
    Row{ClaimValue, "claim-value", Error, notAllowed, "Use one of the allowed values.", video200, web3712},
    Row{Milliseconds, "milliseconds", Error, "“{claim}” is {0}, which is milliseconds; tokens count seconds.", "Divide by 1,000 and drop the fraction.", video200, web3712},
    Row{Expired, "expired", Error, "The token expired {0} ago, at {1}.", mintAgain, video200, "web:3705"},
    Row{NotYet, "not-yet", Error, "The token is not valid for another {0}, until {1}.", "Check the clock of the machine that signs, and set iat back by 30 seconds or more.", video200, web3712},
    Row{LifetimeShort, "lifetime-short", Error, "The token lives {0} s; the least is {1}.", "Sign with a longer lifetime.", video200, web3712},
    Row{LifetimeBoundary, "lifetime-boundary", Info, "The token lives exactly {1}, the least there is; some mobile SDKs want more.", "Give it a minute more.", "", ""},
    Row{LifetimeLong, "lifetime-long", Error, "The token lives {0} s; the most is {2}.", "Sign with a shorter lifetime.", video200, web3712},
    Row{TopicLong, "topic-long", Error, notAllowed, "Shorten the session name, here and in join().", "video-web:5013 native:1506", ""},
    Row{TopicCharset, "topic-charset", Warning, "The session name holds “{0}”; Zoom documents ASCII letters, digits, blanks and {1}", "Use only those characters, here and in join().", "video-web:200 native:1503", ""},
    Row{UserLong, "user-long", Error, notAllowed, "Shorten it.", "video-web:200 native:1510", ""},
    Row{SessionKeyLong, "session-key-long", Error, notAllowed, "Shorten it.", video200, ""},
    Row{GeoUnknown, "geo-unknown", Error, notAllowed, "Use these codes in capitals, with a comma and no blank between them.", video200, ""},
    Row{RoleValue, "role-value", Error, notAllowed, "Use 0 for a participant, 1 for a host.", "video-web:3010 native:1509", "web:3708"},
    Row{VersionValue, "version-value", Error, notAllowed, "Set it to 1.", video200, ""},
    Row{MeetingNumberFormat, "meeting-number-format", Error, notAllowed, "Take out spaces, dashes and letters.", "", "web:3706"},
    Row{MeetingFieldsTogether, "meeting-fields-together", Error, "“{claim}” is missing beside “{0}”; the web SDK needs both, native apps neither.", "Sign with both or with neither.", "", web3712},
};
// clang-format on

consteval bool inOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].id) != i) return false;
    return true;
}
static_assert(inOrder(), "one row for each FindingId, in the enumeration's order");

const Row& rowOf(FindingId id) { return rows[static_cast<std::size_t>(id)]; }

std::string filled(std::string_view text, const Finding& finding)
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
            out += finding.args[index];
        text.remove_prefix(close + 1);
    }
    return out;
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

FindingText describe(const Finding& finding, TokenKind kind)
{
    const Row& row = rowOf(finding.id);
    std::string_view codes;
    if (kind == TokenKind::Video) codes = row.videoCodes;
    if (kind == TokenKind::Meeting) codes = row.meetingCodes;
    return {row.name, row.severity, filled(row.message, finding), filled(row.fix, finding), split(codes)};
}

std::string_view typeName(const jwt::Value& value)
{
    constexpr std::array<std::string_view, 6> names{"null",     "true or false", "a whole number",
                                                    "a number", "text",          "an object or a list"};
    return names[value.index()];
}

} // namespace zoom
