#pragma once

#include <string>
#include <vector>

namespace commands {

/// One row of a list: names stand in one column, values in the other; `below`, where there is any, under its value.
/// All of it is `printable`.
struct Row
{
    std::string name;
    std::string value;
    std::string below = {};
};

/// The rows as text that fits a page's width. A name that is much wider than the others gets a line of its own.
std::string inColumns(const std::vector<Row>& rows);

} // namespace commands
