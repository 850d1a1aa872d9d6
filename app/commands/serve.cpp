#include "base/utf8.h"
#include "commands/commands.h"
#include "commands/credentials.h"
#include "commands/output.h"
#include "commands/profiles.h"
#include "commands/profilesource.h"
#include "commands/values.h"
#include "loader.h"
#include "zoom/tables.h"

#include <algorithm>
#include <limits>
#include <memory>

namespace commands {
namespace {

using base::Fault;
using endpoint::Credential;
using endpoint::Keys;

constexpr std::int64_t shortestLife = 1'800; // seconds: a token set back by as much would be dead when it is made

/// What was given to `serve`, as text.
struct ServeOptions
{
    std::string bind = "127.0.0.1";
    std::string port;
    std::string kind;
    std::vector<std::string> origins;
    std::string threads;
    std::string backdate;
    std::string log;
    std::string requireKeyFile;
    std::string rateLimit;
    std::string metricsPort;
    bool anyone = false;
    CredentialOptions credential;
};

/// What was found to sign with, and why not more.
struct Found
{
    Keys keys;
    std::vector<ProblemText> problems;
    std::optional<base::Error> refused;
};

void add(std::vector<ProblemText>& problems, ProblemText problem)
{
    const auto isSame = [&](const ProblemText& other) { return other.message == problem.message; };
    if (std::none_of(problems.begin(), problems.end(), isSame)) problems.push_back(std::move(problem));
}

/// Takes over what the lookup found for a kind; a source that says nothing of the kind adds nothing.
void take(Found& found, const zoom::Table& table, Lookup lookup)
{
    if (lookup.refused) found.refused = lookup.refused;
    for (ProblemText& problem : lookup.problems) add(found.problems, std::move(problem));
    const bool isEmpty = lookup.credential.key.empty() && lookup.credential.secret.isEmpty();
    const bool isSilent = isEmpty && !lookup.unreadable && lookup.source == Source::EnvFile;
    if (lookup.refused || !lookup.problems.empty() || isSilent || lookup.source == Source::Nowhere) return;
    if (lookup.credential.key.empty()) return add(found.problems, lookup.missingKey());
    if (lookup.credential.secret.isEmpty()) return add(found.problems, lookup.missingSecret());
    if (!base::utf16Length(lookup.credential.key))
        return add(found.problems, inWords({"key", Fault::Charset, {"bytes that are not UTF-8"}}));
    found.keys.credentials.push_back({&table, std::move(lookup.credential.key), std::move(lookup.credential.secret)});
}

/// The profile that was named, whatever it signs.
void takeProfile(Found& found, const std::string& name)
{
    Lookup lookup = fromProfile(name, nullptr);
    const std::string_view kind = lookup.profileKind == "oauth" ? "meeting" : lookup.profileKind;
    const zoom::Table* const table = kind == "video" || kind == "meeting" ? zoom::tableFor(kind) : nullptr;
    if (table == nullptr && !lookup.refused && lookup.problems.empty())
        lookup.problems.push_back({"profile", Fault::NotAllowed,
                                   "cannot be " + lookup.profile +
                                       ", which signs no tokens for joining: use one for the Video SDK or the "
                                       "Meeting SDK"});
    take(found, table == nullptr ? zoom::tables().front() : *table, std::move(lookup));
}

void takeCredentials(Found& found, const ServeOptions& options, const zoom::Table* only, bool demo)
{
    const bool isGiven =
        !options.credential.key.empty() || !options.credential.secretFile.empty() || options.credential.secretStdin;
    if (isGiven && only == nullptr)
        return add(found.problems,
                   {"kind", Fault::Missing, "is needed beside --key: give --kind video or --kind meeting"});
    if (!isGiven && only == nullptr && !options.credential.profile.empty())
        return takeProfile(found, options.credential.profile);
    for (const zoom::Table& table : zoom::tables()) {
        if (only == nullptr ? table.kind == "api" : only != &table) continue;
        Lookup lookup = findCredential(options.credential, &table);
        if (lookup.source == Source::Nowhere) useOnlyProfile(lookup, table);
        const bool madeUp = demo && lookup.source == Source::Nowhere;
        if (madeUp) lookup.credential = vault::demoCredential();
        if (madeUp) lookup.source = Source::Options;
        take(found, table, std::move(lookup));
    }
}

/// The secrets, read from where the options say that they are.
Found find(const ServeOptions& options, const zoom::Table* only, bool demo)
{
    Found found;
    takeCredentials(found, options, only, demo);
    if (!options.requireKeyFile.empty()) {
        CredentialOptions file;
        file.secretFile = options.requireKeyFile;
        std::string need;
        found.keys.bearer = secretGiven(file, need);
        if (found.keys.bearer.isEmpty()) add(found.problems, {"require-key-file", Fault::Missing, need});
    }
    if (!found.keys.credentials.empty() || !found.problems.empty() || found.refused) return found;
    const std::string variables(only == nullptr ? "ZOOM_VIDEO_SDK" : only->environment);
    add(found.problems, {"key", Fault::Missing,
                         "and its secret are needed: give a --profile, an --env-file, or --key with --secret-file and "
                         "--kind, or set " +
                             variables + "_KEY and " + variables + "_SECRET" +
                             (only == nullptr ? " (or ZOOM_MEETING_SDK_KEY and ZOOM_MEETING_SDK_SECRET)" : "")});
    return found;
}

/// The keys as they are now, for a server that runs. Only files and the keychain can have changed.
std::function<std::optional<Keys>()> reloader(const ServeOptions& options, const zoom::Table* only)
{
    return [options, only]() -> std::optional<Keys> {
        if (options.credential.secretStdin) {
            note("callsign-cli keeps its keys: standard input is read once");
            return std::nullopt;
        }
        Found found = find(options, only, false);
        if (found.refused) fail(*found.refused);
        report(found.problems, false);
        if (found.refused || !found.problems.empty()) {
            note("callsign-cli keeps the keys that it has");
            return std::nullopt;
        }
        return std::move(found.keys);
    };
}

/// What the options say, but for the secrets.
serving::Plan planOf(const ServeOptions& options, std::vector<ProblemText>& problems)
{
    serving::Plan plan;
    constexpr std::int64_t lastPort = std::numeric_limits<std::uint16_t>::max();
    constexpr std::int64_t mostThreads = 64;
    constexpr std::int64_t mostPerSecond = 1'000'000;
    plan.bind = options.bind;
    plan.port = static_cast<std::uint16_t>(numberOf("port", options.port, {0, lastPort}, 4000, problems));
    if (!options.metricsPort.empty())
        plan.metricsPort =
            static_cast<std::uint16_t>(numberOf("metrics-port", options.metricsPort, {0, lastPort}, 0, problems));
    plan.threads = static_cast<int>(numberOf("threads", options.threads, {1, mostThreads}, 1, problems));
    plan.perSecond = static_cast<unsigned>(numberOf("rate-limit", options.rateLimit, {1, mostPerSecond}, 0, problems));
    plan.origins = options.origins;
    plan.anyone = options.anyone;
    plan.log = options.log;
    plan.backdating = durationOf("backdate", options.backdate, std::chrono::seconds{zoom::defaultBackdating}, problems);
    if (plan.backdating.count() >= shortestLife)
        problems.push_back(
            inWords({"backdate", Fault::OutOfRange, {"0", std::to_string(shortestLife - 1), "seconds"}}));
    const bool isAuto = options.kind.empty() || options.kind == "auto";
    if (!isAuto && options.kind != "video" && options.kind != "meeting")
        problems.push_back(inWords({"kind", Fault::NotAllowed, {options.kind, "auto, video or meeting"}}));
    else if (!isAuto)
        plan.kind = zoom::tableFor(options.kind);
    plan.say = [](std::string_view line) { note(line); };
    return plan;
}

ExitCode serve(const ServeOptions& options, bool demo)
{
    std::vector<ProblemText> problems;
    serving::Plan plan = planOf(options, problems);
    Found found = find(options, plan.kind, demo);
    if (found.refused) return fail(*found.refused);
    problems.insert(problems.end(), found.problems.begin(), found.problems.end());
    if (!problems.empty()) return report(problems, false);
    if (demo) note("warning: where no key and secret were found, a made-up pair stands in, which Zoom refuses");

    const serving::Serve run = serving::loaded();
    if (run == nullptr) return fail({base::ErrorCode::FileUnreadable, "its library callsign-endpoint"});
    plan.keys = std::move(found.keys);
    plan.reload = reloader(options, plan.kind);
    const serving::Ending ending = run(std::move(plan));
    for (const auto& [field, message] : ending.problems) problems.push_back({field, Fault::NotAllowed, message});
    if (!problems.empty()) return report(problems, false);
    if (ending.refused) return fail(*ending.refused);
    return ending.interrupted ? ExitCode::Interrupted : ExitCode::Done;
}

void addOptions(Verb app, ServeOptions& options)
{
    app.heading("Where and what");
    app.text("--bind", options.bind, "ADDRESS", "The address to listen on: 127.0.0.1 unless given");
    app.text("--port", options.port, "PORT", "The port: 4000 unless given, 0 for one that is free");
    app.text("--kind", options.kind, "KIND",
             "What POST / gives: video, meeting, or auto, which is the only kind that has a key, or else as the "
             "request looks");
    app.text("--backdate", options.backdate, "DURATION",
             "How far iat lies before now, for peers whose clock is behind: 30s unless given, 0 for none");
    app.text("--threads", options.threads, "NUMBER", "How many threads answer: 1 unless given");
    app.text("--log", options.log, "FILE", "Add a line of JSON for each request to this file; - for standard output");
    app.text("--metrics-port", options.metricsPort, "PORT",
             "Answer GET /metrics on a port of its own; else it is answered on a loopback address alone");
    app.heading("Who may ask");
    app.texts("--allow-origin", options.origins, "ORIGIN",
              "Let pages of this origin read the answers too, not only those of this machine; * for all pages");
    app.text("--require-key-file", options.requireKeyFile, "FILE",
             "Answer only requests with Authorization: Bearer and the key in this file");
    app.text("--rate-limit", options.rateLimit, "NUMBER", "Answer each address no more often than this in a second");
    app.flag("--anyone-may-sign", options.anyone,
             "Listen beyond this machine without a key or a limit: whoever reaches the address gets tokens");
    app.heading("");
    addCredentialOptions(app, options.credential);
    app.footer("Answers POST / as Zoom's auth endpoint samples do, and POST /video and POST /meeting; GET /healthz, "
               "/readyz and /metrics say how it does. The variables are ZOOM_VIDEO_SDK_KEY and ZOOM_VIDEO_SDK_SECRET, "
               "ZOOM_MEETING_SDK_KEY and ZOOM_MEETING_SDK_SECRET. SIGTERM lets requests under way end; SIGHUP reads "
               "the secrets and opens the log anew.");
}

} // namespace

void addServe(Verb app, const Global& global, Work& work)
{
    app.add("serve", "Give tokens over HTTP, as Zoom's samples do", [&global, &work](Verb verb) {
        const auto options = std::make_shared<ServeOptions>();
        addOptions(verb, *options);
        work = [options, &global] { return serve(*options, global.demo); };
    });
}

} // namespace commands
