#include "zoom/errorcodes.h"

#include <algorithm>
#include <array>

namespace zoom {
namespace {

using enum ErrorSource;
using enum FindingId;

using Findings = std::span<const FindingId>;

template <std::size_t One, std::size_t More>
constexpr auto joined(const std::array<FindingId, One>& one, const std::array<FindingId, More>& more)
{
    std::array<FindingId, One + More> all{};
    std::copy(more.begin(), more.end(), std::copy(one.begin(), one.end(), all.begin()));
    return all;
}

constexpr Findings none{};
constexpr std::array token{
    LegacySignature,       PartCount,           Malformed,      Padding,       SignatureMissing, SignatureSize,
    SignatureHex,          SignatureBase64,     DuplicateClaim, AlgNone,       AlgNotHs256,      CritHeader,
    KindUnknown,           WrongKindOfToken,    WrongKindOfKey, SecretEmpty,   SecretSwapped,    SecretWhitespace,
    SecretHexDecoded,      SecretBase64Decoded, SignatureHash,  SignedByOther, KeyMismatch,      KeySpace,
    SignatureInvalid,      AppkeyMissing,       SdkkeyAlone,    ClaimMissing,  ClaimType,        ClaimValue,
    MeetingFieldsTogether, Milliseconds,        NotYet,         IatOld,        LifetimeShort,    LifetimeLong,
    TokenexpMismatch,      OauthNotSdk};
constexpr auto videoToken = joined(token, std::array{VersionValue, UserLong, GeoUnknown});
constexpr auto nativeToken = joined(token, std::array{Expired, LifetimeBoundary});
constexpr std::array times{Expired,       NotYet,           IatOld,       Milliseconds,
                           LifetimeShort, LifetimeBoundary, LifetimeLong, ClaimType};
constexpr std::array keys{WrongKindOfKey, KeyMismatch, KeySpace,    SignedByOther,
                          SecretSwapped,  OauthNotSdk, SecretEmpty, WrongKindOfToken};
constexpr std::array expired{Expired, Milliseconds, TokenexpMismatch};
constexpr std::array role{RoleValue, RoleNeedsZak, ClaimType, ClaimTypeLoose, ClaimMissing};
constexpr std::array number{MeetingNumberFormat, MeetingNumberMismatch};
constexpr std::array zak{RoleNeedsZak, ExternalNeedsObf};
constexpr std::array external{ExternalNeedsObf};
constexpr std::array bothTokens{ZakAndObf};
constexpr std::array passcode{PasscodeValue};
constexpr std::array topic{TopicMismatch, TopicSpace, TopicCharset, TopicLong, ClaimMissing, ClaimValue};
constexpr std::array topicLong{TopicLong};
constexpr std::array user{UserLong};
constexpr std::array sessionKey{SessionKeyLong};
constexpr std::array videoParameters{TopicLong, PasscodeValue, ClaimMissing};
constexpr std::array videoSession{TopicMismatch,    TopicSpace,          KeyMismatch, KeySpace,      WrongKindOfKey,
                                  WrongKindOfToken, SignatureInvalid,    SecretEmpty, SecretSwapped, SecretWhitespace,
                                  SecretHexDecoded, SecretBase64Decoded, Expired};
constexpr std::array appKey{AppkeyMissing, SdkkeyAlone, KeysDiffer, KeyMismatch, KeySpace, WrongKindOfKey};

// Meeting SDK for the web: `ZoomMtg.errorCodes` and error maps of @zoom/meetingsdk 6.2.0. (Its error page has the names
// of 3000 and 3005 the wrong way round.) Video SDK for the web: @zoom/videosdk 2.5.0 and its error page. Native: the
// enumerations in the SDKs' headers. OAuth: Zoom's page of OAuth error messages. Texts are Zoom's, in lower case, so
// that they are found; meanings and advice are Callsign's.
// One row, one line.
// clang-format off
constexpr std::array rows{
    ErrorRow{MeetingWeb, 0, "", "", "Nothing failed.", "There is nothing to do.", none},
    ErrorRow{MeetingWeb, 1, "", "fail to join the meeting", "The join failed, and no more is said.", "Look for a second code in the browser's log; check the token first.", token},
    ErrorRow{MeetingWeb, 2, "", "", "The SDK is not ready: join() came before init() was done.", "Call join() when init() has succeeded.", none},
    ErrorRow{MeetingWeb, 200, "", "", "The join failed, and no more is said (component view).", "Look for a second code in the browser's log; check the token first.", token},
    ErrorRow{MeetingWeb, 3, "", "join parameters:|init invalid parameter", "A parameter of init() or join() is wrong, or the browser is too old.", "Compare the names of the parameters with the SDK's version.", number},
    ErrorRow{MeetingWeb, 403, "", "service temporarily offline", "Zoom's service did not answer.", "Wait, and look at Zoom's status page.", none},
    ErrorRow{MeetingWeb, 3000, "ANOTHER_MEETING_RUNNING", "already has other meetings in progress", "The host has another meeting running.", "End that one, or join with role 0.", none},
    ErrorRow{MeetingWeb, 3001, "ERROR_NOT_EXIST", "", "There is no such meeting.", "Check the meeting number.", number},
    ErrorRow{MeetingWeb, 3003, "", "", "The user is not the host.", "Role 1 needs the host's ZAK.", role},
    ErrorRow{MeetingWeb, 3004, "WRONG_MEETING_PASSWORD", "meeting passcode wrong|meeting password wrong", "The passcode is wrong.", "In the client view it is passWord with a capital W, in the component view password.", passcode},
    ErrorRow{MeetingWeb, 3005, "EMAIL_REQUIRED", "email required", "The webinar asks for an email address.", "Pass userEmail to join().", none},
    ErrorRow{MeetingWeb, 3008, "", "meeting not started|meeting has not started", "The meeting has not started.", "Wait for the host, or start it with role 1 and the host's ZAK.", zak},
    ErrorRow{MeetingWeb, 3009, "", "", "The user was removed from the meeting.", "Nothing in the token helps.", none},
    ErrorRow{MeetingWeb, 3032, "", "", "The panelist joins with another email address than the one that was invited.", "Pass the invited address as userEmail.", none},
    ErrorRow{MeetingWeb, 3034, "", "", "The meeting asks users to sign in.", "Pass a ZAK of a Zoom user.", zak},
    ErrorRow{MeetingWeb, 3082, "", "", "The meeting asks for the user's real name.", "Ask the host.", none},
    ErrorRow{MeetingWeb, 3116, "", "", "This webinar asks users to sign in, which the web SDK does not support.", "Join in Zoom's own client.", none},
    ErrorRow{MeetingWeb, 3100, "", "require login", "Only users who are signed in may join.", "Pass a ZAK of a Zoom user.", zak},
    ErrorRow{MeetingWeb, 3099, "", "requires registration", "The meeting asks for registration.", "Register, and pass the registrant's token as tk.", none},
    ErrorRow{MeetingWeb, 3135, "", "require tk parameter", "A panelist needs the registrant's token.", "Pass it as tk.", none},
    ErrorRow{MeetingWeb, 3265, "", "", "The ZAK is wrong or has expired.", "Fetch a new one; it lives two hours for normal users.", zak},
    ErrorRow{MeetingWeb, 3603, "", "", "This meeting cannot be joined from the web.", "Ask the host to allow it.", none},
    ErrorRow{MeetingWeb, 3604, "", "", "The webinar needs a newer version of the SDK.", "Update the SDK.", none},
    ErrorRow{MeetingWeb, 3606, "", "", "The webinar asks for registration.", "Register, and pass the registrant's token as tk.", none},
    ErrorRow{MeetingWeb, 3608, "", "", "The meeting uses a telephone service of another company, which the web SDK does not support.", "Join in Zoom's own client.", none},
    ErrorRow{MeetingWeb, 3609, "", "", "Webinars cannot be started from the web here.", "Start it in Zoom's own client.", none},
    ErrorRow{MeetingWeb, 3611, "", "", "Joining from the browser is turned off for this meeting.", "Ask the host to allow it.", none},
    ErrorRow{MeetingWeb, 3610, "", "", "There is no such meeting, or the registrant's token has expired.", "Check the meeting number and tk.", number},
    ErrorRow{MeetingWeb, 3620, "", "", "The user's email address is blocked.", "Ask the host.", none},
    ErrorRow{MeetingWeb, 3621, "", "", "Zoom's web service did not answer.", "Wait, and look at Zoom's status page.", none},
    ErrorRow{MeetingWeb, 3622, "", "", "Zoom's web service cannot be reached.", "Check the network, proxies and the page's content security policy.", none},
    ErrorRow{MeetingWeb, 3623, "", "", "Meetings cannot be started by tokens here.", "Start it in Zoom's own client.", none},
    ErrorRow{MeetingWeb, 3624, "", "", "Only the host or an alternative host can start this webinar.", "Pass the ZAK of one of them.", zak},
    ErrorRow{MeetingWeb, 3625, "", "", "The host's user is not active.", "Look at the user in the account.", none},
    ErrorRow{MeetingWeb, 3633, "", "", "There were too many requests.", "Wait before the next one.", none},
    ErrorRow{MeetingWeb, 3634, "", "", "The check for robots was asked for too often.", "Wait before the next join.", none},
    ErrorRow{MeetingWeb, 3635, "", "", "The SDK's WebAssembly files could not be loaded.", "Check the network, blockers and the page's content security policy.", none},
    ErrorRow{MeetingWeb, 3636, "OBF_ERROR", "", "A ZAK and an on-behalf token were both passed.", "Pass one of them.", bothTokens},
    ErrorRow{MeetingWeb, 3702, "", "", "The host does not exist.", "Check the meeting number.", number},
    ErrorRow{MeetingWeb, 3703, "", "", "The meeting number is not one.", "It has digits alone, 12 at most.", number},
    ErrorRow{MeetingWeb, 3704, "", "the accounts api key is not valid|account's api key is not valid", "Zoom does not know the key in the token.", "It must be the client ID (or SDK key) of a General app with the Meeting SDK.", appKey},
    ErrorRow{MeetingWeb, 3705, "SIGNATURE_EXPIRED", "the signature has expired|signature is expired|signature expired|token expired", "The token has expired.", "Mint a new one; if it is new, compare clocks.", expired},
    ErrorRow{MeetingWeb, 3706, "", "meeting number is wrong", "The meeting number is wrong.", "Digits alone, in the token and in join().", number},
    ErrorRow{MeetingWeb, 3707, "", "meeting number is not found", "The meeting was not found.", "Check the number, and that the meeting still exists.", number},
    ErrorRow{MeetingWeb, 3708, "", "incorrect role", "The role is wrong.", "It is the number 0 or 1 in the token.", role},
    ErrorRow{MeetingWeb, 3709, "", "", "The host was not found.", "Check the meeting number.", number},
    ErrorRow{MeetingWeb, 3710, "", "", "The key was deactivated.", "Look at the app in Zoom's Marketplace.", appKey},
    ErrorRow{MeetingWeb, 3711, "", "", "The user cannot host this meeting, which belongs to another account, or hosts another one.", "Join with role 0, or pass the host's ZAK.", zak},
    ErrorRow{MeetingWeb, 3712, "INVALID_SIGNATURE", "signature is invalid|invalid signature|signature invalid", "Zoom does not accept the token, for any of many reasons.", "Most often secret and key are no pair, the clock is off, or a claim is missing: inspect the token.", token},
    ErrorRow{MeetingWeb, 3713, "", "", "There is no permission, or the meeting number is wrong.", "Compare the numbers in token and join().", number},
    ErrorRow{MeetingWeb, 3714, "", "", "The meeting number is wrong.", "Compare the numbers in token and join().", number},
    ErrorRow{MeetingWeb, 3715, "", "", "The assistant is turned off.", "Ask the host's administrator.", none},
    ErrorRow{MeetingWeb, 4000, "", "", "The connection broke, and the SDK is setting it up again.", "Wait.", none},
    ErrorRow{MeetingWeb, 4001, "", "", "The connection is gone.", "Check the network, then join again.", none},
    ErrorRow{MeetingWeb, 4003, "INVALID_PARAMETER", "", "A parameter of join() is out of bounds; nothing was sent yet.", "Number: 12 digits; userName: 1 to 128; passcode: 32; userEmail: 100 characters; the signature must not be empty.", passcode},
    ErrorRow{MeetingWeb, 4004, "", "", "The meeting has ended.", "Nothing in the token helps.", none},
    ErrorRow{MeetingWeb, 4005, "", "", "The meeting is full.", "Nothing in the token helps.", none},
    ErrorRow{MeetingWeb, 4006, "", "", "The meeting is locked.", "Ask the host.", none},
    ErrorRow{MeetingWeb, 4011, "", "", "The app is not published, and the meeting belongs to another account.", "Publish it, or join meetings of the app's own account.", external},
    ErrorRow{MeetingWeb, 4012, "", "anonymous joins are not allowed", "The app must say for which Zoom user it joins.", "Pass a ZAK or an on-behalf token.", external},
    ErrorRow{MeetingWeb, 4013, "", "obf or zak token is not provided|no obftoken", "The ZAK or on-behalf token is missing or not good.", "Fetch a new one and pass it to join().", external},
    ErrorRow{MeetingWeb, 4014, "", "obf token is invalid|obftoken is invalid", "The on-behalf token is not good.", "Fetch a new one: it is for one meeting and one use.", external},
    ErrorRow{MeetingWeb, 4015, "", "obftoken does not match the meeting number", "The on-behalf token is for another meeting.", "Fetch one for this meeting's number.", number},
    ErrorRow{MeetingWeb, 4016, "", "recording token expired|privilege token is invalid", "The recording token is not good any more.", "Fetch a new one.", none},
    ErrorRow{MeetingWeb, 4017, "", "authorized user not in meeting", "The user for whom the app joins is not in the meeting.", "Wait until that user is in; do not try again by itself.", external},
    ErrorRow{MeetingWeb, 4018, "", "conflict with login credentials", "The on-behalf token and the signed-in user do not go together.", "Use one of them.", bothTokens},
    ErrorRow{MeetingWeb, 4019, "", "", "The user for whom the app joined has left.", "The app leaves with that user.", none},
    ErrorRow{MeetingWeb, 6603, "", "", "The host's administrator blocks this app.", "Ask there.", none},
    ErrorRow{MeetingWeb, 10000, "", "", "This version of the SDK is no longer supported.", "Update the SDK.", none},
    ErrorRow{MeetingWeb, 6601, "", "", "The server's code behind 4011: the app is not published, and the meeting belongs to another account.", "Publish it, or join meetings of the app's own account.", external},
    ErrorRow{MeetingWeb, 13245, "", "", "The server's code behind 4018: the on-behalf token and the signed-in user do not go together.", "Use one of them.", bothTokens},
    ErrorRow{MeetingWeb, 13295, "", "", "The server's code behind 4013: the ZAK or on-behalf token is missing or not good.", "Fetch a new one and pass it to join().", external},
    ErrorRow{MeetingWeb, 13296, "", "", "The server's code behind 4012: the app must say for which Zoom user it joins.", "Pass a ZAK or an on-behalf token.", external},
    ErrorRow{MeetingWeb, 13299, "", "", "The server's code behind 4014: the on-behalf token is not good.", "Fetch a new one: it is for one meeting and one use.", external},
    ErrorRow{MeetingWeb, 13300, "", "", "The server's code behind 4015: the on-behalf token is for another meeting.", "Fetch one for this meeting's number.", number},
    ErrorRow{MeetingWeb, 103041, "", "", "The server's code behind 4017: the user for whom the app joins is not in the meeting.", "Wait until that user is in; do not try again by itself.", external},
    ErrorRow{VideoWeb, 200, "SESSION_FETCH_INFO_ERROR", "more than 2 days|over 2 days old", "The token has expired, is over two days old, or its times are odd.", "Look at iat and exp, and compare clocks.", times},
    ErrorRow{VideoWeb, 200, "SESSION_FETCH_INFO_ERROR", "verify jwt failed", "The signature or the form of the token is wrong.", "Most often the secret is the wrong one: the SDK's, not the API's.", videoToken},
    ErrorRow{VideoWeb, 200, "SESSION_FETCH_INFO_ERROR", "topic is invalid|parse lite sdk topic and pwd fail", "The topic of the token is not that of the join.", "Compare both, blanks too.", topic},
    ErrorRow{VideoWeb, 200, "SESSION_FETCH_INFO_ERROR", "does not exist or does not belong to you", "Zoom does not know the key in the token.", "It must be the SDK key of a Video SDK account.", keys},
    ErrorRow{VideoWeb, 200, "SESSION_FETCH_INFO_ERROR", "invalid session key", "The session key is not the host's.", "If the host sets one, everybody needs the same.", sessionKey},
    ErrorRow{VideoWeb, 200, "SESSION_FETCH_INFO_ERROR", "connection error", "Zoom could not be reached.", "Check the network, proxies and the page's content security policy.", none},
    ErrorRow{VideoWeb, 3004, "SESSION_INCORRECT_PASSCODE", "incorrect passcode|meeting password is incorrect", "The passcode is wrong.", "It is the fourth argument of join(), no claim.", passcode},
    ErrorRow{VideoWeb, 3009, "", "", "The user was removed from the session.", "Nothing in the token helps.", none},
    ErrorRow{VideoWeb, 3010, "SESSION_ROLE_TYPE_ERROR", "role type error", "role_type is missing or wrong.", "It is the number 0 or 1.", role},
    ErrorRow{VideoWeb, 5000, "", "", "The browser has no WebRTC.", "Use a newer browser, on a secure page.", none},
    ErrorRow{VideoWeb, 5001, "", "", "The SDK's files could not be loaded.", "Check blockers and the page's content security policy.", none},
    ErrorRow{VideoWeb, 6010, "", "", "The microphone could not be used.", "Allow it to the page, and check that it is connected and free.", none},
    ErrorRow{VideoWeb, 5012, "CLIENT_DUPLICATED_JOIN", "duplicated operation", "join() was called twice.", "Leave first.", none},
    ErrorRow{VideoWeb, 5013, "CLIENT_INVALID_JOIN_PARAMETER", "topic, token and username must be string|maximum length of topic|maximum length of password|invalid  signature", "A parameter of join() is out of bounds; nothing was sent yet.", "Topic: 200 characters; passcode: 10; token and user name must not be empty.", videoParameters},
    ErrorRow{VideoWeb, -1, "INVALID_PARAMETERS", "", "A parameter of the call is wrong.", "Its errorCode or reason says which.", videoParameters},
    ErrorRow{VideoWeb, -1, "INVALID_OPERATION", "", "The call does not fit the state of the client.", "Call init() before join(), and each once.", none},
    ErrorRow{VideoWeb, -1, "OPERATION_LOCKED", "", "Another call of the same sort is under way.", "Wait until it is done, then call again.", none},
    ErrorRow{VideoWeb, -1, "OPRATION_LOCKED", "", "Another call of the same sort is under way (the name as older SDKs spell it).", "Wait until it is done, then call again.", none},
    ErrorRow{VideoWeb, 1, "OPERATION_TIMEOUT", "", "Zoom did not answer in time.", "Check the network.", none},
    ErrorRow{VideoWeb, 3, "OPERATION_CANCELLED", "", "The call was cancelled before it was done.", "Nothing in the token helps.", none},
    ErrorRow{VideoWeb, 2, "INTERNAL_ERROR", "", "The SDK failed.", "Its errorCode or reason may say more.", token},
    ErrorRow{VideoWeb, -1, "INSUFFICIENT_PRIVILEGES", "", "The user's role does not allow the call.", "Hosts need role_type 1.", role},
    ErrorRow{VideoWeb, -1, "IMPROPER_MEETING_STATE", "", "The session is not in a state for this call.", "Wait until it has been joined.", none},
    ErrorRow{MeetingNative, 0, "AUTHRET_SUCCESS", "", "The SDK has taken the token.", "There is nothing to do.", none},
    ErrorRow{MeetingNative, 2, "AUTHRET_KEYORSECRETWRONG", "", "Key or secret is wrong.", "Check that they are a pair.", keys},
    ErrorRow{MeetingNative, 3, "AUTHRET_ACCOUNTNOTSUPPORT", "", "The account does not support the SDK.", "Look at the account's plan.", none},
    ErrorRow{MeetingNative, 4, "AUTHRET_ACCOUNTNOTENABLESDK", "", "The SDK is not enabled for the account.", "Enable it in the app.", none},
    ErrorRow{MeetingNative, 4, "MEETING_FAIL_PASSWORD_ERR", "", "The passcode is wrong.", "Pass the meeting's passcode.", passcode},
    ErrorRow{MeetingNative, 5, "", "internalerrorcode=124", "Android: the token is wrong.", "Inspect the token.", token},
    ErrorRow{MeetingNative, 6, "", "", "Android: key or secret is wrong. Elsewhere: the meeting is over.", "Check that key and secret are a pair.", keys},
    ErrorRow{MeetingNative, 7, "", "", "The meeting has not started; on Android also: the account does not support the SDK.", "Wait for the host, or start it with the host's ZAK.", zak},
    ErrorRow{MeetingNative, 8, "AUTHRET_OVERTIME", "", "Of the authorization: it took too long. Of a join: there is no such meeting.", "Check the network, or the meeting number.", number},
    ErrorRow{MeetingNative, 9, "AUTHRET_NETWORKISSUE", "", "Of the authorization: the network failed. Of a join: the meeting is full.", "Check the network; nothing in the token helps.", none},
    ErrorRow{MeetingNative, 10, "AUTHRET_CLIENT_INCOMPATIBLE", "", "This version of the SDK is no longer supported.", "Update the SDK.", none},
    ErrorRow{MeetingNative, 11, "AUTHRET_JWTTOKENWRONG", "", "The token is wrong.", "Inspect the token.", nativeToken},
    ErrorRow{MeetingNative, 12, "AUTHRET_LIMIT_EXCEEDED_EXCEPTION", "", "Of the authorization: there were too many. Of a join: the meeting is locked.", "Wait, or ask the host.", none},
    ErrorRow{MeetingNative, 16, "", "", "The user's token has expired.", "Fetch a new ZAK.", zak},
    ErrorRow{MeetingNative, 23, "", "", "Only users who are signed in may join.", "Pass a ZAK.", zak},
    ErrorRow{MeetingNative, 60, "", "", "The meeting or its account does not let this user in: it is blocked for users from inside or outside the account.", "Ask the host's administrator.", external},
    ErrorRow{MeetingNative, 62, "", "", "The meeting or its account does not let this user in: it is blocked for users from inside or outside the account.", "Ask the host's administrator.", external},
    ErrorRow{MeetingNative, 63, "MEETING_FAIL_UNABLE_TO_JOIN_EXTERNAL_MEETING", "", "The app must be published to join another account's meetings.", "Publish it, or join meetings of the app's own account.", external},
    ErrorRow{MeetingNative, 64, "", "", "An administrator blocks the join.", "Ask the host's administrator.", none},
    ErrorRow{MeetingNative, 82, "", "", "The user must sign in.", "Pass a ZAK.", zak},
    ErrorRow{MeetingNative, 500, "", "", "The app's privilege token is wrong.", "Fetch a new one.", none},
    ErrorRow{MeetingNative, 501, "", "", "The user for whom the app joins is not in the meeting.", "Wait until that user is in.", external},
    ErrorRow{MeetingNative, 502, "", "", "The on-behalf token and the signed-in user do not go together.", "Use one of them.", bothTokens},
    ErrorRow{MeetingNative, 503, "", "", "A ZAK or on-behalf token of the host is missing.", "Fetch one and pass it.", zak},
    ErrorRow{MeetingNative, 504, "", "", "The app must say for which Zoom user it joins.", "Pass a ZAK or an on-behalf token.", external},
    ErrorRow{MeetingNative, 505, "", "", "The on-behalf token is not good.", "Fetch a new one.", external},
    ErrorRow{MeetingNative, 506, "", "", "The on-behalf token is for another meeting.", "Fetch one for this meeting's number.", number},
    ErrorRow{VideoNative, 1500, "Session_No_SessionName", "", "No session name was given.", "Pass it to joinSession().", none},
    ErrorRow{VideoNative, 1501, "Session_No_SessionToken", "", "No token was given.", "Pass it to joinSession().", none},
    ErrorRow{VideoNative, 1502, "Session_No_UserName", "", "No user name was given.", "Pass it to joinSession().", none},
    ErrorRow{VideoNative, 1503, "Invalid_SessionName", "", "The session name holds what it must not.", "Use documented characters.", topic},
    ErrorRow{VideoNative, 1504, "Invalid_Password", "", "The passcode is not allowed.", "At most 10 printable ASCII characters.", passcode},
    ErrorRow{VideoNative, 1505, "Invalid_SessionToken", "", "The token cannot be read.", "Inspect it.", token},
    ErrorRow{VideoNative, 1506, "SessionName_TooLong", "", "The session name is too long.", "At most 200 characters.", topicLong},
    ErrorRow{VideoNative, 1507, "Token_MismatchedSessionName", "token_mismatched_session_name", "The topic of the token is not that of the join.", "Compare both, blanks too.", topic},
    ErrorRow{VideoNative, 1508, "Token_NoSessionName", "", "The token has no topic.", "Sign with tpc.", topic},
    ErrorRow{VideoNative, 1509, "Token_RoleType_EmptyOrWrong", "", "role_type is missing or wrong.", "It is the number 0 or 1.", role},
    ErrorRow{VideoNative, 1510, "Token_UserIdentity_TooLong", "token_user_identity_too_long", "The user identity is too long.", "At most 35 characters.", user},
    ErrorRow{VideoNative, 2003, "Session_Join_Failed", "", "The join failed, and no more is said.", "Inspect the token.", token},
    ErrorRow{VideoNative, 2004, "", "", "The user's role does not allow it.", "Hosts need role_type 1.", role},
    ErrorRow{VideoNative, 2005, "", "", "A session is in progress already.", "Leave it first.", none},
    ErrorRow{VideoNative, 2010, "", "", "The session has not started.", "Wait for the host.", none},
    ErrorRow{VideoNative, 2011, "Session_Need_Password", "", "The session needs a passcode.", "Pass it to joinSession().", passcode},
    ErrorRow{VideoNative, 2012, "Session_Password_Wrong", "", "The passcode is wrong.", "Pass the host's.", passcode},
    ErrorRow{VideoNative, 2014, "Session_Invalid_Param", "", "Zoom refuses key, token or session name, and does not say which.", "Most often the credentials are wrong or the names differ.", videoSession},
    ErrorRow{VideoNative, 2015, "", "", "This version of the SDK is no longer supported.", "Update the SDK.", none},
    ErrorRow{OAuth, 4700, "", "invalid redirect url|token cannot be empty", "A catch-all: the redirect URI, the client or the token is wrong.", "Compare the redirect URI with the app's, letter by letter.", none},
    ErrorRow{OAuth, 4702, "invalid_client", "", "Client ID or secret is wrong.", "Copy both again.", none},
    ErrorRow{OAuth, 4704, "", "", "The client ID is wrong.", "Copy it again.", none},
    ErrorRow{OAuth, 4705, "unsupported_grant_type", "", "The app does not support this way of signing in.", "Use the one of the app's kind.", none},
    ErrorRow{OAuth, 4706, "", "", "Client ID, secret or grant type is missing.", "Send all three.", none},
    ErrorRow{OAuth, 4709, "", "redirect uri mismatch", "The redirect URI is not the one of the app, or of the first step.", "Compare scheme, port, slash and case.", none},
    ErrorRow{OAuth, 4711, "", "refresh token invalid", "The refresh token's scopes are not the app's any more.", "Sign in again.", none},
    ErrorRow{OAuth, 4717, "", "", "The app is disabled.", "Look at it in Zoom's Marketplace.", none},
    ErrorRow{OAuth, 4724, "", "", "The token in the header is not good.", "Sign in again.", none},
    ErrorRow{OAuth, 4733, "", "", "The code has expired: it lives five minutes.", "Sign in again.", none},
    ErrorRow{OAuth, 4734, "", "invalid authorization code", "The code is wrong, or was used before.", "Sign in again; a code serves once.", none},
    ErrorRow{OAuth, 4735, "", "", "The token's owner does not exist any more.", "Sign in as somebody else.", none},
    ErrorRow{OAuth, 4738, "", "", "An administrator disabled the app.", "Ask there.", none},
    ErrorRow{OAuth, 4741, "", "", "The token was revoked: a later sign-in with the same app and user replaces earlier ones.", "Sign in again; use an app of its own for each tool.", none},
    ErrorRow{OAuth, -1, "invalid_grant", "invalid token!", "The code or refresh token was used, replaced or revoked.", "Sign in again.", none},
    ErrorRow{RestApi, 124, "", "invalid access token|access token is expired|more than 2 days or ineffective", "The access token is wrong or has expired.", "Fetch a new one; an SDK token is none.", expired},
    ErrorRow{RestApi, 300, "", "", "The request is not valid.", "Its message says what.", none},
    ErrorRow{RestApi, 429, "", "rate limit", "Too many requests.", "Wait as long as the header Retry-After says.", none},
    ErrorRow{RestApi, 1001, "", "user does not exist", "There is no such user in the account.", "Check the user and the account.", none},
    ErrorRow{RestApi, 3001, "", "meeting does not exist", "There is no such meeting.", "Check the number.", number},
    ErrorRow{RestApi, 4711, "", "does not contain scopes", "The access token lacks a scope.", "Add the scope to the app, then sign in again.", none},
};
// clang-format on

} // namespace

std::span<const ErrorRow> errorRows() { return rows; }

} // namespace zoom
