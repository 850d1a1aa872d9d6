#include "commands/mintproblems.h"

#include <algorithm>
#include <set>

namespace commands {
namespace {

/// One problem, and where it is.
struct Found
{
    ProblemText problem;
    std::set<std::uint64_t> lines;    ///< of the file
    std::set<std::uint64_t> counters; ///< what `{n}` was, where there is no file
};

void add(std::vector<Found>& all, const mint::Complaint& complaint)
{
    ProblemText problem = inWords(complaint.problem);
    auto found = std::find_if(all.begin(), all.end(), [&](const Found& one) {
        return one.problem.field == problem.field && one.problem.message == problem.message;
    });
    if (found == all.end()) found = all.insert(all.end(), {std::move(problem), {}, {}});
    if (complaint.line > 0)
        found->lines.insert(complaint.line);
    else
        found->counters.insert(complaint.counter);
}

/// `2 to 21, 40 and 3 more`
std::string listed(const std::set<std::uint64_t>& numbers)
{
    constexpr int most = 10; // parts
    std::string text;
    auto next = numbers.begin();
    for (int parts = 0; parts < most && next != numbers.end(); ++parts) {
        const std::uint64_t first = *next;
        std::uint64_t last = first;
        while (++next != numbers.end() && *next == last + 1) ++last;
        text += (text.empty() ? "" : ", ") + std::to_string(first);
        if (last > first) text += " to " + std::to_string(last);
    }
    const auto left = std::distance(next, numbers.end());
    return left == 0 ? text : text + " and " + std::to_string(left) + " more";
}

} // namespace

std::vector<ProblemText> problemsOf(const mint::Outcome& outcome, bool many)
{
    std::vector<Found> all;
    for (const mint::Complaint& complaint : outcome.complaints) add(all, complaint);
    std::vector<ProblemText> problems;
    for (Found& found : all) {
        std::string& message = found.problem.message;
        if (!found.lines.empty())
            message += (found.lines.size() == 1 ? " (line " : " (lines ") + listed(found.lines) + ')';
        if (!found.counters.empty() && many) message += " (n = " + listed(found.counters) + ')';
        problems.push_back(std::move(found.problem));
    }
    if (!outcome.failure.empty()) problems.push_back({"from", base::Fault::NotAllowed, outcome.failure});
    return problems;
}

} // namespace commands
