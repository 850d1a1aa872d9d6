#include "endpoint/answer.h"

#include "base/utf8.h"
#include "endpoint/number.h"
#include "endpoint/places.h"
#include "endpoint/wtf8.h"
#include "zoom/describe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace endpoint {
namespace {

using base::Problem;

constexpr double exact = 9'007'199'254'740'991; // 2^53 - 1: whole numbers up to it are doubles

/// A JSON value as people read it, short enough for a sentence.
std::string shown(const Json& value)
{
    constexpr std::size_t most = 40;
    std::string text;
    appendJson(text, value);
    if (text.size() <= most) return text;
    std::size_t end = most;
    while ((static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80) --end; // not within a character
    return text.substr(0, end) + "…";
}

Fault fault(const zoom::Field& field, base::Fault kind, std::vector<std::string> args)
{
    return {std::string(field.key), zoom::describe(Problem{std::string(field.key), kind, std::move(args)})};
}

/// How many UTF-16 code units a WTF-8 text has: what JavaScript's `length` says.
std::size_t lengthOf(std::string_view text)
{
    std::size_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0U) != 0x80) units += byte >= 0xf0 ? 2 : 1;
    }
    return units;
}

/// The number that the samples see: texts are read with `parseInt`.
std::optional<double> numberIn(const Json& value)
{
    if (const auto* const number = std::get_if<double>(&value.value)) return *number;
    if (const auto* const text = std::get_if<std::string>(&value.value)) return parseInt(*text);
    return std::nullopt;
}

jwt::Value claimValue(double number)
{
    if (std::abs(number) <= exact && number == std::trunc(number)) return static_cast<std::int64_t>(number);
    return jwt::Number{numberText(number)};
}

struct ClaimValue
{
    const Json& json;

    jwt::Value operator()(std::nullptr_t) const { return nullptr; }
    jwt::Value operator()(bool value) const { return value; }
    jwt::Value operator()(double value) const { return claimValue(value); }
    jwt::Value operator()(const std::string& value) const
    {
        return surrogateAt(value) != std::string::npos ? asJson() : jwt::Value(value);
    }
    jwt::Value operator()(const JsonList&) const { return asJson(); }
    jwt::Value operator()(const JsonObject&) const { return asJson(); }

    jwt::Value asJson() const
    {
        jwt::Structure structure;
        appendJson(structure.json, json);
        return structure;
    }
};

jwt::Value claimValue(const Json& json) { return std::visit(ClaimValue{json}, json.value); }

/// A text without what JavaScript takes for blanks.
std::string withoutBlanks(std::string_view text)
{
    std::string kept;
    while (!text.empty()) {
        const std::size_t blank = blankLength(text);
        if (blank == 0) kept += text.front();
        text.remove_prefix(std::max<std::size_t>(blank, 1));
    }
    return kept;
}

/// The codes of a list, which is one text with commas or a list of texts. Nothing for any other value.
std::optional<std::vector<std::string>> codesIn(const Json& value)
{
    std::vector<std::string> codes;
    const auto add = [&codes](std::string_view text) {
        if (std::string code = withoutBlanks(text); !code.empty()) codes.push_back(std::move(code));
    };
    if (const auto* const text = std::get_if<std::string>(&value.value)) {
        for (std::size_t start = 0; start <= text->size();) {
            const std::size_t comma = std::min(text->find(',', start), text->size());
            add(std::string_view(*text).substr(start, comma - start));
            start = comma + 1;
        }
        return codes;
    }
    const auto* const items = std::get_if<JsonList>(&value.value);
    if (items == nullptr) return std::nullopt;
    for (const Json& item : *items) {
        const auto* const code = std::get_if<std::string>(&item.value);
        if (code == nullptr) return std::nullopt;
        add(*code);
    }
    return codes;
}

/// Reads the value of one field as its kind says; what is wrong with it goes to `faults`.
struct Judge
{
    const zoom::Field& field;
    const Json& value;
    std::vector<Fault>& faults;

    using Judged = std::optional<jwt::Value>;

