#include "endpoint/requestlog.h"

#include "jwt/claims.h"

#include <algorithm>

namespace endpoint {
namespace {

constexpr std::size_t longest = 200; // bytes of what a client made up

/// What a client sent, which is ASCII or nobody's business.
void appendText(std::string& line, std::string_view name, std::string_view text)
{
    line += name;
    if (text.empty()) {
        line += "null";
        return;
    }
    std::string ascii(text.substr(0, longest));
    std::replace_if(
        ascii.begin(), ascii.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    jwt::appendJsonString(line, ascii);
}

/// `0.042`
std::string millisecondsText(std::chrono::nanoseconds duration)
{
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
    return std::to_string(microseconds / 1000) + '.' + std::to_string(1000 + microseconds % 1000).substr(1);
}

} // namespace

std::string logLine(const LogEntry& entry)
{
    std::string time = base::utcText(entry.time); // `2026-03-01 12:00:00 UTC`
    time.replace(time.find(' '), 1, 1, 'T');
    time.replace(time.find(' '), std::string::npos, "Z");
    std::string line = "{\"time\":\"" + time + '"';
    appendText(line, ",\"kind\":", entry.kind);
    appendText(line, ",\"method\":", entry.method);
    line += ",\"status\":" + std::to_string(entry.status);
    line += ",\"milliseconds\":" + millisecondsText(entry.duration);
    appendText(line, ",\"origin\":", entry.origin);
    line += ",\"bytes\":" + std::to_string(entry.bytes) + "}\n";
    return line;
}

} // namespace endpoint
