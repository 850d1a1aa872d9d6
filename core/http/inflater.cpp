#include "http/inflater.h"

#include "base/secret.h"

#include <string>
#include <zlib.h>

namespace http {

/// zlib's state for one stream; freed at the end.
struct Inflater::Stream
{
    explicit Stream(Compression compression)
    {
        constexpr int gzipAlone = 16; // added to the window's bits: a gzip header is expected (zlib.h, inflateInit2)
        const int bits = MAX_WBITS + (compression == Compression::Gzip ? gzipAlone : 0);
        isGood = inflateInit2(&state, bits) == Z_OK;
    }
    ~Stream()
    {
        if (isGood) inflateEnd(&state);
        base::wipe(piece);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    z_stream state{};
    bool isGood = false;
    std::string piece = std::string(16'384, '\0');
};

Inflater::Inflater(Compression compression) : compression_(compression), stream_(std::make_unique<Stream>(compression))
{}

Inflater::~Inflater() = default;

bool Inflater::unpack(std::string_view bytes, const std::function<bool(std::string_view)>& take)
{
    if (!stream_->isGood) return false;
    z_stream& state = stream_->state;
    std::string& piece = stream_->piece;
    // zlib reads the input and does not write to it, whatever its types say.
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // NOLINT
    state.avail_in = static_cast<uInt>(bytes.size());
    do {
        if (whole_) {
            // A gzip file may have several members (RFC 1952 section 2.2), and zeros that fill a block behind them.
            const bool ends = compression_ != Compression::Gzip || state.avail_in == 0 || *state.next_in == 0;
            if (ends) return true;
            inflateReset(&state);
            whole_ = false;
        }
        state.next_out = reinterpret_cast<Bytef*>(piece.data()); // NOLINT(*-reinterpret-cast)
        state.avail_out = static_cast<uInt>(piece.size());
        const int result = inflate(&state, Z_NO_FLUSH);
        const std::string_view made(piece.data(), piece.size() - state.avail_out);
        whole_ = result == Z_STREAM_END;
        if (!made.empty() && !take(made)) return false;
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) return false;
    } while (state.avail_in > 0 || state.avail_out == 0);
    return true;
}

} // namespace http
