#include "commands/commands.h"
#include "commands/credentials.h"
#include "commands/fieldoptions.h"
#include "commands/output.h"
#include "commands/profiles.h"
#include "commands/profilesource.h"
#include "commands/report.h"
#include "commands/values.h"
#include "jwt/hs256.h"
#include "zoom/describe.h"
#include "zoom/draft.h"

#include <memory>

namespace commands {
namespace {

/// What was given to `sign`, as text.
struct SignOptions
{
    zoom::Inputs inputs;
    std::string backdate;
    std::string now;
    CredentialOptions credential;
    bool json = false;
};

void addOptions(Verb app, const zoom::Table& table, SignOptions& options)
{
    addFieldOptions(app, table, options.inputs);
    addCredentialOptions(app, options.credential);
    app.text("--backdate", options.backdate, "DURATION",
             "How far iat lies before now, for peers whose clock is behind: 30s unless given, 0 for none");
    app.text("--now", options.now, "EPOCH", "Sign as if it were this time, in seconds since 1970");
    app.flag("--json", options.json, "Print the token, its header and its claims as JSON");
    const std::string variables(table.environment);
    app.footer(
        "The key is what Zoom's Marketplace calls the " + std::string(table.keyLabel) +
        ". Key and secret come from the first of these that is given: --key with --secret-file or --secret-stdin; "
        "--profile; --env-file; the environment; the only profile of this kind. The variables are " +
        variables + "_KEY and " + variables + "_SECRET.");
}

void printToken(const zoom::Table& table, const zoom::Draft& draft, const jwt::Decoded& token, bool json)
{
    if (!json) return print(token.text + '\n');
    printJson({{"kind", std::string(table.kind)},
               {"token", token.text},
               {"header", object(token.header)},
               {"claims", object(token.claims)},
               {"issuedAt", base::epochSeconds(draft.issuedAt)},
               {"expiresAt", base::epochSeconds(draft.expiresAt)}});
}

/// All that is wrong, in the order: fields, key, secret, time.
std::vector<ProblemText> problemsOf(const zoom::Draft& draft, const Lookup& lookup,
                                    const std::vector<ProblemText>& timeProblems)
{
    std::vector<ProblemText> problems;
    for (const base::Problem& problem : draft.problems) {
        const bool keyMissing = problem.field == "key" && problem.fault == base::Fault::Missing;
        if (keyMissing && !lookup.problems.empty()) continue; // they say why
        problems.push_back(keyMissing ? lookup.missingKey() : inWords(problem));
    }
    problems.insert(problems.end(), lookup.problems.begin(), lookup.problems.end());
    if (lookup.credential.secret.isEmpty() && lookup.problems.empty()) problems.push_back(lookup.missingSecret());
    problems.insert(problems.end(), timeProblems.begin(), timeProblems.end());
    return problems;
}

ExitCode sign(const zoom::Table& table, const SignOptions& options, bool demo)
{
    std::vector<ProblemText> timeProblems;
    const std::chrono::seconds usual{zoom::defaultBackdating};
    const zoom::Timing timing{.now = timeOf(options.now, timeProblems),
                              .backdating = durationOf("backdate", options.backdate, usual, timeProblems)};
    const Lookup lookup = signingCredential(options.credential, table, demo);
    if (lookup.refused) return fail(*lookup.refused);
    const zoom::Draft draft = zoom::draft(table, options.inputs, lookup.credential.key, timing);
    const std::vector<ProblemText> problems = problemsOf(draft, lookup, timeProblems);
    if (!problems.empty()) return report(problems, options.json);

    const jwt::Decoded token = jwt::decode(jwt::sign(draft.claims, jwt::Key(lookup.credential.secret)));
    printToken(table, draft, token, options.json);
    if (lookup.isDemo)
        note("This token is signed with a made-up demo key and secret, so Zoom will refuse it: see callsign-cli sign " +
             std::string(table.kind) + " --help on how to give your own.");
    else
        warnAboutDoubts(lookup.profile.empty() ? "key and secret" : lookup.profile,
                        zoom::bareKey(lookup.credential.key), lookup.credential.secret); // the key has findings
    const zoom::Context context{.now = timing.now, .signature = zoom::SignatureStatus::Valid};
    warnOf(zoom::diagnose(token, context), zoom::kindOf(token));
    return ExitCode::Done;
}

} // namespace

void addSign(Verb app, const Global& global, Work& work)
{
    Verb verb = app.addFamily("sign", "Mint a token and print it");
    for (const zoom::Table& table : zoom::tables()) {
        const auto make = [&table, &global, &work](Verb kind) {
            const auto options = std::make_shared<SignOptions>();
            addOptions(kind, table, *options);
            work = [options, &table, &global] { return sign(table, *options, global.demo); };
        };
        verb.add(std::string(table.kind), "Mint a " + std::string(table.title) + " token and print it", make, "Kinds");
    }
}

} // namespace commands
