#include "zoom/draft.h"

#include "base/utf8.h"
#include "zoom/fits.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace zoom {
namespace {

using base::Fault;
using base::Problem;
using Filled = std::optional<jwt::Value>;

/// A whole number, also where it is written `1.0`. Nothing for anything else.
std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    text = base::trimmed(text);
    if (const std::size_t dot = text.find('.'); dot != std::string_view::npos && dot + 1 < text.size()) {
        if (text.find_first_not_of('0', dot + 1) != std::string_view::npos) return std::nullopt;
        text = text.substr(0, dot);
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

/// `0, 1 or 2`
std::string listed(std::span<const Option> options)
{
    std::string text;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (i > 0) text += i + 1 == options.size() ? " or " : ", ";
        text += std::to_string(options[i].value);
    }
    return text;
}

std::string listed(std::span<const Code> codes)
{
    std::string text;
    for (const Code& code : codes) text += (text.empty() ? "" : ", ") + std::string(code.code);
    return text;
}

/// Reads the text of one field as its kind says; notes what is wrong with it.
class Reader
{
public:
    Reader(const Field& field, std::string_view text, std::vector<Problem>& problems)
        : field_(field), text_(text), problems_(problems)
    {}

    Filled operator()(const Text& kind)
    {
        const auto length = base::utf16Length(text_);
        if (!length) return refuse(Fault::Charset, {"bytes that are not UTF-8"});
        if (kind.most > 0 && *length > kind.most) return tooLong(*length, kind.most);
        return std::string(text_);
    }

    Filled operator()(const Digits& kind)
    {
        std::string digits = withoutSeparators(text_);
        const std::size_t odd = digits.find_first_not_of("0123456789");
        if (odd != std::string::npos) return refuse(Fault::Charset, {"something other than digits"});
        if (digits.empty() && !text_.empty()) return refuse(Fault::NotANumber, {});
        if (digits.size() > kind.most) return tooLong(digits.size(), kind.most);
        return digits;
    }

    Filled operator()(const Choice& kind)
    {
        const auto number = wholeNumber(text_);
        if (!number) return refuse(Fault::NotANumber, {});
        const auto same = [&](const Option& option) { return option.value == *number; };
        if (std::none_of(kind.options.begin(), kind.options.end(), same))
            return refuse(Fault::NotAllowed, {std::to_string(*number), listed(kind.options)});
        return *number;
    }

    Filled operator()(const CodeList& kind)
    {
        std::string list;
        std::string unknown;
        for (std::size_t start = 0; start <= text_.size();) {
            const std::size_t comma = std::min(text_.find(',', start), text_.size());
            const std::string_view item = base::trimmed(text_.substr(start, comma - start));
            start = comma + 1;
            if (item.empty()) continue;
            const auto same = [&](const Code& code) { return code.code == item; };
            std::string& to = std::any_of(kind.codes.begin(), kind.codes.end(), same) ? list : unknown;
            if (!to.empty()) to += ',';
            to += item;
        }
        if (!unknown.empty() || list.empty()) return refuse(Fault::NotAllowed, {unknown, listed(kind.codes)});
        return list;
    }

    Filled operator()(const Lifetime& kind)
    {
        const auto seconds = base::parseDuration(text_);
        if (!seconds) return refuse(Fault::NotANumber, {"duration"});
        if (seconds->count() < kind.least || seconds->count() > kind.most)
            return refuse(Fault::OutOfRange, {std::to_string(kind.least), std::to_string(kind.most), "seconds"});
        return seconds->count();
    }

private:
    Filled refuse(Fault fault, std::vector<std::string> args)
    {
        problems_.push_back({std::string(field_.key), fault, std::move(args)});
        return std::nullopt;
    }
    Filled tooLong(std::size_t length, std::size_t most)
    {
        return refuse(Fault::TooLong, {std::to_string(length), std::to_string(most)});
    }

