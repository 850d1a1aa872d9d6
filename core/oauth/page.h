#pragma once

#include "http/message.h"

#include <string_view>

namespace oauth {

/// The small page that the browser shows when it comes back: a heading and a sentence, both escaped here. It loads
/// nothing, is kept nowhere and tells no other site where it was.
http::Response page(int status, std::string_view heading, std::string_view sentence);

} // namespace oauth
