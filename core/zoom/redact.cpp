#include "zoom/redact.h"

#include "base/printable.h"
#include "zoom/describe.h"
#include "zoom/reportcontent.h"

#include <algorithm>

namespace zoom {
namespace {

constexpr std::string_view nothingWrong = "Nothing wrong was found.\n";

std::string codesText(const FindingText& text)
{
    std::string codes;
    for (const std::string_view code : text.codes) codes.append(codes.empty() ? "" : ", ").append(code);
    return codes.empty() ? codes : " (" + codes + ')';
}

std::string valueText(const ReportedClaim& claim)
{
    const std::string reading = claim.reading.empty() ? "" : " (" + claim.reading + ')';
    return base::printable(jwt::plainText(claim.value) + reading);
}

/// A text in a span of code, where sites look for neither markup nor links nor names of users (GitHub Flavored Markdown
/// 6.3). Bars would end a cell of a table in spans too.
std::string code(std::string_view text)
{
    const std::string line = base::printable(text);
    if (line.empty()) return {};
    std::size_t longest = 0;
    std::size_t run = 0;
    std::string span;
    for (const char c : line) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
        if (c == '|') span += '\\';
        span += c;
    }
    const std::string fence(longest + 1, '`');
    const bool padded = line.front() == '`' || line.back() == '`' || line.front() == ' ' || line.back() == ' ';
    const std::string pad(padded ? " " : "");
    return fence + pad + span + pad + fence;
}

/// A sentence in which a value may stand: nothing in it is markup, a link, a mention or a number of an issue. (Sites
/// find those after markup is read, so an escape does not help: an unseen character parts the sign from the name.)
std::string prose(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool insideWord = i > 0 && i + 1 < text.size() && text[i - 1] != ' ' && text[i + 1] != ' ';
        if (std::string_view("\\`*_[]<>#|&~@$:{}^!").find(c) != std::string_view::npos || (c == '.' && insideWord))
            out += '\\';
        out += c;
        if (c == '@' || c == '#') out += "&#8203;"; // zero width space
    }
    return out;
}

std::string signatureText(const ReportContent& report)
{
    if (report.signatureLength == 0) return "missing";
    return std::string(report.signatureStatus) + ", " + std::to_string(report.signatureLength) + " characters";
}

std::string markdown(const ReportContent& report)
{
    std::string text = "# " + title(report.kind) + "\n\nSignature: " + signatureText(report) +
                       "  \nLifetime: " + std::string(report.lifetime) +
                       (report.needed.empty() ? "" : "  \nNeeded for this join: " + prose(report.needed)) +
                       "\n\n| claim | value | meaning |\n| --- | --- | --- |\n";
    for (const ReportedClaim& member : report.header)
        text += "| header " + code(member.name) + " | " + code(valueText(member)) + " | |\n";
    for (const ReportedClaim& claim : report.claims)
        text += "| " + code(claim.name) + " | " + code(valueText(claim)) + " | " + prose(claim.meaning) + " |\n";
    text += "\n## Findings\n\n";
    for (const ReportedFinding& found : report.findings)
        text += "- **" + std::string(name(found.text.severity)) + "** " + std::string(found.text.id) + ": " +
                prose(found.text.message) + ' ' + prose(found.text.fix) + codesText(found.text) + '\n';
    if (report.findings.empty()) text += nothingWrong;
    return text + '\n' + prose(report.covered) + "\n\n" + std::string(report.replaced) + '\n';
}

std::string plain(const ReportContent& report)
{
    std::string text = title(report.kind) + "\n\nSignature  " + signatureText(report) + "\nLifetime   " +
                       std::string(report.lifetime) + (report.needed.empty() ? "" : "\nNeeded     " + report.needed) +
                       "\n\nHeader\n";
    for (const ReportedClaim& member : report.header)
        text += "  " + base::printable(member.name) + "  " + valueText(member) + '\n';
    text += "\nClaims\n";
    for (const ReportedClaim& claim : report.claims)
        text += "  " + base::printable(claim.name) + "  " + valueText(claim) + '\n';
    text += "\nFindings\n";
    for (const ReportedFinding& found : report.findings)
        text += "  " + std::string(name(found.text.severity)) + "  " + found.text.message + ' ' + found.text.fix +
                codesText(found.text) + '\n';
    if (report.findings.empty()) text.append("  ").append(nothingWrong);
    return text + '\n' + report.covered + '\n' + std::string(report.replaced) + '\n';
}

jwt::Structure list(const std::vector<std::string>& items)
{
    std::string json = "[";
    for (const std::string& item : items) json.append(json.size() > 1 ? "," : "").append(item);
    return {json + ']'};
}

std::string findingJson(const ReportedFinding& found)
{
    std::vector<std::string> codes;
    for (const std::string_view code : found.text.codes) codes.push_back('"' + std::string(code) + '"');
    return jwt::toJson({{"id", std::string(found.text.id)},
                        {"severity", std::string(name(found.text.severity))},
                        {"claim", found.claim},
                        {"message", found.text.message},
                        {"fix", found.text.fix},
                        {"codes", list(codes)}});
}

std::string json(const ReportContent& report)
{
    jwt::Claims header;
    for (const ReportedClaim& member : report.header) header.push_back({member.name, member.value});
    std::vector<std::string> claims;
    for (const ReportedClaim& claim : report.claims)
        claims.push_back(jwt::toJson({{"name", claim.name}, {"value", claim.value}, {"meaning", claim.meaning}}));
    std::vector<std::string> findings;
    for (const ReportedFinding& found : report.findings) findings.push_back(findingJson(found));
    const auto length = static_cast<std::int64_t>(report.signatureLength);
    return jwt::toJson({{"schema", std::int64_t{1}},
                        {"redacted", true},
                        {"kind", std::string(name(report.kind))},
                        {"header", jwt::Structure{jwt::toJson(header)}},
                        {"claims", list(claims)},
                        {"signature", jwt::Structure{jwt::toJson(
                                          {{"status", std::string(report.signatureStatus)}, {"characters", length}})}},
                        {"lifetime", jwt::Structure{jwt::toJson({{"state", std::string(report.lifetime)}})}},
                        {"needed", report.needed},
                        {"coverage", report.covered},
                        {"findings", list(findings)}}) +
           '\n';
}

} // namespace

std::string redactedReport(const jwt::Decoded& token, const Context& context, ReportForm form, bool withValues)
{
    const ReportContent content = reportContent(token, context, withValues);
    if (form == ReportForm::Markdown) return markdown(content);
    return form == ReportForm::Json ? json(content) : plain(content);
}

} // namespace zoom
