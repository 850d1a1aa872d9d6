#include "oauth/oncedevice.h"

#include <algorithm>

namespace oauth {

OnceDevice::OnceDevice(base::Secret bytes) : bytes_(std::move(bytes)) { open(ReadOnly | Unbuffered); }

qint64 OnceDevice::readData(char* data, qint64 most)
{
    if (at_ == size()) return -1;
    const qint64 count = std::min(most, size() - at_);
    std::copy_n(bytes_.reveal().data() + at_, count, data);
    at_ += count;
    return count;
}

} // namespace oauth
