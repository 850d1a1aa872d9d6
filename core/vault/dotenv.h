#pragma once

#include "base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace vault {

/// One `NAME=value` line of an env file.
struct Variable
{
    std::string name;
    base::Secret value; ///< any value of such a file may be a secret
};

/// Reads the `NAME=value` lines of an env file as npm's dotenv does for the samples: `export`, single, double and back
/// quotes, `\n` in double quotes, `#` comments, CRLF, a byte order mark. Lines that are no assignment are skipped; of a
/// repeated name the last counts.
std::vector<Variable> parseDotenv(std::string_view file);

} // namespace vault
