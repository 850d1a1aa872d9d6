#include "zoom/autopsy.h"

#include "jwt/hs256.h"
#include "zoom/encodings.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace zoom {
namespace {

/// A secret that may have been used in place of the right one.
struct Suspect
{
    std::string bytes;
    Mistake mistake;
    std::string_view how;
};

struct Around
{
    std::string_view before;
    std::string_view after;
    std::string_view how;
};

// What files, shells and copying leave around a secret.
constexpr std::array<Around, 30> leftovers{{
    {"", "\n", "with a line break after it"},
    {"", "\r\n", "with a line break (CR LF) after it"},
    {"", "\r", "with a carriage return after it"},
    {"", "\n\n", "with two line breaks after it"},
    {"\n", "", "with a line break before it"},
    {"", "\\n", "with “\\n” after it"},
    {"", " ", "with a blank after it"},
    {"", "  ", "with two blanks after it"},
    {"", "   ", "with three blanks after it"},
    {"", " \n", "with a blank and a line break after it"},
    {"\n", "\n", "with line breaks around it"},
    {"\"", "\"\n", "with double quotes around it and a line break after them"},
    {"'", "'\n", "with single quotes around it and a line break after them"},
    {"", "\r\n\r\n", "with two line breaks (CR LF) after it"},
    {" ", "", "with a blank before it"},
    {" ", " ", "with blanks around it"},
    {"", "\t", "with a tab after it"},
    {"\t", "", "with a tab before it"},
    {"", "\u00a0", "with a no-break space after it"},
    {"\u00a0", "", "with a no-break space before it"},
    {"", "\u200b", "with a zero width space after it"},
    {"\u200b", "", "with a zero width space before it"},
    {"\ufeff", "", "with a byte order mark before it"},
    {"", ";", "with a semicolon after it"},
    {"", ",", "with a comma after it"},
    {"\"", "\"", "with double quotes around it"},
    {"'", "'", "with single quotes around it"},
    {"`", "`", "with back quotes around it"},
    {"“", "”", "with typographic quotes around it"},
    {"<", ">", "with angle brackets around it"},
}};

struct NoSecret
{
    std::string_view word;
    std::string_view how;
};

// What JavaScript and Python make of a variable that is not there when it is put into a text, and what stands in the
// form at jwt.io, where many sign their first token.
constexpr std::array<NoSecret, 5> noSecrets{{
    {"undefined", "the word “undefined” in the place of the secret"},
    {"null", "the word “null” in the place of the secret"},
    {"None", "the word “None” in the place of the secret"},
    {"your-256-bit-secret", "the sample secret of jwt.io"},
    {"a-string-secret-at-least-256-bits-long", "the sample secret of jwt.io"},
}};

constexpr std::array<std::string_view, 24> wrappings{
    " ",      "\t",     "\r",     "\n", "\v", "\f",     "\"",     "'",      "`",      ";", ",", "\u00a0",
    "\u200b", "\u2060", "\ufeff", "“",  "”",  "\u201e", "\u2018", "\u2019", "\u202f", "<", ">", "\\n"};

/// The key, alone or in one word with the secret.
void addWithKey(std::vector<Suspect>& all, std::string_view key, std::string_view secret)
{
    if (key.empty()) return;
    std::string pair(key);
    pair += ':';
    if (secret.starts_with(pair))
        all.push_back({std::string(secret.substr(pair.size())), Mistake::GivenWrapped,
                       "without the key and the colon that stand before it"});
    all.push_back({std::string(key), Mistake::Swapped, {}});
    pair += secret;
    all.push_back({std::move(pair), Mistake::Whitespace, "with the key and a colon before it"});
    all.push_back({std::string(key).append(secret), Mistake::Whitespace, "with the key before it"});
}

std::vector<Suspect> suspects(const Signatory& chosen)
{
    std::vector<Suspect> all;
    const std::string_view secret = chosen.secret->reveal();
    all.push_back({{}, Mistake::Empty, "an empty secret"});
    for (const NoSecret& none : noSecrets) all.push_back({std::string(none.word), Mistake::Empty, none.how});
    if (const std::string_view inner = bareKey(secret); inner != secret && !inner.empty())
        all.push_back({std::string(inner), Mistake::GivenWrapped, "without what stands around it"});
    for (const Around& around : leftovers) {
        std::string bytes(around.before);
        bytes.append(secret).append(around.after);
        all.push_back({std::move(bytes), Mistake::Whitespace, around.how});
    }
    addWithKey(all, chosen.key, secret);
    if (std::string bytes = fromHex(secret); !bytes.empty()) all.push_back({std::move(bytes), Mistake::HexDecoded, {}});
    if (std::string bytes = fromBase64(secret); !bytes.empty())
        all.push_back({std::move(bytes), Mistake::Base64Decoded, "decoded from base64 first"});
    all.push_back({toBase64(secret), Mistake::Base64Decoded, "encoded in base64 first"});
    all.push_back({toBase64Url(secret), Mistake::Base64Decoded, "encoded in base64url first"});
    std::string line(secret);
    line += '\n';
    all.push_back({toBase64(line), Mistake::Base64Decoded, "encoded in base64 with a line break after it"});
    base::wipe(line);
    return all;
}

jwt::Key keyOf(std::string_view bytes)
{
    std::string copy(bytes);
    return jwt::Key(base::Secret::take(copy));
}

/// One token's signature in any spelling, and the test whether a key made it.
class Evidence
{
public:
    explicit Evidence(const jwt::Decoded& token) : token_(token)
    {
        const auto* const algorithm = std::get_if<std::string>(jwt::find(token.header, "alg"));
        if (algorithm != nullptr && *algorithm == "HS256") mac_ = macIn(token);
    }

