#include "commands/help.h"

#include "commands/output.h"

namespace commands {
namespace {

constexpr std::size_t nameWidth = 28;

} // namespace

HelpFormatter::HelpFormatter()
{
    column_width(nameWidth);
    label("SUBCOMMAND", "COMMAND");
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const
{
    return CLI::detail::find_and_replace(Formatter::make_help(app, std::move(name), mode), "\n\n\n", "\n\n");
}

std::string HelpFormatter::make_option_desc(const CLI::Option* option) const
{
    return wrapped(option->get_description(), pageWidth - nameWidth);
}

std::string HelpFormatter::make_description(const CLI::App* app) const
{
    return wrapped(app->get_description(), pageWidth) + "\n\n";
}

std::string HelpFormatter::make_footer(const CLI::App* app) const
{
    const std::string footer = app->get_footer();
    return footer.empty() ? footer : wrapped(footer, pageWidth) + '\n';
}

} // namespace commands
