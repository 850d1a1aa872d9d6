#pragma once

#include "mint/csv.h"

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mint {

/// One row of a file: its values by the names of their columns.
struct Row
{
    std::vector<std::pair<std::string, std::string>> values; ///< without those that are empty or null
    std::size_t line = 0;                                    ///< where it stands in the file, from 1

    /// The value in that column, or null.
    const std::string* find(const std::string& column) const;
};

enum class RowFormat { Csv, JsonLines };

/// What a text begins like: a brace is JSON Lines. Nothing is taken from `in` but a byte order mark and blanks.
RowFormat formatIn(std::istream& in);

/// Reads rows one by one: CSV whose first record names the columns, or one JSON object a line (JSON Lines), whose
/// values are texts, numbers and booleans.
class RowFile
{
public:
    /// `in` must outlive the reader.
    RowFile(std::istream& in, RowFormat format) : in_(in), csv_(in), format_(format) {}

    /// Reads CSV's first record, which names the columns, unless that is done. The error is a sentence.
    tl::expected<void, std::string> readHead();
    /// The next row; nothing at the end. The error is a sentence that names the line; where reading failed, `in` is
    /// bad.
    tl::expected<std::optional<Row>, std::string> next();
    /// The names of the columns, as far as they are known: of JSON Lines those that were met.
    const std::vector<std::string>& columns() const { return columns_; }
    RowFormat format() const { return format_; }

private:
    tl::expected<std::vector<std::string>, std::string> readRecord();
    tl::expected<std::optional<Row>, std::string> nextRecord();
    tl::expected<std::optional<Row>, std::string> nextObject();

    std::istream& in_;
    CsvReader csv_;
    RowFormat format_;
    std::vector<std::string> columns_;
    std::size_t line_ = 0;
    bool hasHead_ = false;
};

} // namespace mint
