#include "zoom/errorcodes.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace zoom {
namespace {

struct SourceRow
{
    std::string_view title;
    std::string_view prefix;
};

constexpr std::array<SourceRow, 6> sources{{{"Meeting SDK for the web", "web"},
                                            {"Video SDK for the web", "video-web"},
                                            {"native Meeting SDK", "native"},
                                            {"native Video SDK", "native"},
                                            {"Zoom sign-in (OAuth)", "oauth"},
                                            {"Zoom REST API", "api"}}};

bool isOfMeetings(ErrorSource source)
{
    return source == ErrorSource::MeetingWeb || source == ErrorSource::MeetingNative;
}
bool isOfSessions(ErrorSource source) { return source == ErrorSource::VideoWeb || source == ErrorSource::VideoNative; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWord(char c) { return isDigit(c) || (c >= 'a' && c <= 'z') || c == '_'; }

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// A number in a text that may be a code, with the word that stands right before it.
struct Candidate
{
    int code;
    std::string_view word; ///< `web` of `web:3712`, `errorcode` of `"errorCode": 200`
};

std::string_view wordBefore(std::string_view text)
{
    const std::size_t end = text.find_last_not_of(" \t:=\"'(#-") + 1; // npos + 1 is 0
    std::size_t start = end;
    while (start > 0 && (isWord(text[start - 1]) || text[start - 1] == '-')) --start;
    return text.substr(start, end - start);
}

/// Whether the number is the port in an address: `http://localhost:3000/`.
bool isPort(std::string_view before)
{
    const std::string_view host = before.substr(before.find_last_of(" \t\n\"'(<") + 1); // npos + 1 is 0
    if (host.find("://") != std::string_view::npos) return true;
    return host.ends_with(':') && (host.find('.') != std::string_view::npos ||
                                   host.find(']') != std::string_view::npos || host == "localhost:");
}

/// Whether the number is the status of an HTTP answer, as logs write it: `HTTP/1.1 200`, `GET / 200`, `200 OK`.
bool isHttpStatus(std::string_view before, std::string_view after)
{
    constexpr std::array<std::string_view, 7> methods{"get /",    "head /",  "post /",   "put /",
                                                      "delete /", "patch /", "options /"};
    constexpr std::array<std::string_view, 9> reasons{
        " ok",        " multiple choices",  " forbidden",           " bad request", " unauthorized",
        " not found", " too many requests", " internal server err", " bad gateway"};
    const std::string_view line = before.substr(before.find_last_of('\n') + 1); // npos + 1 is 0
    return line.find("http/") != std::string_view::npos || line.ends_with("http ") || line.ends_with("status code ") ||
           std::any_of(methods.begin(), methods.end(),
                       [&](std::string_view method) { return line.find(method) != std::string_view::npos; }) ||
           std::any_of(reasons.begin(), reasons.end(),
                       [&](std::string_view reason) { return after.starts_with(reason); });
}

/// Whether a word stands behind the number, which then counts something: `10 attempts`.
bool isCount(std::string_view after)
{
    return after.size() > 1 && after[0] == ' ' && isWord(after[1]) && !isDigit(after[1]);
}

/// Whether the word before a number says that the number is an error's, however small it is.
bool namesError(std::string_view word, std::string_view after)
{
    const bool code = word.find("code") != std::string_view::npos || word == "result" || word == "native" ||
                      word == "web" || word == "video-web";
    return code || (word.find("err") != std::string_view::npos && !isCount(after));
}

/// Numbers that stand alone. Small ones are everywhere in a log, and count behind a word for an error only; the status
/// of an HTTP answer counts as the REST API's.
std::vector<Candidate> candidatesIn(std::string_view text)
{
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isDigit(text[i])) continue;
        const std::size_t start = i;
        while (i < text.size() && isDigit(text[i])) ++i;
        const bool joined =
            (start > 0 && (isWord(text[start - 1]) || text[start - 1] == '.')) || (i < text.size() && isWord(text[i]));
        const std::string_view before = text.substr(0, start);
        const std::string_view after = text.substr(i);
        if (joined || i - start > 6 || isPort(before)) continue;
        int code = 0;
        std::from_chars(text.data() + start, text.data() + i, code);
        std::string_view word = wordBefore(before);
        const bool status = i - start == 3 && word.find("errorcode") == std::string_view::npos;
        if (status && isHttpStatus(before, after)) word = prefix(ErrorSource::RestApi);
        const bool alone = start == 0 && i == text.size();
        if (code >= 100 || alone || namesError(word, after)) all.push_back({code, word});
    }
    return all;
}

