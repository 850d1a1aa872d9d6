#include "oauth/pkce.h"

#include "base/base64url.h"

#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <array>

namespace oauth {
namespace {

/// 43 characters, or an empty text.
std::string randomText(const base::Random& random)
{
    constexpr std::size_t size = 32;
    std::string bytes = random(size);
    std::string text;
    if (bytes.size() == size) base::appendBase64Url(text, bytes);
    base::wipe(bytes);
    return text;
}

} // namespace

std::string challengeOf(std::string_view verifier)
{
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    // OpenSSL takes and gives bytes as unsigned char; both are the same bytes.
    SHA256(reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size(), // NOLINT
           reinterpret_cast<unsigned char*>(digest.data()));                         // NOLINT
    std::string challenge;
    base::appendBase64Url(challenge, digest);
    return challenge;
}

std::optional<Ties> makeTies(const base::Random& random)
{
    std::string verifier = randomText(random);
    std::string state = randomText(random);
    if (verifier.empty() || state.empty()) return std::nullopt;
    std::string challenge = challengeOf(verifier);
    return Ties{base::Secret::take(verifier), std::move(challenge), std::move(state)};
}

bool sameText(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

} // namespace oauth
