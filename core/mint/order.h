#pragma once

#include "base/problem.h"
#include "mint/pattern.h"
#include "mint/rowfile.h"
#include "mint/stencil.h"
#include "zoom/draft.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mint {

/// One field of an order, for all of its tokens.
struct FieldPattern
{
    std::string_view key; ///< the table's, which lives as long as the program
    Pattern pattern;
};

/// The tokens that are wanted: every choice with every other, and `count` of each. Where they come from a file, each
/// of its rows takes the place of the count.
struct Order
{
    const zoom::Table* table = nullptr;
    std::vector<FieldPattern> fields; ///< in the table's order
    std::uint64_t count = 1;
};

/// Tokens that differ in their numbers alone: the fields' texts, with marks for those.
struct Stretch
{
    std::vector<std::pair<std::string_view, std::string>> fields;
    std::uint64_t counter = 1; ///< of the first of them
    std::uint64_t number = 1;  ///< likewise
    std::uint64_t count = 1;   ///< how many they are
    std::size_t line = 0;      ///< the row's, where they come from a file

    /// The inputs of one of them.
    zoom::Inputs inputs(const Numbers& numbers) const;
};

/// Reads the patterns of typed values. What is wrong with them is added to `problems`, as field and sentence.
Order orderOf(const zoom::Table& table, const zoom::Inputs& typed,
              std::vector<std::pair<std::string, std::string>>& problems);

/// How many tokens one row (or the count) makes of the order's choices; nothing when it is beyond 10^15.
std::optional<std::uint64_t> combinations(const Order& order);

/// The `index`th combination of the order's choices, from 0, the last field's changing fastest. The row's values stand
/// for columns in patterns and for fields of their names; null without a file. A column that is not there leaves its
/// field out.
Stretch stretchAt(const Order& order, std::uint64_t index, const Row* row);

/// The columns that the patterns ask for, each once.
std::vector<std::string> columnsOf(const Order& order);

/// The fields that CSV has columns for, in the table's order: those that are given, or may come with a row of the file,
/// whose head was read. Null without a file.
std::vector<std::string_view> fieldColumns(const Order& order, const RowFile* file);

/// The field that a column is for: by its key or by its option's name without dashes; empty for another column.
std::string_view fieldOfColumn(const zoom::Table& table, std::string_view column);

} // namespace mint
