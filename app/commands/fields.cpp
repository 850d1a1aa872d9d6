#include "commands/commands.h"
#include "commands/output.h"
#include "commands/problems.h"
#include "zoom/describe.h"
#include "zoom/tables.h"

#include <algorithm>
#include <memory>
#include <ranges>

namespace commands {
namespace {

struct FieldsOptions
{
    std::string kind; ///< empty: all
    bool markdown = false;
    bool json = false;
};

/// `video, meeting, api`
std::string kindsText()
{
    std::string text;
    for (const zoom::Table& table : zoom::tables()) text += (text.empty() ? "" : ", ") + std::string(table.kind);
    return text;
}

/// The same heading and table stand in the README.
std::string asMarkdown(std::span<const zoom::Table> tables)
{
    std::string text;
    for (const zoom::Table& table : tables) {
        if (!text.empty()) text += '\n';
        text += "### " + std::string(table.title) + "\n\n" + zoom::markdown(table);
    }
    return text;
}

std::string asText(std::span<const zoom::Table> tables)
{
    constexpr std::size_t needWidth = 10;
    std::size_t optionWidth = 0;
    for (const zoom::Table& table : tables)
        for (const zoom::Field& field : table.fields)
            optionWidth = std::max(optionWidth, zoom::optionNames(field).size() + 2);

    const std::size_t indent = 2 + optionWidth + needWidth;
    std::string text;
    for (const zoom::Table& table : tables) {
        if (!text.empty()) text += '\n';
        text += std::string(table.title) + " (" + std::string(table.kind) + ")\n";
        for (const zoom::Field& field : table.fields)
            text += "  " + padded(zoom::optionNames(field), optionWidth) +
                    padded(std::string(zoom::name(field.need)), needWidth) +
                    wrapped(zoom::valuesText(field), pageWidth - indent, indent) + '\n';
    }
    return text;
}

/// The names of the field's options, one by one.
jwt::Structure optionsOf(const zoom::Field& field)
{
    std::vector<jwt::Value> names;
    const std::string together = zoom::optionNames(field);
    for (const auto name : std::views::split(together, ',')) names.emplace_back(std::string(name.begin(), name.end()));
    return list(names);
}

jwt::Structure asJson(const zoom::Table& table)
{
    std::vector<jwt::Value> fields;
    for (const zoom::Field& field : table.fields)
        fields.emplace_back(object({{"field", std::string(field.key)},
                                    {"options", optionsOf(field)},
                                    {"label", std::string(field.label)},
                                    {"need", std::string(zoom::name(field.need))},
                                    {"values", zoom::valuesText(field)},
                                    {"hint", std::string(field.hint)}}));
    const std::string variables(table.environment);
    return object({{"kind", std::string(table.kind)},
                   {"title", std::string(table.title)},
                   {"source", std::string(table.source)},
                   {"keyVariable", variables + "_KEY"},
                   {"secretVariable", variables + "_SECRET"},
                   {"fields", list(fields)}});
}

ExitCode fields(const FieldsOptions& options)
{
    std::span<const zoom::Table> tables = zoom::tables();
    if (!options.kind.empty()) {
        const zoom::Table* const table = zoom::tableFor(options.kind);
        if (table == nullptr)
            return report({{"kind", base::Fault::NotAllowed, "is not known: use one of " + kindsText()}}, options.json);
        tables = {table, 1};
    }
    if (options.json && options.markdown)
        return report({{"markdown", base::Fault::NotAllowed, "cannot be given together with --json: leave one out"}},
                      true);
    if (options.json) {
        std::vector<jwt::Value> kinds;
        for (const zoom::Table& table : tables) kinds.emplace_back(asJson(table));
        printJson({{"kinds", list(kinds)}});
    } else {
        print(options.markdown ? asMarkdown(tables) : asText(tables));
    }
    return ExitCode::Done;
}

} // namespace

void addFields(Verb app, Work& work)
{
    app.add("fields", "List what can be given to sign", [&work](Verb verb) {
        const auto options = std::make_shared<FieldsOptions>();
        verb.text("KIND", options->kind, "", "One of " + kindsText() + "; all of them unless given");
        verb.flag("--markdown", options->markdown, "Print Markdown tables, with claims and hints");
        verb.flag("--json", options->json, "Print JSON");
        work = [options] { return fields(*options); };
    });
}

} // namespace commands
