#include "base/utf8.h"
#include "commands/columns.h"
#include "commands/commands.h"
#include "commands/output.h"
#include "commands/profiles.h"
#include "commands/report.h"
#include "commands/tokens.h"
#include "commands/values.h"
#include "zoom/errorcodes.h"

#include <algorithm>
#include <memory>

namespace commands {
namespace {

/// What was given to `explain`, as text.
struct ExplainOptions
{
    std::string error = "-"; ///< a code or any text, or `-` for stdin
    std::string token;
    std::string now;
    CredentialOptions credential;
    bool json = false;
};

/// The token beside the error, if one was given.
struct Suspect
{
    jwt::Decoded token;
    zoom::Context context;
    bool isGiven = false;

    zoom::TokenKind kind() const { return zoom::kindOf(token); }
};

std::string asText(const zoom::ErrorRow& row, const Suspect& suspect)
{
    const std::string code = zoom::codeText(row);
    std::string text = code + "  " + std::string(zoom::title(row.source));
    if (!row.name.empty() && code != row.name) text += ", " + std::string(row.name);
    std::vector<Row> rows{{"meaning", std::string(row.meaning)}, {"advice", std::string(row.advice)}};
    std::string ids;
    for (const zoom::FindingId id : row.findings) ids.append(ids.empty() ? "" : ", ").append(zoom::name(id));
    if (!suspect.isGiven && !ids.empty()) rows.push_back({"findings", ids});
    text += '\n' + inColumns(rows);
    if (!suspect.isGiven) return text;
    const std::vector<zoom::Finding> found = zoom::causesOf(row, suspect.token, suspect.context);
    if (found.empty()) return text + "\nNothing that was found about the token explains it.\n";
    return text + "\nWhat was found about the token and explains it\n" + findingsText(found, suspect.kind(), {});
}

jwt::Structure asJson(const zoom::ErrorRow& row, const Suspect& suspect)
{
    std::vector<jwt::Value> ids;
    for (const zoom::FindingId id : row.findings) ids.emplace_back(std::string(zoom::name(id)));
    jwt::Claims members{{"code", zoom::codeText(row)},       {"source", std::string(zoom::title(row.source))},
                        {"name", std::string(row.name)},     {"meaning", std::string(row.meaning)},
                        {"advice", std::string(row.advice)}, {"findings", list(ids)}};
    std::vector<jwt::Value> found;
    if (suspect.isGiven)
        for (const zoom::Finding& finding : zoom::causesOf(row, suspect.token, suspect.context))
            found.emplace_back(findingJson(finding, suspect.kind()));
    if (suspect.isGiven) members.push_back({"explainedBy", list(found)});
    return object(members);
}

void printAll(const std::vector<const zoom::ErrorRow*>& rows, const Suspect& suspect, bool json)
{
    std::vector<jwt::Value> errors;
    std::string text;
    for (const zoom::ErrorRow* const row : rows) {
        if (json)
            errors.emplace_back(asJson(*row, suspect));
        else
            text += (text.empty() ? "" : "\n") + asText(*row, suspect);
    }
    if (json)
        printJson({{"errors", list(errors)}});
    else
        print(text);
}

/// The text to explain; an empty one has its reason in `problems`.
std::string errorText(const std::string& given, std::vector<ProblemText>& problems)
{
    std::string text = given;
    if (given == "-") {
        const auto bytes = readStdin("error");
        text = bytes ? bytes->reveal() : std::string_view();
        if (!bytes) problems.push_back({"error", base::Fault::Missing, base::describe(bytes.error())});
    }
    if (problems.empty() && base::trimmed(text).empty())
        problems.push_back({"error", base::Fault::Missing, "is empty: give a code or the text of an error"});
    return text;
}

/// What is found about the token. Why the named profile could not be asked is the error.
base::Result<Suspect> suspectOf(const ExplainOptions& options, bool demo, std::vector<ProblemText>& problems)
{
    Suspect suspect;
    zoom::Context context{.now = timeOf(options.now, problems)};
    if (options.token.empty()) return suspect;
    const jwt::Decoded token = jwt::decode(readToken("token", options.token, problems).token);
    if (!problems.empty()) return suspect;
    Signatories signatories(options.credential, demo);
    const auto signature = signatories.examine(token, problems);
    if (!signature) return tl::unexpected(signature.error());
    context.autopsy = signature->autopsy;
    context.signature = signature->autopsy.status;
    return Suspect{token, context, true};
}

ExitCode explain(const ExplainOptions& options, bool demo)
{
    std::vector<ProblemText> problems;
    const int readers = int{options.error == "-"} + int{options.token == "-"} + int{options.credential.secretStdin};
    if (readers > 1)
        problems.push_back({"error", base::Fault::NotAllowed,
                            "cannot come from standard input beside a token or a secret: give one of them otherwise"});
    const std::string text = problems.empty() ? errorText(options.error, problems) : std::string();
    if (problems.empty() && zoom::explainError(text).empty())
        problems.push_back({"error", base::Fault::NotAllowed,
                            "is none that is known: give a code (3712, web:3712, native:2014, oauth:4709), a name "
                            "(INVALID_PARAMETERS), an error's JSON or a line of a log"});
    if (!problems.empty()) return report(problems, options.json);
    const auto suspect = suspectOf(options, demo, problems);
    if (!suspect) return fail(suspect.error());
    if (!problems.empty()) return report(problems, options.json);
    printAll(zoom::explainError(text, suspect->kind()), *suspect, options.json);
    return ExitCode::Done;
}

void addOptions(Verb app, ExplainOptions& options)
{
    app.text("ERROR", options.error, "",
             "A code such as 3712, or the text of an error; standard input where this is - or left out");
    app.text("--token", options.token, "TOKEN",
             "Say what about this token would lead to the error: a token, or a file that holds it");
    addCredentialOptions(app, options.credential);
    app.text("--now", options.now, "EPOCH", "Judge the token as if it were this time, in seconds since 1970");
    app.flag("--json", options.json, "Print JSON");
    app.footer("A number alone may stand for several errors: web:, video-web:, native:, oauth: or api: before it says "
               "whose it is. Of several the likeliest comes first.");
}

} // namespace

void addExplain(Verb app, const Global& global, Work& work)
{
    app.add("explain", "Say what an error of Zoom's means", [&global, &work](Verb verb) {
        const auto options = std::make_shared<ExplainOptions>();
        addOptions(verb, *options);
        work = [options, &global] { return explain(*options, global.demo); };
    });
}

} // namespace commands
