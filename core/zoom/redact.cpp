#include "zoom/redact.h"

#include "jwt/hs256.h"
#include "zoom/coverage.h"
#include "zoom/describe.h"
#include "zoom/findings.h"
#include "zoom/fits.h"
#include "zoom/tables.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace zoom {
namespace {

using jwt::Value;

/// Whether the number is a time of our days, in seconds or milliseconds, rather than somebody's meeting number.
bool isPlausibleTime(const Value& value)
{
    const auto* const whole = std::get_if<std::int64_t>(&value);
    constexpr std::int64_t billion = 1'000'000'000; // 2001; ten times that is the year 2286
    if (whole == nullptr) return false;
    return (*whole >= billion && *whole < 10 * billion) || (*whole >= 1000 * billion && *whole < 10'000 * billion);
}

/// Whether a value is one of the few that a claim can have, or a time: nobody's own.
bool isNobodys(const jwt::Claim& claim, const Table* table)
{
    const auto* const whole = std::get_if<std::int64_t>(&claim.value);
    if (std::holds_alternative<bool>(claim.value) || std::holds_alternative<std::nullptr_t>(claim.value)) return true;
    if (isTime(claim.name)) return isPlausibleTime(claim.value);
    const Slot* const slot = table == nullptr ? nullptr : table->slot(claim.name);
    if (slot == nullptr) return false;
    const Field* const field = table->fieldOf(*slot);
    if (std::holds_alternative<Constant>(slot->origin)) return whole != nullptr && *whole >= 0 && *whole < 10;
    if (field == nullptr) return false;
    if (std::holds_alternative<Choice>(field->kind)) return whole != nullptr && allows(*field, claim.value);
    return std::holds_alternative<CodeList>(field->kind) && std::holds_alternative<std::string>(claim.value) &&
           allows(*field, claim.value);
}

/// The words of a header that say nothing about anybody.
bool isHeaderWord(const jwt::Claim& member)
{
    constexpr std::array<std::string_view, 9> words{"HS256", "HS384", "HS512", "RS256", "ES256",
                                                    "none",  "JWT",   "jwt",   "2.0"};
    const auto* const text = std::get_if<std::string>(&member.value);
    return text != nullptr && std::find(words.begin(), words.end(), *text) != words.end();
}

/// Whether the name of a claim or header member is one that Zoom or the JOSE registries know: nobody's own.
bool isKnownName(std::string_view name)
{
    constexpr std::array<std::string_view, 24> words{"alg", "typ", "cty", "kid", "crit", "zip",  "v",   "ver",
                                                     "iss", "sub", "aud", "exp", "nbf",  "iat",  "jti", "auid",
                                                     "uid", "aid", "tid", "gno", "type", "code", "pwd", "tokenExp"};
    const auto inTable = [&](const Table& table) { return table.slot(name) != nullptr; };
    return std::find(words.begin(), words.end(), name) != words.end() ||
           std::any_of(tables().begin(), tables().end(), inTable);
}

std::string shownName(const std::string& name) { return name.empty() || isKnownName(name) ? name : pseudonym(name); }

void replaceAll(std::string& text, std::string_view what, const std::string& by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

struct Found
{
    std::string claim;
    FindingText text;
};

/// Header, claims and findings without what is somebody's own.
struct Content
{
    jwt::Claims header;
    jwt::Claims claims;
    std::vector<std::string> meanings; ///< of each claim
    std::vector<std::string> readings; ///< of each claim
    std::vector<Found> findings;
};

/// Everything that a report says, redacted; the forms only lay it out.
class Report
{
public:
    Report(const jwt::Decoded& token, const Context& context, bool withValues)
        : token_(token), context_(context), kind_(kindOf(token)), withValues_(withValues)
    {
        for (const jwt::Claim& member : token.header)
            content_.header.push_back(
                {shownName(member.name), isHeaderWord(member) ? member.value : Value(pseudonymOf(member))});
        const std::vector<ClaimText> texts = explain(token.claims, kind_);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const bool shown = isNobodys(token.claims[i], tableFor(kind_)) || (withValues && !isKey(token.claims[i]));
            content_.claims.push_back(
                {shownName(token.claims[i].name), shown ? token.claims[i].value : Value(pseudonymOf(token.claims[i]))});
            content_.meanings.push_back(texts[i].meaning);
            content_.readings.push_back(shown ? texts[i].reading : std::string());
        }
        for (const Finding& finding : diagnose(token, context)) addFinding(finding);
    }

    std::string title() const { return zoom::title(kind_); }
    std::string_view kind() const { return zoom::name(kind_); }
    std::string_view status() const { return zoom::name(context_.signature); }
    std::string_view state() const { return zoom::name(lifespan(token_, context_).state); }
    std::size_t signatureLength() const { return token_.partText(jwt::Part::Signature).size(); }
    /// Six characters are 36 of 256 bits: enough to tell tokens apart, not to complete one.
    std::string signatureStart() const
    {
        const std::string_view text = token_.partText(jwt::Part::Signature);
        constexpr std::size_t shown = 6;
        const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
            return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '+' || c == '/' || c == '=';
        });
        return text.size() < 40 || !plain ? std::string() : std::string(text.substr(0, shown)) + "…";
    }
    std::string covered() const { return zoom::describe(coverage(kind_, context_)); }

