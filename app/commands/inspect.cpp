#include "commands/commands.h"
#include "commands/joinoptions.h"
#include "commands/output.h"
#include "commands/profiles.h"
#include "commands/refresh.h"
#include "commands/report.h"
#include "commands/tokens.h"
#include "commands/values.h"
#include "loader.h"
#include "vault/profile.h"
#include "zoom/redact.h"

#include <algorithm>
#include <array>
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
    std::string clock;  ///< an address
    std::string report; ///< a path
    JoinOptions join;
    CredentialOptions credential;
    bool noVerify = false;
    bool fix = false;
    bool json = false;
};

struct Ending
{
    std::string_view text;
    zoom::ReportForm form;
};
constexpr std::array<Ending, 3> endings{
    {{".md", zoom::ReportForm::Markdown}, {".json", zoom::ReportForm::Json}, {".txt", zoom::ReportForm::Text}}};

/// The form that the file's name asks for; null when it is none that is known.
const Ending* endingOf(std::string_view path)
{
    for (const Ending& ending : endings)
        if (path.ends_with(ending.text)) return &ending;
    return nullptr;
}

/// Whether the report would be written over something that is read, however the two are spelt.
bool isWrittenOverSource(const InspectOptions& options)
{
    const std::string input = options.input == "-" ? "/dev/stdin" : options.input;
    const std::array sources{input, options.credential.secretFile, options.credential.envFile};
    return std::any_of(sources.begin(), sources.end(), [&](const std::string& source) {
        std::error_code unknown; // what is not there is not written over
        return std::filesystem::equivalent(source, options.report, unknown);
    });
}

/// Options that do not go together or have no such value.
void checkOptions(const InspectOptions& options, std::vector<ProblemText>& problems)
{
    using base::Fault;
    if (options.input == "-" && options.credential.secretStdin && !options.noVerify)
        problems.push_back({"secret", Fault::NotAllowed,
                            "cannot come from standard input, where the token is read: use --secret-file"});
    if (!options.clock.empty() && !options.now.empty())
        problems.push_back({"clock", Fault::NotAllowed, "cannot be given together with --now: leave one out"});
    if (!options.clock.empty() && !vault::isSafeAddress(options.clock))
        problems.push_back(inWords({"clock",
                                    Fault::NotAllowed,
                                    {options.clock, "an address that starts with https://, or http:// on this "
                                                    "machine"}}));
    if (!options.report.empty() && endingOf(options.report) == nullptr)
        problems.push_back({"report", Fault::NotAllowed, "is a name that ends in .md, .json or .txt"});
    else if (!options.report.empty() && isWrittenOverSource(options))
        problems.push_back({"report", Fault::NotAllowed,
                            "is the file that the token or the secret is read from: choose another name"});
}

/// Compares the clocks and judges by the other one from then on.
base::Result<void> setClock(Report& report, const std::string& address)
{
    services::Services* const services = services::loaded();
    if (services == nullptr) return tl::unexpected(libraryMissing());
    const auto ahead = services->clockAhead(address);
    if (!ahead) return tl::unexpected(ahead.error());
    report.clock = {address, *ahead};
    report.context.now -= *ahead;
    note(printable(sentence(*report.clock)));
    return {};
}

base::Result<void> writeReport(const Report& report, const std::string& path)
{
    services::Services* const services = services::loaded();
    if (services == nullptr) return tl::unexpected(libraryMissing());
    return services->writeWhole(path, zoom::redactedReport(report.token, report.context, endingOf(path)->form));
}

ExitCode finish(const Report& report, const InspectOptions& options, Signatories& signatories)
{
    if (!options.report.empty())
        if (const auto written = writeReport(report, options.report); !written) return fail(written.error());
    if (options.fix) return printMended(report, signatories, options.json);
    if (options.json)
        printJson(asJson(report));
    else
        print(asText(report));
    return report.hasErrors() ? ExitCode::ErrorFindings : ExitCode::Done;
}

ExitCode inspect(const InspectOptions& options, bool demo)
{
    std::vector<ProblemText> problems;
    Report result;
    result.context.now = timeOf(options.now, problems);
    result.context.leeway = durationOf("leeway", options.leeway, std::chrono::seconds{0}, problems);
    result.context.join = joinOf(options.join, problems);
    checkOptions(options, problems);
    if (!problems.empty()) return report(problems, options.json);
    result.intake = readToken("token", options.input, problems);
    result.token = jwt::decode(result.intake.token);
    result.kind = zoom::kindOf(result.token);
    Signatories signatories(options.credential, demo);
    if (!options.noVerify) {
        auto signature = signatories.examine(result.token, problems);
        if (!signature) return fail(signature.error());
        result.signature = *std::move(signature);
    }
    if (!problems.empty()) return report(problems, options.json);
    noteStripped(result.intake);
    if (!options.clock.empty())
        if (const auto set = setClock(result, options.clock); !set) return fail(set.error());

    result.context.autopsy = result.signature.autopsy;
    result.context.signature = result.signature.autopsy.status;
    result.life = zoom::lifespan(result.token, result.context);
    result.findings = zoom::diagnose(result.token, result.context);
    return finish(result, options, signatories);
}

void addOptions(Verb app, InspectOptions& options)
{
    app.text("TOKEN", options.input, "",
             "The token, or a file that holds it; standard input where this is - or left out");
    addJoinOptions(app, options.join);
    addCredentialOptions(app, options.credential);
    app.text("--leeway", options.leeway, "DURATION",
             "How wrong clocks may be before the token counts as expired or not yet valid: 0s unless given");
    app.text("--now", options.now, "EPOCH", "Judge as if it were this time, in seconds since 1970");
    app.text("--clock", options.clock, "URL", "Judge by the clock of this server instead of this machine's");
    app.flag("--no-verify", options.noVerify, "Leave the signature unchecked");
    app.flag("--fix", options.fix, "Print a new token instead, put right, with fresh times and signed anew");
    app.text("--report", options.report, "FILE",
             "Also write what was found without keys, names and numbers, safe to show to strangers: Markdown, JSON or "
             "plain text, by the ending .md, .json or .txt");
    app.flag("--json", options.json, "Print JSON");
    app.footer("The signature is checked with the secrets at hand: the first that is given of --secret-file or "
               "--secret-stdin, --profile, --env-file and the environment, with the variables of sign for the token's "
               "kind; then, unless that one explains it, those of the profiles, beginning with the one whose key the "
               "token names. Exits with 3 when something is wrong with the token, and with 6 when --clock gets no "
               "answer.");
}

} // namespace

void addInspect(Verb app, const Global& global, Work& work)
{
    app.add("inspect", "Explain a token and say what is wrong with it", [&global, &work](Verb verb) {
        const auto options = std::make_shared<InspectOptions>();
        addOptions(verb, *options);
        work = [options, &global] { return inspect(*options, global.demo); };
    });
}

} // namespace commands
