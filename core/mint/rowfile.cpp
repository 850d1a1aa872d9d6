#include "mint/rowfile.h"

#include "base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace mint {
namespace {

using Json = nlohmann::ordered_json;
using Failure = tl::unexpected<std::string>;

constexpr std::string_view unreadable = "cannot be read: the disk or the connection fails there";

Failure failure(std::size_t line, const std::string& what)
{
    return Failure("line " + std::to_string(line) + ' ' + what);
}

/// A member's value as text; nothing for what is no single value.
std::optional<std::string> textOf(const Json& value)
{
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return std::string();
    if (value.is_structured()) return std::nullopt;
    return value.dump();
}

bool hasTwins(const std::vector<std::string>& names)
{
    return std::set<std::string>(names.begin(), names.end()).size() != names.size();
}

/// Reads an object and notes the names of its members: the reader itself keeps one of two that are alike.
Json parsed(const std::string& text, std::vector<std::string>& names)
{
    const auto note = [&names](int depth, Json::parse_event_t event, const Json& value) {
        if (depth == 1 && event == Json::parse_event_t::key) names.push_back(value.get<std::string>());
        return true;
    };
    return Json::parse(text, note, false);
}

} // namespace

RowFormat formatIn(std::istream& in)
{
    constexpr int mark = 0xef; // the first byte of U+FEFF, a byte order mark
    if (in.peek() == mark) in.ignore(3);
    while (in.peek() == ' ' || in.peek() == '\n' || in.peek() == '\r' || in.peek() == '\t') in.get();
    return in.peek() == '{' ? RowFormat::JsonLines : RowFormat::Csv;
}

const std::string* Row::find(const std::string& column) const
{
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.first == column; });
    return found == values.end() ? nullptr : &found->second;
}

tl::expected<std::optional<Row>, std::string> RowFile::next()
{
    return format_ == RowFormat::Csv ? nextRecord() : nextObject();
}

tl::expected<void, std::string> RowFile::readHead()
{
    if (format_ != RowFormat::Csv || hasHead_) return {};
    hasHead_ = true;
    auto record = readRecord();
    if (!record) return Failure(record.error());
    columns_ = *std::move(record);
    for (std::string& column : columns_) column = base::trimmed(column);
    if (hasTwins(columns_)) return failure(csv_.line(), "names a column twice");
    return {};
}

tl::expected<std::vector<std::string>, std::string> RowFile::readRecord()
{
    auto record = csv_.next();
    if (in_.bad()) return failure(csv_.line(), std::string(unreadable));
    if (!record) return failure(csv_.line(), record.error());
    return record;
}

tl::expected<std::optional<Row>, std::string> RowFile::nextRecord()
{
    if (const auto head = readHead(); !head) return Failure(head.error());
    auto record = readRecord();
    if (!record) return Failure(record.error());
    if (record->empty()) return std::optional<Row>();
    if (record->size() != columns_.size())
        return failure(csv_.line(), "has " + std::to_string(record->size()) + " values where the first line names " +
                                        std::to_string(columns_.size()) + " columns");
    Row row{.values = {}, .line = csv_.line()};
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (!(*record)[i].empty()) row.values.emplace_back(columns_[i], std::move((*record)[i]));
    return row;
}

tl::expected<std::optional<Row>, std::string> RowFile::nextObject()
{
    std::string text;
    do {
        ++line_;
        std::getline(in_, text);
        if (in_.bad()) return failure(line_, std::string(unreadable));
        if (!in_) return std::optional<Row>();
    } while (base::trimmed(text).empty());

    std::vector<std::string> names;
    const Json object = parsed(text, names);
    if (!object.is_object()) return failure(line_, "is no JSON object");
    if (hasTwins(names)) return failure(line_, "has a name twice");
    Row row{.values = {}, .line = line_};
    for (const auto& [name, value] : object.items()) {
        auto valueText = textOf(value);
        if (!valueText) return failure(line_, "has an object or a list as " + name + ": give a text or a number");
        if (std::find(columns_.begin(), columns_.end(), name) == columns_.end()) columns_.push_back(name);
        if (!valueText->empty()) row.values.emplace_back(name, *std::move(valueText));
    }
    return row;
}

} // namespace mint
