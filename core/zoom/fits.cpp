#include "zoom/fits.h"

#include "base/utf8.h"

#include <algorithm>

namespace zoom {
namespace {

using jwt::Value;

constexpr std::string_view wantsText = "text";
constexpr std::string_view wantsNumber = "a whole number";
constexpr std::string_view wantsEither = "text or a whole number";

/// Whether a value of the right type is one that the field takes.
struct Allows
{
    const Value& value;

    bool operator()(const Text& kind) const
    {
        const auto& characters = std::get<std::string>(value);
        return kind.most == 0 || base::utf16Length(characters).value_or(characters.size()) <= kind.most;
    }
    bool operator()(const Digits& kind) const
    {
        const std::string digits = jwt::plainText(value);
        const bool plain = digits.find_first_not_of("0123456789") == std::string::npos;
        return plain && !digits.empty() && digits.size() <= kind.most;
    }
    bool operator()(const Choice& kind) const
    {
        const std::int64_t number = std::get<std::int64_t>(value);
        return std::any_of(kind.options.begin(), kind.options.end(),
                           [number](const Option& option) { return option.value == number; });
    }
    bool operator()(const CodeList& kind) const
    {
        const std::string_view list = std::get<std::string>(value);
        for (std::size_t start = 0; start <= list.size();) {
            const std::size_t comma = std::min(list.find(',', start), list.size());
            const std::string_view item = list.substr(start, comma - start);
            start = comma + 1;
            if (std::none_of(kind.codes.begin(), kind.codes.end(), [&](const Code& code) { return code.code == item; }))
                return false;
        }
        return true;
    }
    bool operator()(const Lifetime&) const { return true; } // fills no claim by itself: see checkLifetime
};

/// Whether Zoom documents `c` for a text with that charset.
bool isPlain(char c, std::string_view charset)
{
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == ' ' || charset.find(c) != std::string_view::npos;
}

} // namespace

std::string_view wantedType(const Slot& slot, const Field* field)
{
    if (field == nullptr) return std::holds_alternative<FromKey>(slot.origin) ? wantsText : wantsNumber;
    if (std::holds_alternative<Digits>(field->kind)) return wantsEither;
    return std::holds_alternative<Choice>(field->kind) ? wantsNumber : wantsText;
}

bool hasType(std::string_view wanted, const Value& value)
{
    if (std::holds_alternative<std::string>(value)) return wanted != wantsNumber;
    return std::holds_alternative<std::int64_t>(value) && wanted != wantsText;
}

bool allows(const Field& field, const Value& value) { return std::visit(Allows{value}, field.kind); }

std::string measured(const Field& field, const Value& value)
{
    const std::string text = jwt::plainText(value);
    if (text.empty()) return std::string(nothingGiven);
    if (!std::holds_alternative<Text>(field.kind)) return text;
    return std::to_string(base::utf16Length(text).value_or(text.size())) + " characters long";
}

std::string withoutSeparators(std::string_view number)
{
    constexpr std::string_view noBreakSpace = "\u00a0";
    std::string digits;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (number.substr(i).starts_with(noBreakSpace)) {
            ++i;
        } else if (number[i] != '-' && !base::trimmed(number.substr(i, 1)).empty()) {
            digits += number[i];
        }
    }
    return digits;
}

std::string oddCharacter(const Field& field, const Value& value)
{
    const auto* const kind = std::get_if<Text>(&field.kind);
    if (kind == nullptr || kind->charset.empty()) return {};
    const auto& text = std::get<std::string>(value);
    const auto odd = std::find_if(text.begin(), text.end(), [&](char c) { return !isPlain(c, kind->charset); });
    if (odd == text.end()) return {};
    const auto isLead = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    return {odd, std::find_if(odd + 1, text.end(), isLead)};
}

} // namespace zoom