    /// Text on one line, without characters that steer a terminal.
    static std::string clean(std::string_view text)
    {
        std::string line(text);
        for (char& c : line)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
        return line;
    }

    const Content& content() const { return content_; }

private:
    /// The finding in words, without names and values that are somebody's own: some texts name what they speak of.
    void addFinding(const Finding& finding)
    {
        FindingText text = zoom::describe(finding, kind_, [this](std::string_view value) { return masked(value); });
        for (std::string* const sentence : {&text.message, &text.fix}) {
            for (const jwt::Claims* const members : {&token_.header, &token_.claims})
                for (const jwt::Claim& member : *members) hide(*sentence, member);
        }
        content_.findings.push_back({shownName(finding.claim), std::move(text)});
    }

    void hide(std::string& sentence, const jwt::Claim& member) const
    {
        constexpr std::size_t shortest = 3; // what is shorter tells nobody apart
        const std::string value = jwt::plainText(member.value);
        const bool shown = isHeaderWord(member) || isNobodys(member, tableFor(kind_));
        if (!isKnownName(member.name) && member.name.size() >= shortest)
            replaceAll(sentence, member.name, pseudonym(member.name));
        if (!shown && !withValues_ && value.size() >= shortest) replaceAll(sentence, value, pseudonym(value));
    }

    static std::string pseudonymOf(const jwt::Claim& claim) { return pseudonym(jwt::plainText(claim.value)); }
    static bool isKey(const jwt::Claim& claim)
    {
        constexpr std::array<std::string_view, 4> names{"app_key", "appKey", "sdkKey", "iss"};
        return std::find(names.begin(), names.end(), claim.name) != names.end();
    }
    std::string masked(std::string_view value) const
    {
        const Autopsy& autopsy = context_.autopsy;
        const bool key = value == keyIn(token_) || value == autopsy.chosenKey || value == autopsy.byKey;
        return withValues_ && !key ? std::string(value) : pseudonym(value);
    }

    const jwt::Decoded& token_;
    const Context& context_;
    TokenKind kind_;
    bool withValues_;
    Content content_;
};

std::string codesText(const FindingText& text)
{
    std::string codes;
    for (const std::string_view code : text.codes) codes.append(codes.empty() ? "" : ", ").append(code);
    return codes.empty() ? codes : " (" + codes + ')';
}

std::string valueText(const Report& report, std::size_t i)
{
    const std::string reading = report.content().readings[i].empty() ? "" : " (" + report.content().readings[i] + ')';
    return Report::clean(jwt::plainText(report.content().claims[i].value) + reading);
}

