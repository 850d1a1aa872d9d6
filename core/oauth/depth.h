#pragma once

#include <string_view>

namespace oauth {

/// Whether JSON nests its brackets deeper than any answer of Zoom's does. Such a text is not parsed: it takes long, and
/// is no answer.
bool isTooDeep(std::string_view json);

} // namespace oauth
