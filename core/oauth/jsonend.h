#pragma once

#include <cstddef>
#include <string_view>

namespace oauth {

/// Tells whether JSON that comes in pieces has come to its end, by its brackets alone: a connection may end too soon
/// without a word, where the server gave no length or a chunk's length is damaged.
class JsonEnd
{
public:
    void take(std::string_view piece);

    /// Whether an object or a list was begun and has not ended.
    bool isMissing() const { return depth_ > 0; }

private:
    bool isJson_ = true; // so far: nothing but blanks came before the first bracket
    bool inText_ = false;
    bool escaped_ = false;
    std::size_t depth_ = 0;
};

} // namespace oauth