    const Field& field_;
    std::string_view text_;
    std::vector<Problem>& problems_;
};

/// The values of a table's fields, in the fields' order; nothing where none was given or it was refused.
class Values
{
public:
    Values(const Table& table, const Inputs& inputs, std::vector<Problem>& problems) : table_(table)
    {
        for (const Together& pair : table.together) {
            const bool one = inputs.find(pair.one) != nullptr;
            if (one == (inputs.find(pair.other) != nullptr)) continue;
            const std::string given(one ? pair.one : pair.other);
            problems.push_back({std::string(one ? pair.other : pair.one), Fault::Together, {given}});
        }
        values_.reserve(table.fields.size());
        for (const Field& field : table.fields) {
            const std::string* const text = inputs.find(field.key);
            if (text == nullptr && field.need == Need::Required)
                problems.push_back({std::string(field.key), Fault::Missing, {}});
            values_.push_back(text == nullptr ? Filled() : std::visit(Reader(field, *text, problems), field.kind));
        }
    }

    const Filled& at(std::string_view key) const
    {
        static const Filled none;
        const Field* const field = table_.field(key);
        return field == nullptr ? none : values_[static_cast<std::size_t>(field - table_.fields.data())];
    }

private:
    const Table& table_;
    std::vector<Filled> values_;
};

/// Finds a slot's value where the slot says that it comes from.
struct Source
{
    const Draft& draft;
    const Values& values;
    std::string_view key;

    Filled operator()(const FromField& from) const
    {
        const Filled& value = values.at(from.key);
        return value || from.formerly.empty() ? value : values.at(from.formerly);
    }
    Filled operator()(FromKey) const { return key.empty() ? Filled() : std::string(key); }
    Filled operator()(FromIssuedAt) const { return base::epochSeconds(draft.issuedAt); }
    Filled operator()(FromExpiry) const { return base::epochSeconds(draft.expiresAt); }
    Filled operator()(Constant constant) const { return constant.value; }
};

/// The lifetime that was asked for, or the default.
std::chrono::seconds lifetime(const Table& table, const Values& values)
{
    const Field* const field = table.lifetimeField();
    const Filled seconds = field == nullptr ? Filled() : values.at(field->key);
    if (seconds) return std::chrono::seconds{std::get<std::int64_t>(*seconds)};
    return std::chrono::seconds{defaultLifetime};
}

} // namespace

Inputs::Inputs(std::initializer_list<std::pair<std::string_view, std::string_view>> values)
{
    for (const auto& [key, text] : values) set(key, text);
}

void Inputs::set(std::string_view key, std::string_view text)
{
    const auto found =
        std::find_if(values_.begin(), values_.end(), [&](const auto& value) { return value.first == key; });
    if (found == values_.end())
        values_.emplace_back(key, text);
    else
        found->second = text;
}

const std::string* Inputs::find(std::string_view key) const
{
    const auto found =
        std::find_if(values_.begin(), values_.end(), [&](const auto& value) { return value.first == key; });
    return found == values_.end() ? nullptr : &found->second;
}

Draft draft(const Table& table, const Inputs& inputs, std::string_view key, const Timing& timing)
{
    Draft draft;
    const Values values(table, inputs, draft.problems);
    if (key.empty()) draft.problems.push_back({"key", Fault::Missing, {}});
    if (!base::utf16Length(key)) draft.problems.push_back({"key", Fault::Charset, {"bytes that are not UTF-8"}});
    draft.issuedAt = timing.now - timing.backdating;
    const std::chrono::seconds life = lifetime(table, values);
    draft.expiresAt = draft.issuedAt + life;
    if (draft.expiresAt <= timing.now) // it would be dead when it is made
        draft.problems.push_back({"backdate", Fault::OutOfRange, {"0", std::to_string(life.count() - 1), "seconds"}});
    draft.claims.reserve(table.slots.size());
    for (const Slot& slot : table.slots)
        if (Filled value = std::visit(Source{draft, values, key}, slot.origin))
            draft.claims.push_back({std::string(slot.claim), *std::move(value)});
    return draft;
}

} // namespace zoom
