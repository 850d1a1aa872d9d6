#include "oauth/pasted.h"

#include "base/utf8.h"

namespace oauth {

std::string addressIn(std::string_view pasted)
{
    constexpr std::string_view around = "\"'`<>";
    pasted = base::trimmed(pasted);
    while (!pasted.empty() && around.find(pasted.front()) != std::string_view::npos) pasted.remove_prefix(1);
    while (!pasted.empty() && around.find(pasted.back()) != std::string_view::npos) pasted.remove_suffix(1);
    pasted = base::trimmed(pasted);
    const bool isBare = pasted.find_first_of("?/") == std::string_view::npos;
    return (isBare ? "?" : "") + std::string(pasted);
}

} // namespace oauth
