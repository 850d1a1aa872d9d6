#pragma once

#include "zoom/diagnose.h"

#include <string>
#include <vector>

namespace zoom {

/// What `diagnose` looked at, and what it could not know: a token without findings is as sound as this list is long.
struct Coverage
{
    std::vector<std::string> checked;   ///< `the signature`, to be listed in a sentence
    std::vector<std::string> unchecked; ///< likewise; the reader can supply each of them
};

/// The list for a token of that kind.
Coverage coverage(TokenKind kind, const Context& context);

/// `Checked: …. Not checked: ….`
std::string describe(const Coverage& coverage);

} // namespace zoom
