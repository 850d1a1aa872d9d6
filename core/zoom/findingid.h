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
    SignatureSize,
    SignatureHex,
    SignatureBase64,
    DuplicateClaim,
    // Algorithm
    AlgNone,
    AlgNotHs256,
    CritHeader,
    TypMissing,
    TypValue,
    // Kind: is it the right token?
    KindUnknown,
    WrongKindOfToken,
    OauthNotSdk,
    // Signature: which secret made it?
    WrongKindOfKey,
    SecretEmpty,
    SecretSwapped,
    SecretWhitespace,
    SecretHexDecoded,
    SecretBase64Decoded,
    SignatureHash,
    SecretSpace,
    SignedByOther,
    KeyMismatch,
    KeySpace,
    SignatureInvalid,
    // Claims, of every kind of token and then of each
    AppkeyMissing,
    SdkkeyAlone,
    KeysDiffer,
    ClaimMissing,
    ClaimType,
    ClaimTypeLoose,
    ClaimValue,
    VersionValue,
    RoleValue,
    TopicLong,
    TopicBoundary,
    TopicCharset,
    TopicSpace,
    UserLong,
    UserTwice,
    SessionKeyLong,
    GeoUnknown,
    MeetingNumberFormat,
    MeetingFieldsTogether,
    // Time
    Milliseconds,
    LifetimeShort,
    LifetimeLong,
    Expired,
    NotYet,
    IatOld,
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
