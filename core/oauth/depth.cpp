#include "oauth/depth.h"

namespace oauth {

bool isTooDeep(std::string_view json)
{
    constexpr int deepest = 64;
    int depth = 0;
    bool inText = false;
    bool escaped = false;
    for (const char c : json) {
        if (c == '"' && !escaped) inText = !inText;
        escaped = inText && c == '\\' && !escaped;
        if (inText) continue;
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (depth > deepest) return true;
    }
    return false;
}

} // namespace oauth
