#pragma once

#include "zoom/findingid.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace zoom {

/// One number that a choice may take, and what it means.
struct Option
{
    std::int64_t value;
    std::string_view label;
};

/// Free text. `most` counts UTF-16 code units, inclusive; 0 is no limit. `charset`, where Zoom documents one, is
/// advice: a character outside it is a finding, not a refusal, as Zoom's samples sign it too.
struct Text
{
    std::size_t most = 0;
    std::string_view charset = {}; ///< the characters beside ASCII letters, digits and the space
};
/// A meeting number: digits, at most `most` of them. Blanks and dashes of the printed form are dropped.
struct Digits
{
    std::size_t most;
};
/// A whole number that is one of a few.
struct Choice
{
    std::span<const Option> options;
};
/// One code that a list may hold, and what it stands for.
struct Code
{
    std::string_view code;
    std::string_view name;
};
/// Codes separated by commas. Blanks around them and empty items are dropped.
struct CodeList
{
    std::span<const Code> codes;
};
/// How long the token lives, in seconds; typed as a number or with a unit (`2h`).
struct Lifetime
{
    std::int64_t least;
    std::int64_t most;
};

/// The kinds of value that a field can hold: a closed set, so that each reader handles all of them or fails to compile.
using Kind = std::variant<Text, Digits, Choice, CodeList, Lifetime>;

enum class Need {
    Required,
    Optional,
    Legacy, ///< still read by Zoom; a newer one takes its place
};

/// Where the form shows a field: at once, or below "Advanced".
enum class Level { Basic, Advanced };

/// One value that a person can give.
struct Field
{
    std::string_view key;   ///< as in the JSON body that Zoom's samples take: `sessionName`
    std::string_view label; ///< `Session name`
    Kind kind;
    Need need;
    Level level;
    std::string_view hint; ///< one sentence: what it does, what to mind
};

/// A claim's value comes from a field, or from `formerly` when only that older field is given.
struct FromField
{
    std::string_view key;
    std::string_view formerly = {};
};
/// The credential's key.
struct FromKey
{};
struct FromIssuedAt
{};
struct FromExpiry
{};
/// Always the same number.
struct Constant
{
    std::int64_t value;
};
using Origin = std::variant<FromField, FromKey, FromIssuedAt, FromExpiry, Constant>;

/// One claim of the payload. The rows' order is the payload's order.
struct Slot
{
    std::string_view claim; ///< `tpc`
    Origin origin;
    FindingId broken = FindingId::ClaimValue;   ///< what a value that is not allowed is called
    std::string_view meaning = {};              ///< for the inspector; empty: the field's label says it
    Need need = Need::Required;                 ///< for claims that come from a field, the field's own need counts
    FindingId absent = FindingId::ClaimMissing; ///< what it is called that a required claim is not there
};

/// Fields that are given together or not at all.
struct Together
{
    std::string_view one;
    std::string_view other;
};

/// Everything that Callsign knows about one kind of token: the form, the validator, the command line, the inspector
/// and the documentation are all read from here.
struct Table
{
    std::string_view kind;        ///< `video`, as commands name it
    std::string_view title;       ///< `Video SDK`
    std::string_view environment; ///< `ZOOM_VIDEO_SDK`: its variables end in `_KEY` and `_SECRET`
    std::string_view keyLabel;    ///< what Zoom's Marketplace calls the key
    std::string_view source;      ///< Zoom's page that documents the claims
    std::span<const Field> fields;
    std::span<const Slot> slots;
    std::span<const Together> together;

    /// The field with that key, or null.
    constexpr const Field* field(std::string_view key) const
    {
        for (const Field& candidate : fields)
            if (candidate.key == key) return &candidate;
        return nullptr;
    }
    /// The claim's row, or null.
    constexpr const Slot* slot(std::string_view claim) const
    {
        for (const Slot& candidate : slots)
            if (candidate.claim == claim) return &candidate;
        return nullptr;
    }
    /// The field that fills `slot`, or null when its value comes from elsewhere.
    constexpr const Field* fieldOf(const Slot& slot) const
    {
        const auto* const from = std::get_if<FromField>(&slot.origin);
        return from == nullptr ? nullptr : field(from->key);
    }
    /// The claim that a field fills, or null.
    constexpr const Slot* slotOf(std::string_view fieldKey) const
    {
        for (const Slot& candidate : slots)
            if (const Field* const from = fieldOf(candidate); from != nullptr && from->key == fieldKey)
                return &candidate;
        return nullptr;
    }
    /// The field that says how long the token lives, or null.
    constexpr const Field* lifetimeField() const
    {
        for (const Field& candidate : fields)
            if (std::holds_alternative<Lifetime>(candidate.kind)) return &candidate;
        return nullptr;
    }
    /// Whether a token of this kind must carry the claim.
    constexpr Need needOf(const Slot& slot) const
    {
        const Field* const from = fieldOf(slot);
        return from == nullptr ? slot.need : from->need;
    }
};

/// Not constexpr on purpose: the compiler names `complaint` when a table is at fault.
void tableIsAtFault(const char* complaint);

/// Refuses, while compiling, a table whose rows do not fit together: a misspelt or repeated key, a field that feeds
/// nothing, a claim without a meaning. Returns the table.
consteval Table checked(Table table)
{
    const auto feeds = [&](const Field& field) {
        if (std::holds_alternative<Lifetime>(field.kind)) return true;
        for (const Slot& slot : table.slots) {
            const auto* const from = std::get_if<FromField>(&slot.origin);
            if (from != nullptr && (from->key == field.key || from->formerly == field.key)) return true;
        }
        return false;
    };
    for (const Field& field : table.fields) {
        if (table.field(field.key) != &field) tableIsAtFault("two fields have the same key");
        if (field.label.empty() || field.hint.empty()) tableIsAtFault("a field has no label or no hint");
        if (!feeds(field)) tableIsAtFault("a field feeds no claim");
    }
    for (const Slot& slot : table.slots) {
        if (table.slot(slot.claim) != &slot) tableIsAtFault("two slots have the same claim");
        const auto* const from = std::get_if<FromField>(&slot.origin);
        if (from == nullptr && slot.meaning.empty()) tableIsAtFault("a claim has no meaning");
        if (from == nullptr) continue;
        if (table.field(from->key) == nullptr) tableIsAtFault("a slot names a field that is not there");
        if (!from->formerly.empty() && table.field(from->formerly) == nullptr)
            tableIsAtFault("a slot names an older field that is not there");
    }
    for (const Together& pair : table.together)
        if (table.field(pair.one) == nullptr || table.field(pair.other) == nullptr)
            tableIsAtFault("a together rule names a field that is not there");
    return table;
}

} // namespace zoom
