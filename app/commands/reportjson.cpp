#include "commands/output.h"
#include "commands/report.h"
#include "zoom/describe.h"

namespace commands {
namespace {

using jwt::Value;

Value orNull(std::optional<std::int64_t> seconds)
{
    if (seconds) return *seconds;
    return nullptr;
}

/// The members with the last value of each name, as JSON.parse takes them; a finding tells that there are more.
jwt::Claims lastOfEach(const jwt::Claims& members)
{
    jwt::Claims last;
    for (const jwt::Claim& member : members) {
        std::erase_if(last, [&](const jwt::Claim& other) { return other.name == member.name; });
        last.push_back(member);
    }
    return last;
}

Value orNull(const std::string& text) { return text.empty() ? Value(nullptr) : Value(text); }

jwt::Structure lifetimeJson(const Report& report)
{
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
    std::optional<std::int64_t> left;
    if (report.life.issuedAt) from = base::epochSeconds(*report.life.issuedAt);
    if (report.life.expiresAt) to = base::epochSeconds(*report.life.expiresAt);
    if (to) left = *to - base::epochSeconds(report.context.now);
    return object({{"state", std::string(zoom::name(report.life.state))},
                   {"issuedAt", orNull(from)},
                   {"expiresAt", orNull(to)},
                   {"secondsLeft", orNull(left)}});
}

jwt::Structure claimsJson(const Report& report)
{
    std::vector<Value> claims;
    const std::vector<zoom::ClaimText> texts = zoom::explain(report.token.claims, report.kind);
    for (std::size_t i = 0; i < texts.size(); ++i)
        claims.emplace_back(
            object({{"name", texts[i].name}, {"value", report.token.claims[i].value}, {"meaning", texts[i].meaning}}));
    return list(claims);
}

jwt::Structure needsJson(const zoom::NeededTokens& needed)
{
    return object({{"tokens", std::string(needed.tokens)},
                   {"because", std::string(needed.because)},
                   {"zak", needed.zak},
                   {"obfOrZak", needed.obfOrZak}});
}

} // namespace

jwt::Structure findingJson(const zoom::Finding& finding, zoom::TokenKind kind)
{
    const zoom::FindingText text = zoom::describe(finding, kind);
    std::vector<Value> codes;
    for (const std::string_view code : text.codes) codes.emplace_back(std::string(code));
    return object({{"id", std::string(text.id)},
                   {"severity", std::string(name(text.severity))},
                   {"claim", finding.claim},
                   {"message", text.message},
                   {"fix", text.fix},
                   {"codes", list(codes)}});
}

jwt::Claims asJson(const Report& report)
{
    std::vector<Value> findings;
    for (const zoom::Finding& finding : report.findings) findings.emplace_back(findingJson(finding, report.kind));
    std::vector<Value> stripped;
    for (const zoom::Wrapping wrapping : report.intake.stripped)
        stripped.emplace_back(std::string(zoom::describe(wrapping)));
    jwt::Claims members{{"kind", std::string(zoom::name(report.kind))},
                        {"header", object(lastOfEach(report.token.header))},
                        {"claims", claimsJson(report)},
                        {"signature", object({{"status", std::string(zoom::name(report.context.signature))},
                                              {"by", orNull(report.signature.profile)}})},
                        {"lifetime", lifetimeJson(report)},
                        {"findings", list(findings)}};
    if (!stripped.empty()) members.push_back({"stripped", list(stripped)});
    if (const auto* const needed = report.needed()) members.push_back({"needs", needsJson(*needed)});
    if (report.clock)
        members.push_back({"clock", object({{"of", report.clock->of}, {"aheadSeconds", report.clock->ahead.count()}})});
    return members;
}

} // namespace commands
