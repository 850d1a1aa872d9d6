#include "commands/columns.h"

#include "commands/output.h"

#include <algorithm>

namespace commands {

std::string inColumns(const std::vector<Row>& rows)
{
    constexpr std::size_t widestName = 24;
    std::size_t width = 0;
    for (const Row& row : rows)
        if (columns(row.name) <= widestName) width = std::max(width, columns(row.name));
    const std::size_t indent = 2 + width + 2;
    std::string text;
    for (const Row& row : rows) {
        const bool fits = columns(row.name) <= width;
        text += "  " + (fits ? padded(row.name, width + 2) : wrapped(row.name, pageWidth - 2, 2) + '\n');
        if (!fits) text += std::string(indent, ' ');
        text += wrapped(row.value, pageWidth - indent, indent) + '\n';
        if (!row.below.empty())
            text += std::string(indent, ' ') + wrapped(row.below, pageWidth - indent, indent) + '\n';
    }
    return text;
}

} // namespace commands
