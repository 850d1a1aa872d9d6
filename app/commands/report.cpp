#include "commands/report.h"

#include "commands/columns.h"
#include "commands/output.h"
#include "zoom/coverage.h"
#include "zoom/describe.h"

#include <algorithm>

namespace commands {
namespace {

using zoom::LifetimeState;
using zoom::SignatureStatus;

std::string signatureText(const Report& report)
{
    const Signature& signature = report.signature;
    const std::string secret = printable(signature.checkedWith);
    const bool made = !signature.autopsy.by.empty();
    switch (report.context.signature) {
    case SignatureStatus::Valid: return "valid: made with " + secret;
    case SignatureStatus::Invalid:
        if (signature.autopsy.unreadable) return "invalid: not one that HS256 makes";
        return made ? "invalid: made with " + secret + ", but not as a token's" : "invalid: not made with " + secret;
    case SignatureStatus::Unchecked: break;
    }
    if (signature.tried == 0) return "not checked";
    return "not checked: no profile's secret made it (" + std::to_string(signature.tried) + " tried)";
}

std::string lifetimeText(const Report& report)
{
    const zoom::Lifespan& life = report.life;
    switch (life.state) {
    case LifetimeState::Live: return "live, " + base::durationText(*life.expiresAt - report.context.now) + " left";
    case LifetimeState::Expired: return "expired " + base::durationText(report.context.now - *life.expiresAt) + " ago";
    case LifetimeState::NotYet: return "starts in " + base::durationText(*life.startsAt - report.context.now);
    case LifetimeState::Unknown: break;
    }
    return "unknown: there is no time of expiry that can be read";
}

std::string line(std::string_view name, std::string_view value) { return padded(name, 11) + std::string(value) + '\n'; }

std::string claimsText(const jwt::Claims& claims, zoom::TokenKind kind)
{
    std::vector<Row> rows;
    for (const zoom::ClaimText& claim : zoom::explain(claims, kind)) {
        const std::string reading = claim.reading.empty() ? "" : " (" + claim.reading + ")";
        rows.push_back({printable(claim.name), printable(claim.value + reading), claim.meaning});
    }
    return inColumns(rows);
}

} // namespace

bool Report::hasErrors() const
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const zoom::Finding& finding) { return severityOf(finding.id) == zoom::Severity::Error; });
}

bool Report::isSound() const
{
    return std::all_of(findings.begin(), findings.end(),
                       [](const zoom::Finding& finding) { return severityOf(finding.id) == zoom::Severity::Info; });
}

const zoom::NeededTokens* Report::needed() const { return zoom::neededBeside(token, kind, context.join); }

std::string sentence(const ClockReading& clock)
{
    const auto ahead = clock.ahead.count();
    if (ahead == 0) return "This clock agrees with " + clock.of + '.';
    return "This clock is " + base::durationText(clock.ahead) + (ahead > 0 ? " ahead of " : " behind ") + clock.of +
           '.';
}

std::string findingsText(const std::vector<zoom::Finding>& findings, zoom::TokenKind kind,
                         std::optional<zoom::Platform> platform)
{
    std::vector<Row> rows;
    for (const zoom::Finding& finding : findings) {
        const zoom::FindingText text = zoom::describe(finding, kind);
        std::string codes;
        for (const std::string_view code : text.codes)
            if (!platform || zoom::answersOn(*platform, code)) codes.append(codes.empty() ? "" : ", ").append(code);
        const std::string answers = text.severity == zoom::Severity::Error ? " A join answers " : " A join may answer ";
        const std::string below = text.fix + (codes.empty() ? "" : answers + codes + '.');
        rows.push_back({std::string(name(text.severity)), printable(text.message), printable(below)});
    }
    return inColumns(rows);
}

void warnOf(const std::vector<zoom::Finding>& findings, zoom::TokenKind kind)
{
    for (const zoom::Finding& finding : findings) {
        const zoom::FindingText text = zoom::describe(finding, kind);
        if (text.severity == zoom::Severity::Info) continue;
        note("warning: " + std::string(text.id) + ": " + printable(text.message + ' ' + text.fix));
    }
}

std::string asText(const Report& report)
{
    std::string text = zoom::title(report.kind) + "\n\n";
    text += line("Signature", signatureText(report));
    text += line("Lifetime", lifetimeText(report));
    if (report.life.issuedAt) text += line("Issued", base::utcText(*report.life.issuedAt));
    if (report.life.expiresAt) text += line("Expires", base::utcText(*report.life.expiresAt));
    if (!report.token.header.empty()) text += "\nHeader\n" + claimsText(report.token.header, zoom::TokenKind::Unknown);
    if (!report.token.claims.empty()) text += "\nClaims\n" + claimsText(report.token.claims, report.kind);
    if (const auto* const needed = report.needed())
        text += "\nNeeded for this join\n" +
                inColumns({{"tokens", std::string(needed->tokens), std::string(needed->because)}});
    if (!report.findings.empty())
        text += "\nFindings\n" + findingsText(report.findings, report.kind, report.context.join.platform);
    if (report.isSound())
        text += "\nNothing wrong was found.\n" +
                wrapped(zoom::describe(zoom::coverage(report.kind, report.context)), pageWidth) + '\n';
    return text;
}

} // namespace commands
