#pragma once

#include "base/secret.h"
#include "jwt/decode.h"

#include <span>
#include <string>
#include <string_view>

namespace zoom {

/// Whether the signature was checked, and how that ended.
enum class SignatureStatus { Valid, Invalid, Unchecked };
/// `valid`, `invalid`, `unchecked`
std::string_view name(SignatureStatus status);

/// A credential that may have signed a token. Everything is a view: it must outlive the autopsy.
struct Signatory
{
    std::string_view name; ///< the profile's name
    std::string_view kind; ///< the profile's kind: `video`, `oauth`; empty where it is not known
    std::string_view key;  ///< SDK key or client ID; may be empty
    const base::Secret* secret;
};

/// The mistake that explains a signature which the secret itself did not make.
enum class Mistake {
    None,
    Empty,         ///< signed with no secret at all, or with a word that stands for none
    GivenWrapped,  ///< none of the token's: it was signed with the secret without what is around the given one
    Whitespace,    ///< blanks, line breaks, quotes or the like around the secret
    Swapped,       ///< signed with the key
    HexDecoded,    ///< signed with the bytes that the secret spells in hexadecimal
    Base64Decoded, ///< signed with the bytes that the secret spells in base64, or the other way round
    OtherHash,     ///< the secret is right, but the HMAC is one of SHA-384 or SHA-512
    Reencoded,     ///< the secret is right, but it signed another spelling of header and payload
};

/// How a token came to its signature, as far as the known secrets tell. Holds no secret.
struct Autopsy
{
    SignatureStatus status = SignatureStatus::Unchecked; ///< valid also where another credential than the chosen signed
    std::string by;                                      ///< name of the credential that signed; empty if unknown
    std::string byKey;                                   ///< its key
    bool byOther = false;                                ///< another one than the chosen
    bool unreadable = false; ///< it is none of HS256, by its form or by the header: no secret could be tried
    Mistake mistake = Mistake::None;
    std::string how;       ///< what the mistake was, to end a sentence: `with a line break after it`, `SHA-512`
    std::string chosenKey; ///< key of the chosen credential; empty without one
    std::string ownerKind; ///< kind of the credential that has the token's key; empty if none has
};

/// Finds out who signed the token. `chosen`, which may be null, is tried first, then `stored`, then the usual mistakes
/// with `chosen`. A signature in hexadecimal or plain base64 is read for this, but never valid; nor is one below a
/// header that does not say HS256.
Autopsy autopsy(const jwt::Decoded& token, const Signatory* chosen, std::span<const Signatory> stored);

/// The 32 bytes of the signature if it was written in hexadecimal, or in hexadecimal and then base64url; else empty.
std::string hexSignature(const jwt::Decoded& token);
/// The 32 bytes of the signature if it was written in base64 with `+` or `/`, with or without padding; else empty.
std::string base64Signature(const jwt::Decoded& token);

/// The 32 bytes of the signature in whichever of these spellings, or as a token's; empty if there is none.
std::string macIn(const jwt::Decoded& token);

/// The value of the claim that names the key of the app; empty if there is none.
std::string keyIn(const jwt::Decoded& token);
/// A key or a secret without the blanks (those that are not seen too), line breaks, quotes and punctuation that copying
/// leaves around it. The view is into `text`.
std::string_view bareKey(std::string_view text);

} // namespace zoom
