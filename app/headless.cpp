#include "base/hardening.h"
#include "commands/commands.h"
#include "commands/help.h"
#include "commands/output.h"
#include "commands/verb.h"

#include <CLI/CLI.hpp>

#include <cerrno>
#include <csignal>
#include <exception>
#include <memory>
#include <system_error>

namespace {

using commands::ExitCode;

/// The arguments, last first, as the library wants them. It would take the argument after `--option=` for that
/// option's value; written as two arguments, the empty value stays empty.
std::vector<std::string> reversedArguments(int argc, char** argv)
{
    std::vector<std::string> arguments;
    for (int i = argc - 1; i > 0; --i) {
        std::string argument = argv[i];
        if (argument.starts_with("--") && argument.find('=') == argument.size() - 1) {
            arguments.emplace_back();
            argument.pop_back();
        }
        arguments.push_back(std::move(argument));
    }
    return arguments;
}

/// The verb that was reached, with its words: `callsign-cli sign video`.
const CLI::App& reached(const CLI::App& app, std::string& words)
{
    words += app.get_name();
    const std::vector<CLI::App*> met = app.get_subcommands();
    if (met.empty()) return app;
    words += ' ';
    return reached(*met.front(), words);
}

/// The first option that nobody knows, without a value that may be glued to it; empty when there is none.
std::string unknownOption(const CLI::App& app)
{
    for (const std::string& argument : app.remaining(true)) {
        if (argument.starts_with("--") && argument.size() > 2) return argument.substr(0, argument.find('='));
        if (argument.starts_with('-') && argument != "--") return argument.substr(0, 2);
    }
    return {};
}

/// One sentence for a command line that cannot be read. It repeats names of options alone: anything else that was
/// typed may be a secret in the wrong place.
std::string usageSentence(const CLI::App& app, const CLI::ParseError& error)
{
    std::string words;
    const CLI::App& verb = reached(app, words);
    const std::string help = ": see " + words + " --help";

    const std::string unknown = unknownOption(app);
    if (unknown == "--secret")
        return "A secret is never an option's value, as others can read it there: use --secret-file or --secret-stdin";
    if (unknown == "--demo") return "--demo stands before the verb: callsign-cli --demo sign …";
    if (!unknown.empty()) return words + " has no option " + commands::printable(unknown) + help;

    std::string verbs;
    for (const CLI::App* const next : verb.get_subcommands([](const CLI::App*) { return true; }))
        verbs += (verbs.empty() ? "" : ", ") + next->get_name();
    if (!verbs.empty()) return words + " is followed by one of " + verbs + help;
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return words + " was given too many arguments" + help;
    const std::string what = error.what(); // `--role: 1 required NUMBER missing`
    if (what.starts_with("--")) return what.substr(0, what.find(':')) + " needs a value" + help;
    return "A switch was given a value" + help;
}

ExitCode run(int argc, char** argv)
{
    commands::Global global;
    commands::Work work;
    CLI::App app("Mints, explains and checks Zoom SDK tokens.", "callsign-cli");
    app.formatter(std::make_shared<commands::HelpFormatter>());
    app.allow_windows_style_options(false);
    app.require_subcommand(1);
    app.set_version_flag("--version", std::string("callsign-cli " CALLSIGN_VERSION "\n"), "Print the version and exit");
    commands::Verb verb(app);
    verb.flag("--demo", global.demo, "Where no key and secret are found, take made-up ones");
    commands::addSign(verb, global, work);
    commands::addInspect(verb, global, work);
    commands::addDiff(verb, global, work);
    commands::addExplain(verb, global, work);
    commands::addMint(verb, global, work);
    commands::addFields(verb, work);
    commands::addProfiles(verb, work);
    commands::addLogin(verb, work);
    commands::addToken(verb, work);
    commands::addStatus(verb, work);
    commands::addLogout(verb, work);
    commands::addApi(verb, work);
    commands::addZak(verb, work);
    commands::addObf(verb, work);
    commands::addServe(verb, global, work);
    try {
        app.parse(reversedArguments(argc, argv));
    } catch (const CLI::CallForHelp&) {
        commands::print(app.help());
        return ExitCode::Done;
    } catch (const CLI::CallForVersion& version) {
        commands::print(version.what());
        return ExitCode::Done;
    } catch (const CLI::ParseError& error) {
        commands::note(usageSentence(app, error));
        return ExitCode::WrongInput;
    }
    return work();
}

/// `code`, unless the result did not get through.
ExitCode flushed(ExitCode code)
{
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    commands::note("The result could not be written: " + std::generic_category().message(errno));
    return ExitCode::Failed;
}

} // namespace

int main(int argc, char** argv)
{
    base::denyInspection();
#ifdef SIGPIPE
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN)); // a reader that left is noticed when the output is flushed
#endif
    try {
        return static_cast<int>(flushed(run(argc, argv)));
    } catch (const std::exception& error) {
        commands::note(std::string("callsign-cli stopped: ") + commands::printable(error.what()));
    } catch (...) {
        commands::note("callsign-cli stopped for an unknown reason");
    }
    return static_cast<int>(ExitCode::Failed);
}
