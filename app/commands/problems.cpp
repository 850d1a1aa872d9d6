#include "commands/problems.h"

#include "commands/output.h"
#include "zoom/describe.h"

namespace commands {

ProblemText inWords(const base::Problem& problem) { return {problem.field, problem.fault, zoom::describe(problem)}; }

ExitCode report(const std::vector<ProblemText>& problems, bool json)
{
    std::vector<jwt::Value> items;
    for (const ProblemText& problem : problems) {
        const std::string message = printable(problem.message);
        if (json)
            items.emplace_back(object(
                {{"field", problem.field}, {"code", std::string(zoom::name(problem.fault))}, {"message", message}}));
        else
            note(problem.field + ": " + message);
    }
    if (json) printJson({{"problems", list(items)}});
    return ExitCode::WrongInput;
}

} // namespace commands
