#include "endpoint/inflate.h"

#include <array>
#include <zlib.h>

namespace endpoint {
namespace {

/// zlib's state for one stream; freed at the end.
class Stream
{
public:
    explicit Stream(Compression compression)
    {
        constexpr int gzipAlone = 16; // added to the window's bits: a gzip header is expected (zlib.h, inflateInit2)
        const int bits = MAX_WBITS + (compression == Compression::Gzip ? gzipAlone : 0);
        good_ = inflateInit2(&stream_, bits) == Z_OK;
    }
    ~Stream()
    {
        if (good_) inflateEnd(&stream_);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    bool isGood() const { return good_; }
    z_stream* operator->() { return &stream_; }
    /// Unpacks the next piece.
    int step() { return ::inflate(&stream_, Z_NO_FLUSH); }
    /// Makes ready for the next member of a gzip file.
    void restart() { inflateReset(&stream_); }

private:
    z_stream stream_{};
    bool good_ = false;
};

} // namespace

InflateFault inflate(std::string_view data, Compression compression, std::size_t most, std::string& out)
{
    Stream stream(compression);
    if (!stream.isGood()) return InflateFault::Damaged;
    std::array<Bytef, 16384> piece{};
    const std::size_t start = out.size();
    // zlib reads the input and does not write to it, whatever its types say.
    stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data())); // NOLINT
    stream->avail_in = static_cast<uInt>(data.size());
    while (true) {
        stream->next_out = piece.data();
        stream->avail_out = static_cast<uInt>(piece.size());
        const int result = stream.step();
        const std::size_t made = piece.size() - stream->avail_out;
        out.append(reinterpret_cast<const char*>(piece.data()), made); // NOLINT(*-reinterpret-cast)
        if (out.size() - start > most) return InflateFault::TooLong;
        if (result == Z_OK) continue;
        if (result != Z_STREAM_END) return InflateFault::Damaged;
        // A gzip file may have several members (RFC 1952 section 2.2), and zeros that fill a block behind them.
        if (compression != Compression::Gzip || stream->avail_in == 0 || *stream->next_in == 0)
            return InflateFault::None;
        stream.restart();
    }
}

} // namespace endpoint
