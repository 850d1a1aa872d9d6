#include "commands/fieldoptions.h"

#include "zoom/describe.h"

namespace commands {
namespace {

/// What help calls the value of a field.
struct Shape
{
    std::string operator()(const zoom::Text&) const { return "TEXT"; }
    std::string operator()(const zoom::Digits&) const { return "DIGITS"; }
    std::string operator()(const zoom::Choice&) const { return "NUMBER"; }
    std::string operator()(const zoom::CodeList&) const { return "CODES"; }
    std::string operator()(const zoom::Lifetime&) const { return "DURATION"; }
};

std::string helpOf(const zoom::Field& field)
{
    std::string help(field.label);
    if (field.need == zoom::Need::Required) help += " (required)";
    if (field.need == zoom::Need::Legacy) help += " (legacy)";
    return help + ": " + zoom::valuesText(field) + ". " + std::string(field.hint);
}

/// An option that is given an empty value counts as not given, so that scripts can pass on what they do not know.
void addField(Verb app, const zoom::Field& field, zoom::Inputs& inputs)
{
    const auto keep = [&inputs, &field](const std::string& value) {
        if (!value.empty()) inputs.set(field.key, value);
    };
    app.heading(field.level == zoom::Level::Basic ? "Fields" : "More fields");
    app.value(zoom::optionNames(field), keep, std::visit(Shape{}, field.kind), helpOf(field));
}

} // namespace

void addFieldOptions(Verb app, const zoom::Table& table, zoom::Inputs& inputs)
{
    for (const zoom::Field& field : table.fields) addField(app, field, inputs);
}

} // namespace commands
