#include "endpoint/exchange.h"

#include "base/printable.h"
#include "base/utf8.h"
#include "endpoint/json.h"
#include "jwt/claims.h"

namespace endpoint {
namespace {

/// For a POSIX shell.
std::string quoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + '\'';
}

std::string inJson(std::string_view text)
{
    std::string out;
    jwt::appendJsonString(out, text);
    return out;
}

/// Whether the text can be pasted into a terminal without steering it.
bool isPlain(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t size = base::characterSize(text);
        const bool isBlank = text.front() == '\n' || text.front() == '\t';
        if (size == 0 || (!isBlank && base::isUnseen(base::codePointOf(text.substr(0, size))))) return false;
        text.remove_prefix(size);
    }
    return true;
}

std::string plainOrNothing(std::string_view text) { return std::string(isPlain(text) ? text : std::string_view()); }

} // namespace

Exchange exchangeOf(const http::Request& request, const http::Response& response)
{
    Exchange exchange;
    exchange.method = plainOrNothing(request.method);
    exchange.path = plainOrNothing(request.path);
    exchange.origin = plainOrNothing(request.field("Origin"));
    exchange.contentType = plainOrNothing(request.field("Content-Type"));
    exchange.hasBody =
        request.field("Content-Encoding").empty() && request.body.size() <= longestKeptBody && isPlain(request.body);
    if (exchange.hasBody) exchange.body = request.body;
    exchange.status = response.status;
    exchange.answer = response.body;
    return exchange;
}

std::string_view tokenIn(const Exchange& exchange)
{
    constexpr std::string_view before = "{\"signature\":\"";
    if (exchange.status != 200 || !exchange.answer.starts_with(before)) return {};
    const std::string_view rest = std::string_view(exchange.answer).substr(before.size());
    return rest.substr(0, rest.find('"'));
}

std::string asCurl(const Exchange& exchange, std::string_view url)
{
    const bool isHead = exchange.method == "HEAD"; // with --request HEAD, curl waits for a body that never comes
    std::string command = isHead ? "curl --head " : "curl --request " + quoted(exchange.method) + ' ';
    command += quoted(std::string(url) + exchange.path);
    const auto header = [&command](std::string_view name, const std::string& value) {
        if (!value.empty()) command += " \\\n  --header " + quoted(std::string(name) + ": " + value);
    };
    header("Content-Type", exchange.contentType);
    header("Origin", exchange.origin);
    // Not --data, which takes a text that begins with @ for a file's name.
    if (!exchange.body.empty() && !isHead) command += " \\\n  --data-raw " + quoted(exchange.body);
    return command;
}

std::string asFetch(const Exchange& exchange, std::string_view url)
{
    std::string code = "await fetch(" + inJson(std::string(url) + exchange.path) + ", {\n  method: ";
    code += inJson(exchange.method);
    if (!exchange.contentType.empty())
        code += ",\n  headers: { \"Content-Type\": " + inJson(exchange.contentType) + " }";
    const bool isJson = parseJson(exchange.body).has_value();
    if (!exchange.body.empty())
        code += ",\n  body: " + (isJson ? "JSON.stringify(" + exchange.body + ')' : inJson(exchange.body));
    return code + "\n}).then((response) => response.json())";
}

} // namespace endpoint
