#include "base/secret.h"

#include <openssl/crypto.h>

#include <utility>

namespace base {

void wipe(std::string& text)
{
    text.resize(text.capacity()); // spare capacity may still hold what an earlier, longer text left there
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

Secret Secret::take(std::string& source)
{
    Secret secret;
    secret.bytes_.assign(source); // a copy of the right size, so that `source` can be overwritten in place
    wipe(source);
    return secret;
}

Secret Secret::clone() const
{
    Secret copy;
    copy.bytes_ = bytes_;
    return copy;
}

Secret::Secret(Secret&& other) noexcept { *this = std::move(other); }

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this == &other) return *this;
    bytes_.swap(other.bytes_); // a move may leave short texts behind in the other's own buffer; a swap cannot
    wipe(other.bytes_);
    return *this;
}

Secret::~Secret() { wipe(bytes_); }

} // namespace base
