#pragma once

namespace zoom {

/// What can be found about a token, in the order in which it is best mended: what stands further down may vanish, or
/// first be seen, when what stands above is right. Each has one row of words in `findings.cpp`; the names there are
/// part of the outside contract.
enum class FindingId {
    // Structure: is it a token at all?
    LegacySignature,
    PartCount,
    Malformed,
    Padding,
    SignatureMissing,
    SignatureHex,
    SignatureBase64,
    DuplicateClaim,
    // Algorithm
    AlgNone,
    AlgNotHs256,
    TypMissing,
    // Signature: which secret made it?
    OauthNotSdk,
    WrongKindOfKey,
    SecretSwapped,
    SecretWhitespace,
    SecretHexDecoded,
    SecretBase64Decoded,
    SignedByOther,
    KeyMismatch,
    SignatureInvalid,
    // Claims, of every kind of token and then of each
    AppkeyMissing,
    ClaimMissing,
    ClaimType,
    ClaimValue,
    VersionValue,
    RoleValue,
    TopicLong,
    TopicCharset,
    TopicSpace,
    UserLong,
    SessionKeyLong,
    GeoUnknown,
    MeetingNumberFormat,
    MeetingFieldsTogether,
    // Time
    Milliseconds,
    Expired,
    NotYet,
    IatOld,
    LifetimeShort,
    LifetimeLong,
    LifetimeBoundary,
    TokenexpMismatch,
    // Context: does it fit the join?
    TopicMismatch,
    MeetingNumberMismatch,
    RoleNeedsZak,
    ZakAndObf,
    ExternalNeedsObf,
    PasscodeValue,
    // Remarks
    SignatureUnchecked,
    UnknownClaim,
};

/// How many there are.
inline constexpr int findingCount = static_cast<int>(FindingId::UnknownClaim) + 1;

} // namespace zoom
