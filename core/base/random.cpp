#include "base/random.h"

#include <openssl/rand.h>

#include <algorithm>
#include <vector>

namespace base {

Random systemRandom()
{
    return [](std::size_t size) -> std::string {
        std::vector<unsigned char> bytes(size);
        if (RAND_bytes(bytes.data(), static_cast<int>(size)) != 1) return {};
        return {bytes.begin(), bytes.end()};
    };
}

} // namespace base