/// A text inside a cell of a table: no bar ends it, no markup starts in it.
std::string cell(std::string_view text)
{
    std::string out;
    for (const char c : Report::clean(text)) {
        if (std::string_view("|`*_[]<>\\#").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string markdown(const Report& report)
{
    std::string text = "# " + report.title() + "\n\nSignature: " + std::string(report.status()) + ", " +
                       std::to_string(report.signatureLength()) + " characters " + cell(report.signatureStart()) +
                       "  \nLifetime: " + std::string(report.state()) +
                       "\n\n| claim | value | meaning |\n| --- | --- | --- |\n";
    for (const jwt::Claim& member : report.content().header)
        text += "| header " + cell(member.name) + " | " + cell(jwt::plainText(member.value)) + " | |\n";
    for (std::size_t i = 0; i < report.content().claims.size(); ++i)
        text += "| " + cell(report.content().claims[i].name) + " | " + cell(valueText(report, i)) + " | " +
                cell(report.content().meanings[i]) + " |\n";
    text += "\n## Findings\n\n";
    for (const Found& found : report.content().findings)
        text += "- **" + std::string(name(found.text.severity)) + "** " + std::string(found.text.id) + ": " +
                cell(found.text.message) + ' ' + cell(found.text.fix) + codesText(found.text) + '\n';
    if (report.content().findings.empty()) text += "Nothing wrong was found.\n";
    return text + '\n' + report.covered() + "\n\nKeys, names and numbers are replaced by short hashes.\n";
}

std::string plain(const Report& report)
{
    std::string text = report.title() + "\n\nSignature  " + std::string(report.status()) + ", " +
                       std::to_string(report.signatureLength()) + " characters " + report.signatureStart() +
                       "\nLifetime   " + std::string(report.state()) + "\n\nHeader\n";
    for (const jwt::Claim& member : report.content().header)
        text += "  " + Report::clean(member.name + "  " + jwt::plainText(member.value)) + '\n';
    text += "\nClaims\n";
    for (std::size_t i = 0; i < report.content().claims.size(); ++i)
        text += "  " + Report::clean(report.content().claims[i].name) + "  " + valueText(report, i) + '\n';
    text += "\nFindings\n";
    for (const Found& found : report.content().findings)
        text += "  " + std::string(name(found.text.severity)) + "  " + Report::clean(found.text.message) + ' ' +
                Report::clean(found.text.fix) + codesText(found.text) + '\n';
    if (report.content().findings.empty()) text += "  Nothing wrong was found.\n";
    return text + '\n' + report.covered() + "\nKeys, names and numbers are replaced by short hashes.\n";
}

jwt::Structure list(const std::vector<std::string>& items)
{
    std::string json = "[";
    for (const std::string& item : items) json.append(json.size() > 1 ? "," : "").append(item);
    return {json + ']'};
}

std::string json(const Report& report)
{
    std::vector<std::string> claims;
    for (std::size_t i = 0; i < report.content().claims.size(); ++i)
        claims.push_back(jwt::toJson({{"name", report.content().claims[i].name},
                                      {"value", report.content().claims[i].value},
                                      {"meaning", report.content().meanings[i]}}));
    std::vector<std::string> findings;
    for (const Found& found : report.content().findings) {
        std::vector<std::string> codes;
        for (const std::string_view code : found.text.codes) codes.push_back('"' + std::string(code) + '"');
        findings.push_back(jwt::toJson({{"id", std::string(found.text.id)},
                                        {"severity", std::string(name(found.text.severity))},
                                        {"claim", found.claim},
                                        {"message", found.text.message},
                                        {"fix", found.text.fix},
                                        {"codes", list(codes)}}));
    }
    const auto length = static_cast<std::int64_t>(report.signatureLength());
    return jwt::toJson({{"schema", std::int64_t{1}},
                        {"redacted", true},
                        {"kind", std::string(report.kind())},
                        {"header", jwt::Structure{jwt::toJson(report.content().header)}},
                        {"claims", list(claims)},
                        {"signature", jwt::Structure{jwt::toJson({{"status", std::string(report.status())},
                                                                  {"characters", length},
                                                                  {"start", report.signatureStart()}})}},
                        {"lifetime", jwt::Structure{jwt::toJson({{"state", std::string(report.state())}})}},
                        {"findings", list(findings)}}) +
           '\n';
}

} // namespace

std::string pseudonym(std::string_view value)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string label = "callsign report 1";
    const jwt::Key key(base::Secret::take(label));
    const jwt::Key::Mac mac = key.mac(value);
    std::string text = "#";
    for (const char byte : std::string_view(mac.data(), 4)) {
        text += digits[static_cast<unsigned char>(byte) >> 4];
        text += digits[static_cast<unsigned char>(byte) & 0xf];
    }
    return text;
}

std::string redactedReport(const jwt::Decoded& token, const Context& context, ReportForm form, bool withValues)
{
    const Report report(token, context, withValues);
    if (form == ReportForm::Markdown) return markdown(report);
    return form == ReportForm::Json ? json(report) : plain(report);
}

} // namespace zoom
