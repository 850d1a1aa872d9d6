#include "commands/commands.h"
#include "commands/output.h"
#include "commands/pairs.h"
#include "commands/profiles.h"
#include "commands/signatories.h"
#include "commands/tokens.h"
#include "zoom/compare.h"

#include <memory>

namespace commands {
namespace {

/// What was given to `diff`, as text.
struct DiffOptions
{
    std::string left; ///< a token, a path, or `-` for stdin
    std::string right;
    CredentialOptions credential;
    bool json = false;

    bool readsStdin() const { return left == "-" || right == "-"; }
};

std::string asText(const zoom::Comparison& comparison)
{
    std::string text = wrapped(zoom::summary(comparison), pageWidth) + '\n';
    if (!comparison.header.empty()) text += "\nHeader\n" + pairsText(comparison.header);
    if (!comparison.claims.empty()) text += "\nClaims\n" + pairsText(comparison.claims);
    return text;
}

jwt::Claims asJson(const zoom::Comparison& comparison)
{
    const auto& same = comparison.sameSecret;
    return {{"summary", zoom::summary(comparison)},
            {"sameText", comparison.sameText},
            {"sameClaims", comparison.sameClaims},
            {"otherOrder", comparison.otherOrder},
            {"sameSecret", same ? jwt::Value(*same) : jwt::Value(nullptr)},
            {"header", pairsJson(comparison.header)},
            {"claims", pairsJson(comparison.claims)}};
}

ExitCode diff(const DiffOptions& options, bool demo)
{
    using base::Fault;
    std::vector<ProblemText> problems;
    if (options.left == "-" && options.right == "-")
        problems.push_back({"B", Fault::NotAllowed, "cannot come from standard input too: give one of them as a file"});
    if (options.readsStdin() && options.credential.secretStdin)
        problems.push_back(
            {"secret", Fault::NotAllowed, "cannot come from standard input, where a token is read: use --secret-file"});
    if (!problems.empty()) return report(problems, options.json);
    const zoom::Intake left = readToken("A", options.left, problems);
    const zoom::Intake right = readToken("B", options.right, problems);
    if (!problems.empty()) return report(problems, options.json);

    const jwt::Decoded leftToken = jwt::decode(left.token);
    const jwt::Decoded rightToken = jwt::decode(right.token);
    Signatories signatories(options.credential, demo);
    const auto leftSignature = signatories.examine(leftToken, problems);
    if (!leftSignature) return fail(leftSignature.error());
    if (!problems.empty()) return report(problems, options.json);
    const auto rightSignature = signatories.examine(rightToken, problems);
    if (!rightSignature) return fail(rightSignature.error());
    if (!problems.empty()) return report(problems, options.json);

    const zoom::Comparison comparison =
        zoom::compare(leftToken, rightToken, leftSignature->autopsy, rightSignature->autopsy);
    if (options.json)
        printJson(asJson(comparison));
    else
        print(asText(comparison));
    return ExitCode::Done;
}

void addOptions(Verb app, DiffOptions& options)
{
    app.text("A", options.left, "", "A token, or a file that holds it; - for standard input");
    app.text("B", options.right, "", "The other token, likewise");
    addCredentialOptions(app, options.credential);
    app.flag("--json", options.json, "Print JSON");
    app.footer("Before each claim stands = where both say the same, ~ where it changed (the first token's value above, "
               "the second's below), < or > where only the first or the second token has it. Secrets are looked for as "
               "inspect does, to tell whether one signed both. Exits with 0 whether they differ or not.");
}

} // namespace

void addDiff(Verb app, const Global& global, Work& work)
{
    app.add("diff", "Compare two tokens", [&global, &work](Verb verb) {
        const auto options = std::make_shared<DiffOptions>();
        addOptions(verb, *options);
        work = [options, &global] { return diff(*options, global.demo); };
    });
}

} // namespace commands
