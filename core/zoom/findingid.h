#pragma once

namespace zoom {

/// What can be found about a token. Each has one row of words in `findings.cpp`; the names there are part of the
/// outside contract.
enum class FindingId {
    Malformed,
    PartCount,
    Padding,
    SignatureMissing,
    AlgNone,
    AlgNotHs256,
    TypMissing,
    SignatureInvalid,
    SignatureUnchecked,
    DuplicateClaim,
    UnknownClaim,
    ClaimMissing,
    ClaimType,
    ClaimValue,
    Milliseconds,
    Expired,
    NotYet,
    LifetimeShort,
    LifetimeBoundary,
    LifetimeLong,
    TopicLong,
    TopicCharset,
    UserLong,
    SessionKeyLong,
    GeoUnknown,
    RoleValue,
    VersionValue,
    MeetingNumberFormat,
    MeetingFieldsTogether,
};

} // namespace zoom
