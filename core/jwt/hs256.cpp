#include "jwt/hs256.h"

#include "base/base64url.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <cstdlib>

namespace jwt {
namespace {

constexpr std::string_view encodedHeader = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"; // {"alg":"HS256","typ":"JWT"}

/// OpenSSL's functions expect bytes as unsigned char; a char may be read and written as one.
const unsigned char* asBytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data()); // NOLINT(*-reinterpret-cast)
}

/// HMAC and SHA-256 are in every OpenSSL 3 provider; without them (or without memory) there is no program to run.
void require(bool worked)
{
    if (!worked) std::abort();
}

evp_mac_ctx_st* newHmac()
{
    static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr); // fetched once, kept until the process ends
    require(hmac != nullptr);
    return EVP_MAC_CTX_new(hmac);
}

/// Makes a token of the encoded header that `out` holds from `start` on.
void appendPayloadAndMac(std::string& out, std::size_t start, std::string_view payload, const Key& key)
{
    out += '.';
    base::appendBase64Url(out, payload);
    const Key::Mac mac = key.mac(std::string_view(out).substr(start));
    out += '.';
    base::appendBase64Url(out, {mac.data(), mac.size()});
}

} // namespace

void Key::Free::operator()(evp_mac_ctx_st* context) const { EVP_MAC_CTX_free(context); }

Key::Key(const base::Secret& secret) : context_(newHmac())
{
    std::array<char, 7> digest{"SHA256"};
    const std::array params{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                            OSSL_PARAM_construct_end()};
    const std::string_view bytes = secret.reveal(); // never a null pointer, which would mean "keep the old key"
    require(context_ && EVP_MAC_init(context_.get(), asBytes(bytes), bytes.size(), params.data()) == 1);
}

Key::Mac Key::mac(std::string_view message) const
{
    Mac mac{};
    std::size_t written = 0;
    auto* const to = reinterpret_cast<unsigned char*>(mac.data()); // NOLINT(*-reinterpret-cast)
    require(EVP_MAC_init(context_.get(), nullptr, 0, nullptr) == 1 &&
            EVP_MAC_update(context_.get(), asBytes(message), message.size()) == 1 &&
            EVP_MAC_final(context_.get(), to, &written, mac.size()) == 1);
    return mac;
}

std::string macWith(const char* digest, std::string_view secret, std::string_view message)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    std::size_t written = 0;
    require(EVP_Q_mac(nullptr, "HMAC", nullptr, digest, nullptr, secret.data(), secret.size(), asBytes(message),
                      message.size(), mac.data(), mac.size(), &written) != nullptr);
    return {mac.begin(), mac.begin() + static_cast<std::ptrdiff_t>(written)};
}

void appendSigned(std::string& out, std::string_view payload, const Key& key)
{
    const std::size_t start = out.size();
    out += encodedHeader;
    appendPayloadAndMac(out, start, payload, key);
}

std::string sign(const Claims& claims, const Key& key)
{
    const std::string payload = toJson(claims);
    std::string token;
    token.reserve(encodedHeader.size() + payload.size() * 4 / 3 + 48);
    appendSigned(token, payload, key);
    return token;
}

std::string sign(std::string_view header, std::string_view payload, const Key& key)
{
    std::string token;
    base::appendBase64Url(token, header);
    appendPayloadAndMac(token, 0, payload, key);
    return token;
}

bool verify(const Decoded& token, const Key& key)
{
    const auto isAlgorithm = [](const Claim& member) { return member.name == "alg"; };
    if (std::count_if(token.header.begin(), token.header.end(), isAlgorithm) != 1) return false;
    if (*find(token.header, "alg") != Value(std::string("HS256"))) return false;
    if (find(token.header, "crit") != nullptr) return false;
    if (token.isDamaged(Part::Signature) || token.signature.size() != Key::macSize) return false;
    const Key::Mac mac = key.mac(token.signingInput());
    return CRYPTO_memcmp(mac.data(), token.signature.data(), mac.size()) == 0;
}

} // namespace jwt
