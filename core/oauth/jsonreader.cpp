#include "oauth/jsonreader.h"

#include "oauth/secretnames.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace oauth {
namespace {

constexpr std::size_t longestKept = 1024; // bytes: far beyond every name and page token

/// What a text of JSON stands for (RFC 8259 section 7); damaged, it stays as it is.
std::string meant(const std::string& text)
{
    if (text.find('\\') == std::string::npos) return text;
    const auto value = nlohmann::json::parse('"' + text + '"', nullptr, false);
    return value.is_string() ? value.get<std::string>() : text;
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

} // namespace

std::string JsonReader::take(std::string_view piece)
{
    if (form_ == Form::Unknown) {
        const auto first = std::find_if_not(piece.begin(), piece.end(), isBlank);
        if (first == piece.end()) return {};
        form_ = *first == '{' || *first == '[' ? Form::Json : Form::Other;
    }
    if (form_ != Form::Json) return std::string(piece);
    std::string out;
    out.reserve(2 * piece.size());
    for (const char c : piece) character(c, out);
    return out;
}

void JsonReader::character(char c, std::string& out)
{
    if (swallows_ && passesOver(c)) return;
    if (inText_) return inText(c, out);
    if (hidesFrom(c)) return hide(c, out);
    switch (c) {
    case ' ':
    case '\t':
    case '\r':
    case '\n': return;
    case '{':
    case '[':
        beginValue(out);
        out += c;
        ++depth_;
        empty_ = true;
        isValue_ = false;
        return;
    case '}':
    case ']':
        depth_ -= depth_ > 0 ? 1 : 0;
        if (!empty_) breakLine(out);
        out += c;
        empty_ = false;
        return;
    case ',':
        out += c;
        breakLine(out);
        isValue_ = false;
        return;
    case ':':
        out += ": ";
        name_ = meant(last_);
        isValue_ = true;
        return;
    default: break;
    }
    beginValue(out);
    inText_ = c == '"';
    hides_ = inText_ && isValue_ && isSecretName(name_);
    if (inText_) last_.clear();
    out += c;
}

/// Whether a secret that is no text begins here; null, true and false tell nothing.
bool JsonReader::hidesFrom(char c) const
{
    const bool begins = c == '{' || c == '[' || c == '-' || (c >= '0' && c <= '9');
    return begins && isValue_ && isSecretName(name_);
}

void JsonReader::hide(char c, std::string& out)
{
    beginValue(out);
    out += "\"***\"";
    ++hidden_;
    swallows_ = true;
    swallowed_ = c == '{' || c == '[' ? 1 : 0;
}

/// Passes over a hidden number or bracket; false when it has ended before `c`.
bool JsonReader::passesOver(char c)
{
    if (inText_) {
        inText_ = c != '"' || escaped_;
        escaped_ = c == '\\' && !escaped_;
        return true;
    }
    const bool closes = c == '}' || c == ']';
    if (swallowed_ == 0) return swallows_ = c != ',' && !closes && !isBlank(c);
    inText_ = c == '"';
    swallowed_ += c == '{' || c == '[' ? 1 : 0;
    swallowed_ -= closes ? 1 : 0;
    swallows_ = swallowed_ > 0;
    if (!swallows_) isValue_ = false;
    return true;
}

void JsonReader::inText(char c, std::string& out)
{
    if (c == '"' && !escaped_) return endText(out);
    escaped_ = c == '\\' && !escaped_;
    if (hides_) return;
    if (last_.size() < longestKept) last_ += c;
    out += c;
}

void JsonReader::endText(std::string& out)
{
    inText_ = false;
    if (hides_) out += "***";
    hidden_ += hides_ ? 1 : 0;
    out += '"';
    if (isValue_ && depth_ == 1 && name_ == "next_page_token" && last_.size() < longestKept) nextPage_ = meant(last_);
}

/// What stands first in a bracket goes to a line of its own.
void JsonReader::beginValue(std::string& out)
{
    if (empty_) breakLine(out);
    empty_ = false;
}

void JsonReader::breakLine(std::string& out) const
{
    out += '\n';
    out.append(2 * std::min<std::size_t>(depth_, 64), ' ');
}

} // namespace oauth