    bool isReadable() const { return !mac_.empty(); }
    bool isBy(const jwt::Key& key) const { return isBy(key, token_.signingInput()); }
    bool isBy(const jwt::Key& key, std::string_view message) const
    {
        const jwt::Key::Mac mac = key.mac(message);
        return std::string_view(mac.data(), mac.size()) == mac_; // of a token that its owner holds: no secret to time
    }

    /// Other spellings of header and payload that libraries and hands sign by mistake.
    bool isByOverOtherSpelling(const jwt::Key& key) const
    {
        const auto encoded = [](std::string_view text) { return toBase64Url(text); };
        const std::string header = jwt::toJson(token_.header);
        const std::string payload = jwt::toJson(token_.claims);
        const std::array spellings{encoded(header) + '.' + encoded(payload),
                                   toBase64(token_.headerJson) + '.' + toBase64(token_.payloadJson),
                                   token_.headerJson + '.' + token_.payloadJson,
                                   encoded(token_.headerJson) + '.' + encoded(payload),
                                   std::string(token_.partText(jwt::Part::Payload)),
                                   token_.payloadJson};
        return std::any_of(spellings.begin(), spellings.end(),
                           [&](const std::string& spelling) { return isBy(key, spelling); });
    }

private:
    const jwt::Decoded& token_;
    std::string mac_; // empty: no secret can have made it
};

void noteSigner(Autopsy& result, const Signatory& signer, const jwt::Decoded& token, const jwt::Key& key)
{
    result.by = signer.name;
    result.byKey = signer.key;
    result.status = jwt::verify(token, key) ? SignatureStatus::Valid : SignatureStatus::Invalid;
}

struct OtherHash
{
    const char* digest; ///< OpenSSL's name
    std::size_t size;   ///< bytes of the HMAC
    std::string_view name;
};
constexpr std::array<OtherHash, 2> otherHashes{{{"SHA384", 48, "SHA-384"}, {"SHA512", 64, "SHA-512"}}};

/// Whether the secret made the signature, with another hash than HS256 has. What the header says does not matter.
void findOtherHash(Autopsy& result, const jwt::Decoded& token, std::string_view secret)
{
    const std::string hex = fromHex(token.partText(jwt::Part::Signature));
    for (const OtherHash& hash : otherHashes) {
        if (token.signature.size() != hash.size && hex.size() != hash.size) continue;
        const std::string mac = jwt::macWith(hash.digest, secret, token.signingInput());
        if (mac != token.signature && mac != hex) continue;
        result.mistake = Mistake::OtherHash;
        result.how = hash.name;
    }
}

void findMistake(Autopsy& result, const Signatory& chosen, const jwt::Decoded& token, const Evidence& evidence)
{
    for (Suspect& suspect : suspects(chosen)) {
        const jwt::Key key = keyOf(suspect.bytes);
        base::wipe(suspect.bytes);
        const bool guilty = result.mistake == Mistake::None && evidence.isBy(key);
        if (!guilty) continue;
        result.mistake = suspect.mistake;
        result.how = suspect.how;
        if (suspect.mistake == Mistake::GivenWrapped)
            noteSigner(result, chosen, token, key); // Zoom has the secret bare
    }
    if (result.mistake == Mistake::None && evidence.isByOverOtherSpelling(jwt::Key(*chosen.secret)))
        result.mistake = Mistake::Reencoded;
}

} // namespace

