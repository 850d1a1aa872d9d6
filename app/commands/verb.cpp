#include "commands/verb.h"

#include <CLI/CLI.hpp>

namespace commands {
namespace {

void place(CLI::Option& option, const std::string& heading)
{
    if (!heading.empty()) option.group(heading);
}

} // namespace

Verb::Verb(CLI::App& app) : app_(&app) {}

void Verb::add(const std::string& name, const std::string& help, const Make& make, const std::string& heading)
{
    CLI::App* const app = app_->add_subcommand(name, help);
    app->group(heading);
    app->preparse_callback([app, make](std::size_t) { make(Verb(*app)); });
}

Verb Verb::addFamily(const std::string& name, const std::string& help)
{
    CLI::App* const app = app_->add_subcommand(name, help);
    app->group("Commands");
    app->require_subcommand(1);
    return Verb(*app);
}

void Verb::heading(const std::string& text) { heading_ = text; }

void Verb::text(const std::string& names, std::string& target, const std::string& shape, const std::string& help)
{
    value(
        names, [&target](const std::string& text) { target = text; }, shape, help);
}

void Verb::value(const std::string& names, const std::function<void(const std::string&)>& keep,
                 const std::string& shape, const std::string& help)
{
    const auto keepLast = [keep](const CLI::results_t& values) {
        keep(values.back());
        return true;
    };
    place(*app_->add_option(names, keepLast, help)->take_last()->type_name(shape), heading_);
}

void Verb::texts(const std::string& names, std::vector<std::string>& target, const std::string& shape,
                 const std::string& help)
{
    const auto keepAll = [&target](const CLI::results_t& values) {
        target = values;
        return true;
    };
    CLI::Option* const option = app_->add_option(names, keepAll, help)->type_name(shape);
    if (names.starts_with('-'))
        option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    else
        option->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args();
    place(*option, heading_);
}

void Verb::flag(const std::string& names, bool& target, const std::string& help)
{
    place(*app_->add_flag(names, target, help)->disable_flag_override(), heading_);
}

void Verb::footer(const std::string& text) { app_->footer(text); }

} // namespace commands
