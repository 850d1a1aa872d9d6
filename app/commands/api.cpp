#include "base/clock.h"
#include "base/file.h"
#include "commands/appsource.h"
#include "commands/commands.h"
#include "commands/credentials.h"
#include "commands/output.h"
#include "commands/profiles.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <regex>
#include <set>

namespace commands {
namespace {

using base::Fault;
using services::CallAnswer;
using services::CallPlan;

constexpr std::size_t mostPages = 10'000;

/// What was given to `api`, as text.
struct ApiOptions
{
    AppOptions app;
    std::string method;
    std::string path;
    std::string data;
    std::vector<std::string> query;
    bool allPages = false;
    bool include = false;
    bool curl = false;
    bool pretty = false;
};

std::string bodyOf(const std::string& data, std::vector<ProblemText>& problems)
{
    if (data != "-" && !data.starts_with('@')) return data;
    const auto bytes = data == "-" ? readStdin("body") : base::readFile(data.substr(1));
    if (!bytes) problems.push_back({"data", Fault::Missing, base::describe(bytes.error())});
    return bytes ? std::string(bytes->reveal()) : std::string();
}

/// What is wrong with the path of a call, as a problem's sentence; empty when nothing is.
std::string wrongInPath(std::string_view path)
{
    const std::string_view alone = path.substr(0, path.find('?'));
    if (path.empty() || alone.find("://") != std::string_view::npos)
        return "is given without the host, such as /users/me";
    if (path.find('#') != std::string_view::npos)
        return "holds a #, after which nothing would be sent: write it as %23";
    if (!std::all_of(path.begin(), path.end(), [](char c) { return c > ' ' && c < '\x7f'; }))
        return "holds a blank, a control character or one beyond ASCII: write its bytes as % and two hex digits, as in "
               "%20";
    const std::string slashed =
        '/' + std::regex_replace(std::string(alone), std::regex("%2e", std::regex::icase), ".") + '/';
    if (slashed.find("/../") != std::string::npos || slashed.find("/./") != std::string::npos)
        return "has a . or .. between slashes: give the path that is meant";
    const bool isCall = !std::regex_match(slashed, std::regex("/*(v2/*)?"));
    return isCall ? "" : "names no call, such as /users/me";
}

/// Whether the call is one of the Video SDK's, which take tokens signed with an API key.
bool isOfVideoSdk(const std::string& path) { return std::regex_search(path, std::regex("^/*(v2/+)?videosdk/")); }

CallPlan planOf(const ApiOptions& options, std::vector<ProblemText>& problems)
{
    constexpr std::array<std::string_view, 6> methods{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"};
    CallPlan plan{.method = options.method, .path = options.path, .body = bodyOf(options.data, problems)};
    for (char& c : plan.method)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    if (std::find(methods.begin(), methods.end(), plan.method) == methods.end())
        problems.push_back({"method", plan.method.empty() ? Fault::Missing : Fault::NotAllowed,
                            "is GET, POST, PUT, PATCH, DELETE or HEAD, and stands before the path"});
    if (const std::string wrong = wrongInPath(plan.path); !wrong.empty())
        problems.push_back({"path", plan.path.empty() ? Fault::Missing : Fault::NotAllowed, wrong});
    for (const std::string& pair : options.query) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
            problems.push_back({"query", Fault::NotAllowed, "is a name, = and a value, such as page_size=30"});
        else
            plan.query.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    }
    if (!plan.body.empty() && !nlohmann::json::accept(plan.body))
        problems.push_back({"data", Fault::NotAllowed, "is not JSON: check how the shell took its quotes"});
    if (options.allPages && plan.method != "GET")
        problems.push_back({"allPages", Fault::NotAllowed, "goes with GET alone"});
    return plan;
}

void noteFields(const CallAnswer& answer)
{
    note("HTTP " + std::to_string(answer.status) + " after " + std::to_string(answer.elapsed.count()) + " ms");
    for (const auto& [name, value] : answer.fields) note(printable(name) + ": " + printable(value));
}

/// The text as a JSON string; what is not UTF-8 is replaced.
std::string asJson(const std::string& text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

jwt::Claims membersOf(const CallAnswer& answer)
{
    jwt::Claims fields;
    for (const auto& [name, value] : answer.fields) fields.push_back({name, value});
    const std::string body(answer.body.reveal());
    const jwt::Value content =
        nlohmann::json::accept(body) ? jwt::Value(jwt::Structure{body}) : jwt::Value(jwt::Structure{asJson(body)});
    jwt::Claims members{{"status", answer.status},
                        {"milliseconds", answer.elapsed.count()},
                        {"headers", object(fields)},
                        {"body", body.empty() ? jwt::Value(nullptr) : content}};
    if (!answer.explanation.empty()) members.push_back({"explanation", answer.explanation});
    return members;
}

/// The body for eyes: indented, and with nothing in it that steers the terminal.
void printForEyes(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        print(printable(text.substr(0, end)) + '\n');
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void printBody(const OpenApp& app, const CallAnswer& answer, const ApiOptions& options)
{
    const std::string_view body = answer.body.reveal();
    if (options.app.json) return printJson(membersOf(answer));
    if (isTerminal(stdout)) return printForEyes(app.session->pretty(body));
    const std::string text = options.pretty ? app.session->pretty(body) : std::string(body);
    print(text);
    if ((options.pretty || options.allPages) && !text.empty() && !text.ends_with('\n')) print("\n");
}

/// Says what a refusal means; how the verb ends.
ExitCode judge(const OpenApp& app, const CallAnswer& answer)
{
    if (answer.status >= 200 && answer.status < 300) return ExitCode::Done;
    if (answer.explanation.empty())
        note("The server answered with HTTP " + std::to_string(answer.status) + ", which is not followed.");
    else
        note(printable(answer.explanation));
    if (answer.renewed && app.session->needsSignIn()) return ExitCode::Failed; // signing in would not help
    constexpr int unauthorized = 401; // another token did not help, or the one of an app that was given just now
    return adviseOn(app, answer.explanation, answer.status == unauthorized);
}

ExitCode send(const OpenApp& app, CallPlan plan, const ApiOptions& options)
{
    const bool whole = options.allPages || options.pretty || options.app.json || isTerminal(stdout);
    const services::Sink sink = whole ? services::Sink() : services::Sink(print);
    const auto pausing = [](std::chrono::seconds length) {
        note("Too many requests: it is sent again in " + base::durationText(length) + '.');
    };
    std::set<std::string> pages;
    for (;;) {
        const auto answer = app.session->call(plan, sink, pausing);
        if (!answer) return fail(app, answer.error());
        if (options.include) noteFields(*answer);
        printBody(app, *answer, options);
        const ExitCode code = judge(app, *answer);
        const bool ends = code != ExitCode::Done || !options.allPages || answer->nextPage.empty();
        if (ends) return keptOr(app, code);
        const bool isNew = pages.insert(answer->nextPage).second;
        if (!isNew || pages.size() > mostPages) {
            note(isNew ? "There are more than " + std::to_string(mostPages) + " pages, so no more are asked for."
                       : "The server names the same page twice, so no more are asked for.");
            return keptOr(app, ExitCode::Failed);
        }
        std::erase_if(plan.query, [](const auto& pair) { return pair.first == "next_page_token"; });
        plan.query.emplace_back("next_page_token", answer->nextPage);
    }
}

ExitCode api(const ApiOptions& options)
{
    std::vector<ProblemText> problems;
    const CallPlan plan = planOf(options, problems);
    if (!problems.empty()) return report(problems, options.app.json);
    ExitCode code{};
    AppOptions whose = options.app;
    whose.signedByKey = isOfVideoSdk(plan.path);
    const std::optional<OpenApp> app = openApp(whose, code);
    if (!app) return code;
    if (!options.curl) return send(*app, plan, options);
    print(app->session->curl(plan) + '\n');
    return ExitCode::Done;
}

void addOptions(Verb verb, ApiOptions& options)
{
    verb.text("METHOD", options.method, "", "GET, POST, PUT, PATCH, DELETE or HEAD");
    verb.text("PATH", options.path, "", "As Zoom's documentation gives it: /users/me/meetings, with or without /v2");
    verb.text("-d,--data", options.data, "BODY", "The JSON to send; @FILE reads a file, - standard input");
    verb.texts("-q,--query", options.query, "KEY=VALUE", "Put this into the query, encoded; repeatable");
    verb.flag("--all-pages", options.allPages, "Ask for the following pages as well, and print one after the other");
    verb.flag("-i,--include", options.include, "Show status, time and header fields on standard error");
    verb.flag("--pretty", options.pretty, "Indent the answer, as a terminal gets it anyway");
    verb.flag("--curl", options.curl, "Print the request as a cURL command, with $TOKEN, and send nothing");
    addAppOptions(verb, options.app);
    verb.footer(
        "The answer goes to standard output as it came. A refusal is explained on standard error and ends with "
        "1, or 4 when signing in again helps. A call that Zoom counts as one too many is sent again once, where the "
        "pause is at most a minute, but no POST, and no on-behalf token is asked for twice. Calls below /videosdk go "
        "with a token that a profile of the kind api signs, or ZOOM_API_KEY and ZOOM_API_SECRET.");
}

} // namespace

void addApi(Verb app, Work& work)
{
    app.add("api", "Call Zoom's API and print the answer", [&work](Verb verb) {
        const auto options = std::make_shared<ApiOptions>();
        addOptions(verb, *options);
        work = [options] { return api(*options); };
    });
}

} // namespace commands
