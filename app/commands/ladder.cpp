#include "commands/ladder.h"

#include "commands/output.h"

#include <algorithm>

namespace commands {
namespace {

/// Each line of `text` indented, ready for a terminal.
void noteLines(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        note("    " + printable(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

void noteLeg(const oauth::Leg& leg)
{
    note("-> " + printable(leg.what));
    noteLines(leg.request);
    const std::string status = leg.status == 0 ? std::string() : std::to_string(leg.status) + ' ';
    note("<- " + status + "after " + std::to_string(leg.elapsed.count()) + " ms");
    noteLines(leg.answer);
}

} // namespace commands
