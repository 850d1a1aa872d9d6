#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace oauth {

/// One step of a conversation with a server, without anything secret: for a person who looks for what went wrong.
struct Leg
{
    std::string what;                     ///< `Refresh`
    std::string request;                  ///< `POST https://zoom.us/oauth/token`, then the form's or body's fields
    int status = 0;                       ///< of HTTP; 0 when nothing came back
    std::string answer = {};              ///< the body as it may be shown, or why there is none
    std::chrono::milliseconds elapsed{0}; ///< from the first byte sent to the last one read
};

/// Takes each leg when it has ended. May be empty.
using Trace = std::function<void(const Leg&)>;

/// A URL with the values of its query that are secret as `***`.
std::string shownUrl(std::string_view url);
/// A form body with its secret values as `***`.
std::string shownForm(std::string_view form);
/// An answer: JSON with its secret members as `***`, indented; other text masked.
std::string shownAnswer(std::string_view body);

} // namespace oauth
