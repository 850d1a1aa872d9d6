#include "base/utf8.h"
#include "commands/appsource.h"
#include "commands/commands.h"
#include "commands/output.h"
#include "commands/profiles.h"

#include <algorithm>
#include <memory>

namespace commands {
namespace {

using base::Result;
using base::Secret;

/// What was given to `zak` or `obf`, as text.
struct JoinTokenOptions
{
    AppOptions app;
    std::string user = "me";
    std::string meetingNumber;
};

using Ask = std::function<Result<Secret>(services::AppSession&)>;

ExitCode printJoinToken(const AppOptions& options, const Ask& ask)
{
    ExitCode code{};
    const std::optional<OpenApp> app = openApp(options, code);
    if (!app) return code;
    const Result<Secret> token = ask(*app->session);
    if (!token) return fail(*app, token.error());
    if (options.json) {
        printJson({{"token", std::string(token->reveal())}});
    } else {
        print(token->reveal());
        print("\n");
    }
    return keptOr(*app, ExitCode::Done);
}

ExitCode zak(const JoinTokenOptions& options)
{
    const std::string_view user = base::trimmed(options.user);
    if (user.empty() || user == "." || user == "..")
        return report({{"user", user.empty() ? base::Fault::Missing : base::Fault::NotAllowed,
                        "is an ID or e-mail address, or me: leave it out for me"}},
                      options.app.json);
    return printJoinToken(options.app, [&](services::AppSession& session) { return session.zak(options.user); });
}

ExitCode obf(const JoinTokenOptions& options)
{
    std::string number = options.meetingNumber;
    std::erase_if(number, [](char c) { return c == ' ' || c == '-'; });
    const bool digits = std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    constexpr std::size_t longest = 12;
    if (number.empty())
        return report({{"meetingNumber", base::Fault::Missing, "is needed: an on-behalf token is for one meeting"}},
                      options.app.json);
    if (!digits || number.size() > longest || number.find_first_not_of('0') == std::string::npos)
        return report({{"meetingNumber", base::Fault::NotAllowed, "is at most 12 digits, and not 0"}},
                      options.app.json);
    return printJoinToken(options.app, [&](services::AppSession& session) { return session.obf(number); });
}

} // namespace

void addZak(Verb app, Work& work)
{
    app.add("zak", "Print a ZAK, for starting or joining as a Zoom user", [&work](Verb verb) {
        const auto options = std::make_shared<JoinTokenOptions>();
        verb.text("--user", options->user, "USER", "Whose: an ID or e-mail address; whoever is signed in if not given");
        addAppOptions(verb, options->app);
        verb.footer("It lives for two hours. Whoever has it can act as that user: do not put it into a URL.");
        work = [options] { return zak(*options); };
    });
}

void addObf(Verb app, Work& work)
{
    app.add("obf", "Print an on-behalf token (OBF) for joining elsewhere", [&work](Verb verb) {
        const auto options = std::make_shared<JoinTokenOptions>();
        verb.text("--meeting-number", options->meetingNumber, "NUMBER", "The meeting that it is for");
        addAppOptions(verb, options->app);
        verb.footer("The user has to be in the meeting already. It is asked for once and never again by itself, as "
                    "each request may send the host a mail.");
        work = [options] { return obf(*options); };
    });
}

} // namespace commands
