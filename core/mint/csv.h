#pragma once

#include <tl/expected.hpp>

#include <istream>
#include <string>
#include <vector>

namespace mint {

/// Reads comma-separated values (RFC 4180) record by record: quoted fields may hold commas, quotes written twice and
/// line breaks; lines end with CRLF or LF; empty lines are passed over.
class CsvReader
{
public:
    /// `in` must outlive the reader.
    explicit CsvReader(std::istream& in) : in_(in) {}

    /// The next record; empty at the end. The error is what is wrong, as the rest of a sentence that begins with the
    /// line.
    tl::expected<std::vector<std::string>, std::string> next();

    /// The line on which the last record began, from 1.
    std::size_t line() const { return begun_; }

private:
    tl::expected<void, std::string> readQuoted(std::string& field);
    tl::expected<bool, std::string> readField(std::string& field);
    int take();

    std::istream& in_;
    std::size_t line_ = 1;
    std::size_t begun_ = 1;
};

} // namespace mint
