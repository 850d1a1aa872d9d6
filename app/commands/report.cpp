#include "commands/report.h"

#include "commands/output.h"
#include "zoom/describe.h"

#include <algorithm>

namespace commands {
namespace {

using zoom::LifetimeState;
using zoom::SignatureStatus;

constexpr std::size_t widestName = 24; ///< longer names get a line of their own

std::string signatureText(SignatureStatus status)
{
    switch (status) {
    case SignatureStatus::Valid: return "valid: made with the given secret";
    case SignatureStatus::Invalid: return "invalid: not made with the given secret";
    case SignatureStatus::Unchecked: break;
    }
    return "not checked";
}

std::string lifetimeText(const Report& report)
{
    const zoom::Lifespan& life = report.life;
    switch (life.state) {
    case LifetimeState::Live: return "live, " + base::durationText(*life.expiresAt - report.now) + " left";
    case LifetimeState::Expired: return "expired " + base::durationText(report.now - *life.expiresAt) + " ago";
    case LifetimeState::NotYet: return "starts in " + base::durationText(*life.issuedAt - report.now);
    case LifetimeState::Unknown: break;
    }
    return "unknown: there is no time of expiry that can be read";
}

std::string line(std::string_view name, std::string_view value) { return padded(name, 11) + std::string(value) + '\n'; }

/// Names in one column, values in the other; `below`, where there is any, under its value.
struct Row
{
    std::string name;
    std::string value;
    std::string below;
};

std::string columnsOf(const std::vector<Row>& rows)
{
    std::size_t width = 0;
    for (const Row& row : rows)
        if (columns(row.name) <= widestName) width = std::max(width, columns(row.name));
    const std::size_t indent = 2 + width + 2;
    std::string text;
    for (const Row& row : rows) {
        const bool fits = columns(row.name) <= width;
        text += "  " + (fits ? padded(row.name, width + 2) : wrapped(row.name, pageWidth - 2, 2) + '\n');
        if (!fits) text += std::string(indent, ' ');
        text += wrapped(row.value, pageWidth - indent, indent) + '\n';
        if (!row.below.empty())
            text += std::string(indent, ' ') + wrapped(row.below, pageWidth - indent, indent) + '\n';
    }
    return text;
}

std::string claimsText(const jwt::Claims& claims, zoom::TokenKind kind)
{
    std::vector<Row> rows;
    for (const zoom::ClaimText& claim : zoom::explain(claims, kind)) {
        const std::string reading = claim.reading.empty() ? "" : " (" + claim.reading + ")";
        rows.push_back({printable(claim.name), printable(claim.value + reading), claim.meaning});
    }
    return columnsOf(rows);
}

std::string findingsText(const Report& report)
{
    std::vector<Row> rows;
    for (const zoom::Finding& finding : report.findings) {
        const zoom::FindingText text = zoom::describe(finding, report.kind);
        std::string below = text.fix;
        if (!text.codes.empty()) below += " A join answers";
        for (const std::string_view code : text.codes)
            below += (code == text.codes.front() ? " " : ", ") + std::string(code);
        if (!text.codes.empty()) below += '.';
        rows.push_back({std::string(name(text.severity)), printable(text.message), printable(below)});
    }
    return columnsOf(rows);
}

jwt::Value orNull(std::optional<std::int64_t> seconds)
{
    if (seconds) return *seconds;
    return nullptr;
}

jwt::Structure lifetimeJson(const Report& report)
{
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
    std::optional<std::int64_t> left;
    if (report.life.issuedAt) from = base::epochSeconds(*report.life.issuedAt);
    if (report.life.expiresAt) to = base::epochSeconds(*report.life.expiresAt);
    if (to) left = *to - base::epochSeconds(report.now);
    return object({{"state", std::string(zoom::name(report.life.state))},
                   {"issuedAt", orNull(from)},
                   {"expiresAt", orNull(to)},
                   {"secondsLeft", orNull(left)}});
}

jwt::Structure findingJson(const zoom::Finding& finding, zoom::TokenKind kind)
{
    const zoom::FindingText text = zoom::describe(finding, kind);
    std::vector<jwt::Value> codes;
    for (const std::string_view code : text.codes) codes.emplace_back(std::string(code));
    return object({{"id", std::string(text.id)},
                   {"severity", std::string(name(text.severity))},
                   {"claim", finding.claim},
                   {"message", text.message},
                   {"fix", text.fix},
                   {"codes", list(codes)}});
}

} // namespace

bool Report::hasErrors() const
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const zoom::Finding& finding) { return severityOf(finding.id) == zoom::Severity::Error; });
}

std::string asText(const Report& report)
{
    std::string text = zoom::title(report.kind) + "\n\n";
    text += line("Signature", signatureText(report.signature));
    text += line("Lifetime", lifetimeText(report));
    if (report.life.issuedAt) text += line("Issued", base::utcText(*report.life.issuedAt));
    if (report.life.expiresAt) text += line("Expires", base::utcText(*report.life.expiresAt));
    if (!report.token.header.empty()) text += "\nHeader\n" + claimsText(report.token.header, zoom::TokenKind::Unknown);
    if (!report.token.claims.empty()) text += "\nClaims\n" + claimsText(report.token.claims, report.kind);
    text += report.findings.empty() ? "\nNothing wrong was found.\n" : "\nFindings\n" + findingsText(report);
    return text;
}

jwt::Claims asJson(const Report& report)
{
    std::vector<jwt::Value> claims;
    const std::vector<zoom::ClaimText> texts = zoom::explain(report.token.claims, report.kind);
    for (std::size_t i = 0; i < texts.size(); ++i)
        claims.emplace_back(
            object({{"name", texts[i].name}, {"value", report.token.claims[i].value}, {"meaning", texts[i].meaning}}));
    std::vector<jwt::Value> findings;
    for (const zoom::Finding& finding : report.findings) findings.emplace_back(findingJson(finding, report.kind));
    return {{"kind", std::string(zoom::name(report.kind))},
            {"header", object(report.token.header)},
            {"claims", list(claims)},
            {"signature", object({{"status", std::string(zoom::name(report.signature))}, {"by", nullptr}})},
            {"lifetime", lifetimeJson(report)},
            {"findings", list(findings)}};
}

} // namespace commands
