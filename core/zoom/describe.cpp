#include "zoom/describe.h"

#include "base/clock.h"
#include "zoom/findings.h"
#include "zoom/tables.h"

#include <array>

namespace zoom {
namespace {

struct Registered
{
    std::string_view claim;
    std::string_view meaning;
};

// RFC 7519 section 4.1: for tokens that have no table here.
constexpr std::array<Registered, 7> registered{{
    {"iss", "Issuer"},
    {"sub", "Subject"},
    {"aud", "Audience: who is meant to read it"},
    {"exp", "Expires at: not valid from then on"},
    {"nbf", "Not valid before"},
    {"iat", "Issued at"},
    {"jti", "The token's own identifier"},
}};

std::string meaningOf(std::string_view claim, const Table* table)
{
    if (const Slot* const slot = table == nullptr ? nullptr : table->slot(claim)) {
        const Field* const field = table->fieldOf(*slot);
        return std::string(field == nullptr ? slot->meaning : field->label);
    }
    for (const Registered& known : registered)
        if (known.claim == claim) return std::string(known.meaning);
    return {};
}

std::string readingOf(const jwt::Claim& claim, const Table* table)
{
    const auto* const number = std::get_if<std::int64_t>(&claim.value);
    if (number == nullptr) return {};
    if (isTime(claim.name)) return base::utcText(base::fromEpochSeconds(*number));
    const Slot* const slot = table == nullptr ? nullptr : table->slot(claim.name);
    const Field* const field = slot == nullptr ? nullptr : table->fieldOf(*slot);
    const auto* const choice = field == nullptr ? nullptr : std::get_if<Choice>(&field->kind);
    if (choice == nullptr) return {};
    for (const Option& option : choice->options)
        if (option.value == *number) return std::string(option.label);
    return {};
}

/// Words for each kind of value.
struct ValuesText
{
    std::string operator()(const Text& kind) const
    {
        return kind.most == 0 ? "text" : "text, at most " + std::to_string(kind.most) + " characters";
    }
    std::string operator()(const Digits& kind) const { return "at most " + std::to_string(kind.most) + " digits"; }
    std::string operator()(const Choice& kind) const
    {
        std::string text;
        for (const Option& option : kind.options) {
            if (!text.empty()) text += ", ";
            text += std::to_string(option.value) + " " + std::string(option.label);
        }
        return text;
    }
    std::string operator()(const CodeList& kind) const
    {
        std::string text = "any of";
        for (const Code& code : kind.codes) text += " " + std::string(code.code);
        return text;
    }
    std::string operator()(const Lifetime& kind) const
    {
        return base::durationText(std::chrono::seconds{kind.least}) + " to " +
               base::durationText(std::chrono::seconds{kind.most});
    }
};

std::string claimOf(const Table& table, const Field& field)
{
    std::string claims;
    for (const Slot& slot : table.slots) {
        const auto* const from = std::get_if<FromField>(&slot.origin);
        const bool fed = from != nullptr ? from->key == field.key || from->formerly == field.key
                                         : std::holds_alternative<FromExpiry>(slot.origin) &&
                                               std::holds_alternative<Lifetime>(field.kind);
        if (fed) claims += (claims.empty() ? "`" : ", `") + std::string(slot.claim) + "`";
    }
    return claims;
}

} // namespace

std::string_view name(Need need)
{
    constexpr std::array<std::string_view, 3> names{"required", "optional", "legacy"};
    return names[static_cast<std::size_t>(need)];
}

std::string_view name(base::Fault fault)
{
    constexpr std::array<std::string_view, 7> names{"missing",     "not-a-number", "out-of-range", "too-long",
                                                    "not-allowed", "together",     "charset"};
    return names[static_cast<std::size_t>(fault)];
}

std::string describe(const base::Problem& problem)
{
    const auto arg = [&](std::size_t i) { return i < problem.args.size() ? problem.args[i] : std::string(); };
    switch (problem.fault) {
    case base::Fault::Missing: return "is needed: give a value";
    case base::Fault::NotANumber:
        return arg(0) == "duration" ? "is not a duration: write seconds, or a number with s, m, h or d, such as 2h"
                                    : "is not a whole number: write digits alone";
    case base::Fault::OutOfRange:
        return "is out of range: give " + arg(0) + " to " + arg(1) + (arg(2).empty() ? "" : " " + arg(2));
    case base::Fault::TooLong: return "has " + arg(0) + " characters: shorten it to at most " + arg(1);
    case base::Fault::NotAllowed: return (arg(0).empty() ? "names nothing" : "cannot be " + arg(0)) + ": use " + arg(1);
    case base::Fault::Together: return "is needed together with " + arg(0) + ": give both or neither";
    case base::Fault::Charset: return "holds " + arg(0) + ": take that out";
    }
    return {};
}

bool isTime(std::string_view claim)
{
    return claim == "iat" || claim == "exp" || claim == "nbf" || claim == "tokenExp";
}

std::vector<ClaimText> explain(const jwt::Claims& claims, TokenKind kind)
{
    const Table* const table = tableFor(kind);
    std::vector<ClaimText> texts;
    texts.reserve(claims.size());
    for (const jwt::Claim& claim : claims)
        texts.push_back(
            {claim.name, jwt::plainText(claim.value), meaningOf(claim.name, table), readingOf(claim, table)});
    return texts;
}

std::string title(TokenKind kind)
{
    if (const Table* const table = tableFor(kind)) return std::string(table->title) + " token";
    switch (kind) {
    case TokenKind::OAuthAccess: return "Zoom OAuth access token";
    case TokenKind::Zak: return "Zoom access key (ZAK)";
    case TokenKind::Obf: return "On-behalf token (OBF)";
    case TokenKind::LegacySignature: return "Meeting SDK signature from before JWT";
    default: return "Unknown token";
    }
}

std::string valuesText(const Field& field) { return std::visit(ValuesText{}, field.kind); }

std::string optionNames(const Field& field)
{
    std::string option = std::holds_alternative<Lifetime>(field.kind) ? "--lifetime,--" : "--";
    for (const char c : field.key) {
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital) option += '-';
        option += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return option;
}

std::string markdown(const Table& table)
{
    std::string text = "| option | claim | need | value | what it does |\n| --- | --- | --- | --- | --- |\n";
    for (const Field& field : table.fields) {
        text += "| `" + optionNames(field) + "` | " + claimOf(table, field) + " | ";
        text += name(field.need);
        text += " | " + valuesText(field) + " | " + std::string(field.hint) + " |\n";
    }
    return text;
}

} // namespace zoom
