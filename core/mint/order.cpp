#include "mint/order.h"

#include "zoom/describe.h"

#include <algorithm>
#include <ranges>

namespace mint {
namespace {

/// Writes out one piece; `turn` says which of its ways, and is divided by their number.
struct Writer
{
    const Row* row;
    std::uint64_t& turn;
    bool& isWhole; ///< becomes false where the row lacks a column

    std::string operator()(const Literal& literal) const { return literal.text; }
    std::string operator()(const Counter&) const { return std::string(counterMark); }
    std::string operator()(const Column& column) const
    {
        const std::string* const value = row == nullptr ? nullptr : row->find(column.name);
        isWhole = isWhole && value != nullptr;
        return value == nullptr ? std::string() : *value;
    }
    std::string operator()(const Choices& choices) const { return choices.texts[take(choices.texts.size())]; }
    std::string operator()(const Range& range) const
    {
        const auto count = static_cast<std::uint64_t>(range.last - range.first) + 1;
        return std::to_string(range.first + static_cast<std::int64_t>(take(count)));
    }

    std::uint64_t take(std::uint64_t count) const
    {
        const std::uint64_t own = turn % count;
        turn /= count;
        return own;
    }
};

/// The pattern written out from its end to its start, so that what stands last changes fastest; nothing where the row
/// lacks a column.
std::optional<std::string> written(const Pattern& pattern, const Row* row, std::uint64_t& turn)
{
    bool isWhole = true;
    std::string text;
    for (const Piece& piece : std::views::reverse(pattern))
        text.insert(0, std::visit(Writer{row, turn, isWhole}, piece));
    return isWhole ? std::optional(text) : std::nullopt;
}

/// The row's own value for a field, from the column that is called after it.
const std::string* valueFor(const zoom::Table& table, const Row* row, std::string_view key)
{
    if (row == nullptr) return nullptr;
    for (const auto& [column, value] : row->values)
        if (fieldOfColumn(table, column) == key) return &value;
    return nullptr;
}

} // namespace

zoom::Inputs Stretch::inputs(const Numbers& numbers) const
{
    zoom::Inputs inputs;
    for (const auto& [key, text] : fields) inputs.set(key, filled(text, numbers));
    return inputs;
}

Order orderOf(const zoom::Table& table, const zoom::Inputs& typed,
              std::vector<std::pair<std::string, std::string>>& problems)
{
    Order order{.table = &table, .fields = {}, .count = 1};
    for (const zoom::Field& field : table.fields) {
        const std::string* const text = typed.find(field.key);
        if (text == nullptr) continue;
        auto pattern = parsePattern(*text);
        if (pattern)
            order.fields.push_back({field.key, *std::move(pattern)});
        else
            problems.emplace_back(field.key, pattern.error());
    }
    return order;
}

std::optional<std::uint64_t> combinations(const Order& order)
{
    constexpr std::uint64_t most = 1'000'000'000'000'000;
    std::uint64_t product = 1;
    for (const FieldPattern& field : order.fields)
        for (const Piece& piece : field.pattern) {
            if (ways(piece) > most / product) return std::nullopt;
            product *= ways(piece);
        }
    return order.count > most / product ? std::nullopt : std::optional(product);
}

Stretch stretchAt(const Order& order, std::uint64_t index, const Row* row)
{
    Stretch stretch;
    std::uint64_t turn = index;
    for (const zoom::Field& field : std::views::reverse(order.table->fields)) {
        const auto given = std::find_if(order.fields.begin(), order.fields.end(),
                                        [&](const FieldPattern& candidate) { return candidate.key == field.key; });
        std::optional<std::string> text;
        if (given != order.fields.end()) text = written(given->pattern, row, turn);
        if (const std::string* const own = valueFor(*order.table, row, field.key)) text = *own;
        if (text && !text->empty()) stretch.fields.emplace_back(field.key, *std::move(text));
    }
    std::reverse(stretch.fields.begin(), stretch.fields.end());
    stretch.count = row == nullptr ? order.count : 1;
    stretch.line = row == nullptr ? 0 : row->line;
    return stretch;
}

std::vector<std::string> columnsOf(const Order& order)
{
    std::vector<std::string> columns;
    for (const FieldPattern& field : order.fields)
        for (const Piece& piece : field.pattern)
            if (const auto* const column = std::get_if<Column>(&piece);
                column != nullptr && std::find(columns.begin(), columns.end(), column->name) == columns.end())
                columns.push_back(column->name);
    return columns;
}

std::vector<std::string_view> fieldColumns(const Order& order, const RowFile* file)
{
    std::vector<std::string_view> fields;
    for (const zoom::Field& field : order.table->fields) {
        const auto isGiven = [&](const FieldPattern& given) { return given.key == field.key; };
        const auto isNamed = [&](const std::string& column) {
            return fieldOfColumn(*order.table, column) == field.key;
        };
        const bool mayCome = file != nullptr && (file->format() == RowFormat::JsonLines ||
                                                 std::any_of(file->columns().begin(), file->columns().end(), isNamed));
        if (mayCome || std::any_of(order.fields.begin(), order.fields.end(), isGiven)) fields.push_back(field.key);
    }
    return fields;
}

std::string_view fieldOfColumn(const zoom::Table& table, std::string_view column)
{
    for (const zoom::Field& field : table.fields) {
        if (field.key == column) return field.key;
        const std::string options = zoom::optionNames(field);
        for (const auto name : std::views::split(options, ','))
            if (std::string_view(name.begin(), name.end()).substr(2) == column) return field.key;
    }
    return {};
}

} // namespace mint
