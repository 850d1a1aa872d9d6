#include "base/file.h"
#include "commands/commands.h"
#include "commands/credentials.h"
#include "commands/options.h"
#include "commands/output.h"
#include "commands/report.h"
#include "commands/values.h"
#include "jwt/hs256.h"
#include "zoom/intake.h"
#include "zoom/tables.h"

#include <algorithm>
#include <filesystem>
#include <memory>

namespace commands {
namespace {

/// What was given to `inspect`, as text.
struct InspectOptions
{
    std::string input = "-"; ///< a token, a path, or `-` for stdin
    std::string leeway;
    std::string now;
    CredentialOptions credential;
    bool noVerify = false;
    bool json = false;

    bool readsStdin() const { return input == "-"; }
};

/// Every JSON object that starts as tokens' headers and payloads do, `{"`, is `eyJ…` in base64url.
bool looksLikeToken(std::string_view text)
{
    const bool path = text.find_first_of("/\\") != std::string_view::npos;
    return text.find("eyJ") != std::string_view::npos || (!path && std::count(text.begin(), text.end(), '.') == 2);
}

ProblemText noToken(std::string message) { return {"token", base::Fault::Missing, std::move(message)}; }

/// The token in what was given; an empty one has its reason in `problems`.
std::string tokenOf(const InspectOptions& options, std::vector<ProblemText>& problems)
{
    std::error_code unreadable;
    const bool file = !options.readsStdin() && std::filesystem::exists(options.input, unreadable);
    std::string token;
    if (file || options.readsStdin()) {
        const auto bytes = file ? base::readFile(options.input) : readStdin("token");
        if (bytes)
            token = zoom::tokenIn(bytes->reveal());
        else
            problems.push_back(noToken(base::describe(bytes.error())));
    } else if (options.input.empty() || looksLikeToken(options.input)) {
        token = zoom::tokenIn(options.input);
    } else {
        problems.push_back(noToken("is neither a file that exists nor a token: check the path, or give the token"));
    }
    if (token.empty() && problems.empty())
        problems.push_back(noToken("is empty: give a token, a file that holds one, or one on standard input"));
    return token;
}

/// Whether the token says that it was signed with the demo credential.
bool isDemo(const jwt::Decoded& token, const zoom::Table& table)
{
    return std::any_of(table.slots.begin(), table.slots.end(), [&](const zoom::Slot& slot) {
        const jwt::Value* const value = jwt::find(token.claims, slot.claim);
        return std::holds_alternative<zoom::FromKey>(slot.origin) && value != nullptr &&
               *value == jwt::Value(vault::demoCredential().key);
    });
}

/// Checks the signature as far as a secret for it is at hand: to have none is no problem, unless the options promise
/// one.
zoom::SignatureStatus verified(const Report& report, const InspectOptions& options, bool demo,
                               std::vector<ProblemText>& problems)
{
    const zoom::Table* const table = zoom::tableFor(report.kind);
    Lookup lookup = findCredential(options.credential, table);
    if (lookup.source == Source::Nowhere && demo && table != nullptr && isDemo(report.token, *table))
        lookup.credential = vault::demoCredential();
    if (lookup.credential.secret.isEmpty()) {
        if (lookup.unreadable || lookup.source == Source::Options) problems.push_back(lookup.missingSecret());
        return zoom::SignatureStatus::Unchecked;
    }
    // Zoom signs these itself, and keeps the secret.
    if (report.kind == zoom::TokenKind::OAuthAccess) return zoom::SignatureStatus::Unchecked;
    const bool valid = jwt::verify(report.token, jwt::Key(lookup.credential.secret));
    return valid ? zoom::SignatureStatus::Valid : zoom::SignatureStatus::Invalid;
}

ExitCode inspect(const InspectOptions& options, bool demo)
{
    std::vector<ProblemText> problems;
    zoom::Context context{.now = timeOf(options.now, problems)};
    context.leeway = durationOf("leeway", options.leeway, std::chrono::seconds{0}, problems);
    if (options.readsStdin() && options.credential.secretStdin && !options.noVerify) {
        problems.push_back({"secret", base::Fault::NotAllowed,
                            "cannot come from standard input, where the token is read: use --secret-file"});
        return report(problems, options.json);
    }
    Report result;
    result.token = jwt::decode(tokenOf(options, problems));
    result.kind = zoom::kindOf(result.token);
    if (!options.noVerify) result.signature = verified(result, options, demo, problems);
    if (!problems.empty()) return report(problems, options.json);

    context.signature = result.signature;
    result.now = context.now;
    result.life = zoom::lifespan(result.token, context);
    result.findings = zoom::diagnose(result.token, context);
    if (options.json)
        printJson(asJson(result));
    else
        print(asText(result));
    return result.hasErrors() ? ExitCode::ErrorFindings : ExitCode::Done;
}

void addOptions(CLI::App& app, InspectOptions& options)
{
    addText(app, "TOKEN", options.input, "",
            "The token, or a file that holds it; standard input where this is - or left out");
    addCredentialOptions(app, options.credential);
    addText(app, "--leeway", options.leeway, "DURATION",
            "How wrong clocks may be before the token counts as expired or not yet valid: 0s unless given");
    addText(app, "--now", options.now, "EPOCH", "Judge as if it were this time, in seconds since 1970");
    addSwitch(app, "--no-verify", options.noVerify, "Leave the signature unchecked");
    addSwitch(app, "--json", options.json, "Print the report as JSON");
    app.footer("The signature is checked where the secret is at hand; it comes from the first of these that is given: "
               "--secret-file or --secret-stdin; --env-file; the environment. The variables are those of sign, by the "
               "token's kind. Exits with 3 when something is wrong with the token.");
}

} // namespace

void addInspect(CLI::App& app, const Global& global, Work& work)
{
    CLI::App* const verb = app.add_subcommand("inspect", "Explain a token and say what is wrong with it");
    verb->group("Commands");
    verb->preparse_callback([verb, &global, &work](std::size_t) {
        const auto options = std::make_shared<InspectOptions>();
        addOptions(*verb, *options);
        work = [options, &global] { return inspect(*options, global.demo); };
    });
}

} // namespace commands
