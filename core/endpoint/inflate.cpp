#include "endpoint/inflate.h"

namespace endpoint {

InflateFault inflate(std::string_view data, Compression compression, std::size_t most, std::string& out)
{
    http::Inflater inflater(compression);
    const std::size_t longest = out.size() + most;
    bool isTooLong = false;
    const bool isSound = inflater.unpack(data, [&](std::string_view piece) {
        isTooLong = out.size() + piece.size() > longest;
        if (!isTooLong) out.append(piece);
        return !isTooLong;
    });
    if (isTooLong) return InflateFault::TooLong;
    return isSound && inflater.isWhole() ? InflateFault::None : InflateFault::Damaged;
}

} // namespace endpoint
