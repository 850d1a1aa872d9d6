#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace commands {

/// Adds an option that takes one value, as text: of a repeated option the last counts, commas and brackets are
/// characters like any other. `names` are separated by commas, `shape` is what help calls the value. `target` must
/// outlive the parsing.
CLI::Option* addText(CLI::App& app, const std::string& names, std::string& target, const std::string& shape,
                     const std::string& help);

/// Adds a switch. `target` must outlive the parsing.
CLI::Option* addSwitch(CLI::App& app, const std::string& name, bool& target, const std::string& help);

/// The library's help, with descriptions that fit the page.
class HelpFormatter : public CLI::Formatter
{
public:
    HelpFormatter();

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
    std::string make_option_desc(const CLI::Option* option) const override;
    std::string make_description(const CLI::App* app) const override;
    std::string make_footer(const CLI::App* app) const override;
};

} // namespace commands
