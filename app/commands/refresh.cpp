#include "commands/refresh.h"

#include "commands/output.h"
#include "commands/pairs.h"
#include "commands/profiles.h"
#include "jwt/hs256.h"
#include "zoom/describe.h"
#include "zoom/mend.h"

#include <algorithm>

namespace commands {
namespace {

using base::Fault;

/// Whether claims may be lost in what cannot be read.
bool isPayloadLost(const jwt::Decoded& token)
{
    return std::any_of(token.damage.begin(), token.damage.end(), [](const jwt::Damage& damage) {
        return damage.part == jwt::Part::Payload && damage.flaw != jwt::Flaw::Padding;
    });
}

/// Why there is nothing to put right; empty where there is.
std::string obstacle(const Report& report)
{
    if (isPayloadLost(report.token)) return "has a payload that cannot be read whole: what it said is not known";
    if (zoom::tableFor(report.kind) == nullptr)
        return "is of the kind “" + zoom::title(report.kind) + "”, which is not signed here: use sign";
    return {};
}

std::vector<ProblemText> problemsOf(const zoom::Draft& draft, const Lookup& lookup)
{
    std::vector<ProblemText> problems;
    for (const base::Problem& problem : draft.problems) problems.push_back(inWords(problem));
    problems.insert(problems.end(), lookup.problems.begin(), lookup.problems.end());
    if (lookup.credential.secret.isEmpty() && lookup.problems.empty()) problems.push_back(lookup.missingSecret());
    return problems;
}

void printToken(const zoom::Table& table, const zoom::Mended& mended, const jwt::Decoded& token, bool json)
{
    if (json)
        return printJson({{"kind", std::string(table.kind)},
                          {"token", token.text},
                          {"header", object(token.header)},
                          {"claims", object(token.claims)},
                          {"issuedAt", base::epochSeconds(mended.draft.issuedAt)},
                          {"expiresAt", base::epochSeconds(mended.draft.expiresAt)},
                          {"changes", pairsJson(mended.changes)}});
    print(token.text + '\n');
    for (const zoom::ClaimPair& change : mended.changes) note(changeText(change));
}

} // namespace

ExitCode printMended(const Report& report, Signatories& signatories, bool json)
{
    if (std::string why = obstacle(report); !why.empty())
        return commands::report({{"token", Fault::NotAllowed, std::move(why)}}, json);
    const zoom::Table& table = *zoom::tableFor(report.kind);
    const Lookup& lookup = signatories.signerFor(report.token, table);
    if (lookup.refused) return fail(*lookup.refused);
    const zoom::Timing timing{.now = report.context.now};
    const zoom::Mended mended =
        zoom::mended(report.token.claims, table, lookup.credential.key, timing, report.context.join);
    const std::vector<ProblemText> problems = problemsOf(mended.draft, lookup);
    if (!problems.empty()) return commands::report(problems, json);

    const jwt::Decoded token = jwt::decode(jwt::sign(mended.draft.claims, jwt::Key(lookup.credential.secret)));
    printToken(table, mended, token, json);
    zoom::Context context = report.context;
    context.signature = zoom::SignatureStatus::Valid;
    context.autopsy = {};
    warnOf(zoom::diagnose(token, context), report.kind);
    return ExitCode::Done;
}

} // namespace commands