/// Whether `text` holds `name` as a word of its own.
bool hasWord(std::string_view text, std::string_view name)
{
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const bool starts = at == 0 || !isWord(text[at - 1]);
        const std::size_t end = at + name.size();
        if (starts && (end == text.size() || !isWord(text[end]))) return true;
    }
    return false;
}

bool holdsAnyOf(std::string_view text, std::string_view phrases)
{
    while (!phrases.empty()) {
        const std::size_t end = std::min(phrases.find('|'), phrases.size());
        if (text.find(phrases.substr(0, end)) != std::string_view::npos) return true;
        phrases.remove_prefix(std::min(end + 1, phrases.size()));
    }
    return false;
}

bool isPrefix(std::string_view word)
{
    return std::any_of(sources.begin(), sources.end(), [word](const SourceRow& row) { return row.prefix == word; });
}

/// How much speaks for a row: its text counts most, then its name, then its number; none is 0.
int weight(const ErrorRow& row, std::string_view text, const std::vector<Candidate>& candidates)
{
    const bool numbered = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
        return candidate.code == row.code && (!isPrefix(candidate.word) || candidate.word == prefix(row.source));
    });
    const bool named = !row.name.empty() && hasWord(text, lowered(row.name));
    return (holdsAnyOf(text, row.texts) ? 4 : 0) + (named ? 2 : 0) + (numbered ? 1 : 0);
}

} // namespace

std::string_view title(ErrorSource source) { return sources[static_cast<std::size_t>(source)].title; }
std::string_view prefix(ErrorSource source) { return sources[static_cast<std::size_t>(source)].prefix; }

std::vector<const ErrorRow*> explainError(std::string_view text, TokenKind token)
{
    const std::string lower = lowered(text.substr(0, 65'536)); // an error is somewhere in the first pages of a log
    const std::vector<Candidate> candidates = candidatesIn(lower);
    struct Match
    {
        int weight;
        const ErrorRow* row;
    };
    std::vector<Match> matches;
    for (const ErrorRow& row : errorRows())
        if (const int found = weight(row, lower, candidates); found > 0) matches.push_back({found, &row});
    std::stable_sort(matches.begin(), matches.end(),
                     [](const Match& a, const Match& b) { return a.weight > b.weight; });
    const int best = matches.empty() ? 0 : matches.front().weight;
    const int least = best >= 4 ? 4 : best == 3 ? 2 : 1; // words beat all else, a name with its number a bare number
    std::vector<const ErrorRow*> found;
    for (const Match& match : matches)
        if (match.weight >= least) found.push_back(match.row);
    std::stable_partition(found.begin(), found.end(), [token](const ErrorRow* row) {
        return (token == TokenKind::Video && isOfSessions(row->source)) ||
               (token == TokenKind::Meeting && isOfMeetings(row->source));
    });
    return found;
}

std::vector<Finding> causesOf(const ErrorRow& row, const jwt::Decoded& token, const Context& context)
{
    Context known = context;
    JoinContext& join = known.join;
    const bool native = row.source == ErrorSource::MeetingNative || row.source == ErrorSource::VideoNative;
    const bool meeting = isOfMeetings(row.source);
    if (meeting || isOfSessions(row.source)) {
        if (join.whatIsJoined() == Target::Unknown) join.target = meeting ? Target::Meeting : Target::Session;
        if (!join.platform) join.platform = native ? Platform::Android : Platform::Web; // phones ask for the most
    }
    std::vector<Finding> findings = diagnose(token, known);
    std::erase_if(findings, [&](const Finding& finding) {
        return std::find(row.findings.begin(), row.findings.end(), finding.id) == row.findings.end();
    });
    return findings;
}

std::string codeText(const ErrorRow& row)
{
    return row.code < 0 ? std::string(row.name) : std::string(prefix(row.source)) + ':' + std::to_string(row.code);
}

} // namespace zoom