    Judged operator()(const zoom::Text& kind) const
    {
        if (kind.most == 0) return claimValue(value);
        const auto* const text = std::get_if<std::string>(&value.value);
        if (text == nullptr) return refuse({std::string(field.key), "is no text: put it into quotation marks"});
        if (const std::size_t length = lengthOf(*text); length > kind.most)
            return refuse(fault(field, base::Fault::TooLong, {std::to_string(length), std::to_string(kind.most)}));
        return claimValue(value);
    }
    Judged operator()(const zoom::Digits&) const { return claimValue(value); }
    Judged operator()(const zoom::Choice& kind) const
    {
        const auto number = numberIn(value);
        const auto isIt = [&](const zoom::Option& option) { return number == static_cast<double>(option.value); };
        if (std::any_of(kind.options.begin(), kind.options.end(), isIt)) return claimValue(*number);
        return refuse(fault(field, base::Fault::NotAllowed, {shown(value), zoom::valuesText(field)}));
    }
    Judged operator()(const zoom::CodeList& kind) const
    {
        const auto codes = codesIn(value);
        if (!codes) return refuse({std::string(field.key), "is neither a text nor a list of texts: send one of them"});
        std::string joined;
        std::string unknown;
        for (const std::string& code : *codes) {
            const auto isIt = [&](const zoom::Code& known) { return known.code == code; };
            if (!joined.empty()) joined += ',';
            joined += code;
            if (unknown.empty() && std::none_of(kind.codes.begin(), kind.codes.end(), isIt)) unknown = code;
        }
        if (!joined.empty() && unknown.empty()) return joined;
        return refuse(
            fault(field, base::Fault::NotAllowed, {unknown.empty() ? "" : shown({unknown}), zoom::valuesText(field)}));
    }
    Judged operator()(const zoom::Lifetime& kind) const
    {
        const auto seconds = numberIn(value);
        if (seconds && *seconds >= static_cast<double>(kind.least) && *seconds <= static_cast<double>(kind.most))
            return claimValue(*seconds);
        return refuse(
            fault(field, base::Fault::OutOfRange, {std::to_string(kind.least), std::to_string(kind.most), "seconds"}));
    }

private:
    Judged refuse(Fault fault) const
    {
        faults.push_back(std::move(fault));
        return std::nullopt;
    }
};

/// The judged values of a table's fields, by their place in it.
class Values
{
public:
    Values(const zoom::Table& table, const JsonObject& members, std::vector<Fault>& faults)
    {
        values_.resize(table.fields.size());
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const zoom::Field& field = table.fields[i];
            if (const Json* const value = find(members, field.key))
                values_[i] = std::visit(Judge{field, *value, faults}, field.kind);
            else if (field.need == zoom::Need::Required)
                faults.push_back(fault(field, base::Fault::Missing, {}));
        }
    }

    /// The value of the field at that place, or null. It may be moved from.
    jwt::Value* at(std::size_t place)
    {
        if (place == Places::none) return nullptr;
        auto& value = values_[place];
        return value ? &*value : nullptr;
    }

private:
    std::vector<std::optional<jwt::Value>> values_;
};

/// When the token ends: whole seconds as a rule, but a lifetime may have a fraction.
jwt::Value expiry(const jwt::Value* life, std::int64_t issuedAt)
{
    if (life == nullptr) return issuedAt + zoom::defaultLifetime;
    if (const auto* const whole = std::get_if<std::int64_t>(life)) return issuedAt + *whole;
    return claimValue(static_cast<double>(issuedAt) + toDouble(std::get<jwt::Number>(*life).text));
}

/// The value of one claim, from where its row says that it comes.
struct Source
{
    Values& values;
    Places::Slot place;
    std::string_view key;
    std::int64_t issuedAt;
    const jwt::Value& expiresAt;

    std::optional<jwt::Value> operator()(const zoom::FromField&) const
    {
        jwt::Value* value = values.at(place.field);
        if (value == nullptr) value = values.at(place.formerly);
        return value == nullptr ? std::nullopt : std::optional(std::move(*value));
    }
    std::optional<jwt::Value> operator()(const zoom::FromKey&) const { return std::string(key); }
    std::optional<jwt::Value> operator()(const zoom::FromIssuedAt&) const { return issuedAt; }
    std::optional<jwt::Value> operator()(const zoom::FromExpiry&) const { return expiresAt; }
    std::optional<jwt::Value> operator()(const zoom::Constant& constant) const { return constant.value; }
};

} // namespace

Answer answer(const zoom::Table& table, const JsonObject& members, std::string_view key, const zoom::Timing& timing)
{
    Answer answer;
    for (const zoom::Together& pair : table.together) {
        const bool one = find(members, pair.one) != nullptr;
        if (one == (find(members, pair.other) != nullptr)) continue;
        const std::string_view absent = one ? pair.other : pair.one;
        const std::string_view present = one ? pair.one : pair.other;
        const Problem problem{std::string(absent), base::Fault::Together, {std::string(present)}};
        answer.faults.push_back({"$schema", problem.field + ' ' + zoom::describe(problem)});
    }
    Values values(table, members, answer.faults);
    if (!answer.faults.empty()) return answer;

    const std::int64_t issuedAt = base::epochSeconds(timing.now - timing.backdating);
    const Places& places = placesOf(table);
    const jwt::Value expiresAt = expiry(values.at(places.lifetime), issuedAt);
    answer.claims.reserve(table.slots.size());
    for (std::size_t i = 0; i < table.slots.size(); ++i) {
        const zoom::Slot& slot = table.slots[i];
        if (auto value = std::visit(Source{values, places.slots[i], key, issuedAt, expiresAt}, slot.origin))
            answer.claims.push_back({std::string(slot.claim), *std::move(value)});
    }
    return answer;
}

} // namespace endpoint