std::string_view name(SignatureStatus status)
{
    constexpr std::array<std::string_view, 3> names{"valid", "invalid", "unchecked"};
    return names[static_cast<std::size_t>(status)];
}

Autopsy autopsy(const jwt::Decoded& token, const Signatory* chosen, std::span<const Signatory> stored)
{
    if (chosen != nullptr && chosen->secret->isEmpty()) chosen = nullptr;
    Autopsy result;
    const std::string key = keyIn(token);
    const auto owner = std::find_if(stored.begin(), stored.end(),
                                    [&](const Signatory& signatory) { return !key.empty() && signatory.key == key; });
    if (owner != stored.end()) result.ownerKind = owner->kind;
    if (chosen != nullptr) {
        result.chosenKey = chosen->key;
        if (result.ownerKind.empty() && !key.empty() && chosen->key == key) result.ownerKind = chosen->kind;
        result.status = SignatureStatus::Invalid;
    }
    const Evidence evidence(token);
    if (chosen != nullptr) findOtherHash(result, token, chosen->secret->reveal());
    result.unreadable = !evidence.isReadable();
    if (result.unreadable) return result;
    if (chosen != nullptr) {
        const jwt::Key chosenKey(*chosen->secret);
        if (evidence.isBy(chosenKey)) {
            noteSigner(result, *chosen, token, chosenKey);
            return result;
        }
    }
    for (const Signatory& other : stored) {
        if (other.secret->isEmpty()) continue;
        const jwt::Key otherKey(*other.secret);
        if (!evidence.isBy(otherKey)) continue;
        noteSigner(result, other, token, otherKey);
        result.byOther = chosen != nullptr;
        return result;
    }
    if (chosen == nullptr) return result;
    findMistake(result, *chosen, token, evidence);
    return result;
}

std::string hexSignature(const jwt::Decoded& token)
{
    std::string direct = fromHex(token.partText(jwt::Part::Signature));
    if (direct.size() == jwt::Key::macSize) return direct;
    std::string inner = fromHex(token.signature);
    return inner.size() == jwt::Key::macSize ? inner : std::string();
}

std::string base64Signature(const jwt::Decoded& token)
{
    const std::string_view text = token.partText(jwt::Part::Signature);
    if (text.find_first_of("+/") == std::string_view::npos) return {};
    std::string bytes = fromBase64(text);
    return bytes.size() == jwt::Key::macSize ? bytes : std::string();
}

std::string macIn(const jwt::Decoded& token)
{
    if (std::string hex = hexSignature(token); !hex.empty()) return hex;
    if (std::string plain = base64Signature(token); !plain.empty()) return plain;
    return token.signature.size() == jwt::Key::macSize ? token.signature : std::string();
}

std::string_view bareKey(std::string_view text)
{
    for (std::size_t before = text.size() + 1; before != text.size();) {
        before = text.size();
        for (const std::string_view one : wrappings) {
            if (text.starts_with(one)) text.remove_prefix(one.size());
            if (text.ends_with(one)) text.remove_suffix(one.size());
        }
    }
    return text;
}

std::string keyIn(const jwt::Decoded& token)
{
    for (const std::string_view claim : {"app_key", "appKey", "sdkKey", "iss"})
        if (const auto* const key = std::get_if<std::string>(jwt::find(token.claims, claim))) return *key;
    return {};
}

} // namespace zoom
