#include "oauth/jsonend.h"

namespace oauth {

void JsonEnd::take(std::string_view piece)
{
    for (const char c : piece) {
        if (!isJson_) return;
        if (inText_) {
            inText_ = c != '"' || escaped_;
            escaped_ = c == '\\' && !escaped_;
            continue;
        }
        const bool opens = c == '{' || c == '[';
        if (depth_ == 0 && !opens) isJson_ = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        inText_ = depth_ > 0 && c == '"';
        depth_ += opens ? 1 : 0;
        depth_ -= depth_ > 0 && (c == '}' || c == ']') ? 1 : 0;
    }
}

} // namespace oauth
