#include "endpoint/mediatype.h"

#include <algorithm>
#include <optional>

namespace endpoint {
namespace {

bool isToken(char c)
{
    const bool letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letterOrDigit || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

/// What may stand between quotes, by the library under Zoom's samples: no control character but a vertical tab.
bool isQuotable(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x0b || (byte >= 0x20 && byte != 0x7f);
}

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

/// Takes the parameters of a media type one by one.
class Parameters
{
public:
    explicit Parameters(std::string_view text) : rest_(text) {}

    bool atEnd() const { return rest_.empty(); }

    /// Reads `; name=value`; false when something else stands there.
    bool next(std::string& name, std::string& value)
    {
        if (!take(';')) return false;
        name = lowerCase(token());
        skipBlanks();
        if (name.empty() || !take('=')) return false;
        skipBlanks();
        const bool read = rest_.starts_with('"') ? quoted(value) : !(value = token()).empty();
        skipBlanks();
        return read;
    }

private:
    void skipBlanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }
    bool take(char c)
    {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        if (c == ';') skipBlanks();
        return true;
    }
    std::string token()
    {
        const auto end = std::find_if_not(rest_.begin(), rest_.end(), isToken);
        std::string text(rest_.begin(), end);
        rest_.remove_prefix(text.size());
        return text;
    }
    bool quoted(std::string& value)
    {
        value.clear();
        for (std::size_t i = 1; i < rest_.size(); ++i) {
            if (rest_[i] == '"') {
                rest_.remove_prefix(i + 1);
                return true;
            }
            if (rest_[i] == '\\') ++i;
            if (i < rest_.size() && !isQuotable(rest_[i])) return false;
            if (i < rest_.size()) value += rest_[i];
        }
        return false;
    }

    std::string_view rest_;
};

/// The charset among the parameters; nothing when they cannot be read.
std::optional<std::string> charsetIn(std::string_view text)
{
    std::string charset;
    std::string name;
    std::string value;
    for (Parameters parameters(text); !parameters.atEnd();) {
        if (!parameters.next(name, value)) return std::nullopt;
        if (name == "charset") charset = lowerCase(value);
    }
    return charset;
}

} // namespace

MediaType mediaType(std::string_view contentType)
{
    constexpr std::string_view usual = "application/json";
    if (contentType == usual) return {std::string(usual)};
    const std::size_t semicolon = std::min(contentType.find(';'), contentType.size());
    auto charset = charsetIn(contentType.substr(semicolon));
    if (!charset) return {};
    return {lowerCase(trimmed(contentType.substr(0, semicolon))), *std::move(charset)};
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

} // namespace endpoint
