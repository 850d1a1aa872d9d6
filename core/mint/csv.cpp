#include "mint/csv.h"

namespace mint {
namespace {

using Failure = tl::unexpected<std::string>;

constexpr int endOfFile = std::istream::traits_type::eof();
constexpr std::size_t longestField = 64UL * 1024; ///< bytes: more than any claim may be; a stray quote stops here

} // namespace

/// Takes what ends a line, if that is what comes next.
bool CsvReader::isAtLineEnd()
{
    if (in_.peek() == '\r') {
        in_.get();
        if (in_.peek() == endOfFile) return true;
        if (in_.peek() != '\n') in_.unget();
    }
    if (in_.peek() != '\n') return in_.peek() == endOfFile;
    in_.get();
    ++line_;
    return true;
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
    while (!isAtLineEnd()) {
        const int c = in_.get();
        if (c == ',') return true;
        if (quoted) return Failure("has something behind a closing quote: put the quotes around the whole value");
        if (field.size() > longestField) return Failure("holds a value of more than 64 KiB");
        field += static_cast<char>(c);
    }
    return false;
}

tl::expected<std::vector<std::string>, std::string> CsvReader::next()
{
    while (in_.peek() != endOfFile && isAtLineEnd()) {
    }
    begun_ = line_;
    std::vector<std::string> record;
    bool more = in_.peek() != endOfFile;
    while (more) {
        const auto read = readField(record.emplace_back());
        if (!read) return Failure(read.error());
        more = *read;
    }
    return record;
}

} // namespace mint
