#include "mint/csv.h"

namespace mint {
namespace {

using Failure = tl::unexpected<std::string>;

constexpr int endOfFile = std::istream::traits_type::eof();
constexpr std::size_t longestField = 64UL * 1024; ///< bytes: more than any claim may be; a stray quote stops here

} // namespace

/// The next character; for CRLF, and CR at the end, what stands behind the CR. Nothing is ever put back: a pipe may not
/// allow it.
int CsvReader::take()
{
    const int c = in_.get();
    const bool isInLineEnd = c == '\r' && (in_.peek() == '\n' || in_.peek() == endOfFile);
    return isInLineEnd ? in_.get() : c;
}

/// Reads on behind an opening quote, up to the closing one.
tl::expected<void, std::string> CsvReader::readQuoted(std::string& field)
{
    while (true) {
        const int c = in_.get();
        if (c == endOfFile || field.size() > longestField) return Failure("holds a quote that nothing closes");
        if (c == '"' && in_.peek() != '"') return {};
        if (c == '"') in_.get();
        if (c == '\n') ++line_;
        field += static_cast<char>(c);
    }
}

/// Reads one field; whether another follows in the same record.
tl::expected<bool, std::string> CsvReader::readField(std::string& field)
{
    const bool quoted = in_.peek() == '"';
    if (quoted) {
        in_.get();
        if (auto read = readQuoted(field); !read) return Failure(read.error());
    }
    while (true) {
        const int c = take();
        if (c == '\n') ++line_;
        if (c == '\n' || c == endOfFile) return false;
        if (c == ',') return true;
        if (quoted) return Failure("has something behind a closing quote: put the quotes around the whole value");
        if (field.size() > longestField) return Failure("holds a value of more than 64 KiB");
        field += static_cast<char>(c);
    }
}

tl::expected<std::vector<std::string>, std::string> CsvReader::next()
{
    std::vector<std::string> record;
    for (bool isEmptyLine = true; isEmptyLine;) {
        begun_ = line_;
        record.clear();
        if (in_.peek() == endOfFile) break;
        const bool quoted = in_.peek() == '"';
        for (bool more = true; more;) {
            const auto read = readField(record.emplace_back());
            if (!read) return Failure(read.error());
            more = *read;
        }
        isEmptyLine = !quoted && record.size() == 1 && record.front().empty();
    }
    return record;
}

} // namespace mint
