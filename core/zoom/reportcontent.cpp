#include "zoom/reportcontent.h"

#include "base/printable.h"
#include "zoom/coverage.h"
#include "zoom/describe.h"
#include "zoom/fits.h"
#include "zoom/pseudonym.h"
#include "zoom/tables.h"

#include <algorithm>
#include <array>

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
bool isHeaderWord(std::string_view text)
{
    constexpr std::array<std::string_view, 9> words{"HS256", "HS384", "HS512", "RS256", "ES256",
                                                    "none",  "JWT",   "jwt",   "2.0"};
    return std::find(words.begin(), words.end(), text) != words.end();
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

/// Whether a text that a finding quotes tells nobody anything: a digit or two where one of a few numbers is wanted, a
/// word of headers in a header, a time in a claim for times.
bool tellsNothing(FindingId id, std::string_view quoted)
{
    using enum FindingId;
    const bool digits = quoted.find_first_not_of("0123456789") == std::string_view::npos;
    switch (id) {
    case AlgNotHs256:
    case TypValue: return isHeaderWord(quoted);
    case Milliseconds: return digits && quoted.size() == 13; // from 2001 to 2286
    case ClaimValue:
    case VersionValue:
    case RoleValue: return (digits && quoted.size() <= 2) || quoted == nothingGiven;
    case GeoUnknown:
    case MeetingNumberFormat: return quoted == nothingGiven;
    default: return false;
    }
}

/// How many of a finding's args, from the first on, tell the time of a claim.
std::size_t timesIn(FindingId id)
{
    using enum FindingId;
    switch (id) {
    case Expired:
    case NotYet: return 2;
    case IatOld:
    case LifetimeShort:
    case LifetimeLong:
    case TokenexpMismatch: return 1;
    default: return 0;
    }
}

/// Whether a claim for times holds a number that is none of our days, which is replaced.
bool hidesTime(const jwt::Decoded& token)
{
    return std::any_of(token.claims.begin(), token.claims.end(), [](const jwt::Claim& claim) {
        return isTime(claim.name) && std::holds_alternative<std::int64_t>(claim.value) && !isPlausibleTime(claim.value);
    });
}

/// Replaces what is somebody's own.
class Redactor
{
public:
    Redactor(const jwt::Decoded& token, const Context& context, bool withValues)
        : token_(token), context_(context), table_(tableFor(kindOf(token))), withValues_(withValues)
    {}

    ReportedClaim member(const jwt::Claim& member) const
    {
        const auto* const text = std::get_if<std::string>(&member.value);
        const bool shown = text != nullptr && isHeaderWord(*text);
        return {shownName(member.name), shown ? member.value : Value(pseudonymOf(member)), {}, {}};
    }
    ReportedClaim claim(const jwt::Claim& claim, ClaimText text) const
    {
        const bool shown = isNobodys(claim, table_) || (withValues_ && !isKey(claim));
        return {shownName(claim.name), shown ? claim.value : Value(pseudonymOf(claim)), std::move(text.meaning),
                shown ? std::move(text.reading) : std::string()};
    }
    /// The finding in words; its text quotes nothing but its args and its claim.
    ReportedFinding finding(Finding finding, TokenKind kind) const
    {
        finding.claim = shownName(finding.claim);
        if (finding.id == FindingId::UnknownClaim && finding.args.size() > 1)
            finding.args[1].resize(std::min(finding.args[1].find(':'), finding.args[1].size()));
        const std::size_t times = hidesTime(token_) ? timesIn(finding.id) : 0;
        for (std::size_t i = 0; i < std::min(times, finding.args.size()); ++i)
            finding.args[i] = names_.of(finding.args[i]);
        FindingText text = describe(finding, kind, [&](std::string_view value) {
            return tellsNothing(finding.id, value) ? std::string(value) : masked(value);
        });
        for (std::string* const sentence : {&text.message, &text.fix}) *sentence = base::printable(*sentence);
        return {finding.claim, std::move(text)};
    }

private:
    std::string shownName(const std::string& name) const
    {
        return name.empty() || isKnownName(name) ? name : names_.of(name);
    }
    std::string pseudonymOf(const jwt::Claim& claim) const { return names_.of(jwt::plainText(claim.value)); }
    static bool isKey(const jwt::Claim& claim)
    {
        constexpr std::array<std::string_view, 4> names{"app_key", "appKey", "sdkKey", "iss"};
        return std::find(names.begin(), names.end(), claim.name) != names.end();
    }
    std::string masked(std::string_view value) const
    {
        const Autopsy& autopsy = context_.autopsy;
        const bool key = value == autopsy.chosenKey || value == autopsy.byKey ||
                         std::any_of(token_.claims.begin(), token_.claims.end(), [value](const jwt::Claim& claim) {
                             return isKey(claim) && value == jwt::plainText(claim.value);
                         });
        return withValues_ && !key ? std::string(value) : names_.of(value);
    }

    const jwt::Decoded& token_;
    const Context& context_;
    const Table* table_;
    bool withValues_;
    Pseudonyms names_;
};

std::string neededText(const jwt::Decoded& token, TokenKind kind, const JoinContext& join)
{
    const NeededTokens* const needed = neededBeside(token, kind, join);
    return needed == nullptr ? std::string() : std::string(needed->tokens) + ". " + std::string(needed->because);
}

} // namespace

ReportContent reportContent(const jwt::Decoded& token, const Context& context, bool withValues)
{
    const TokenKind kind = kindOf(token);
    const Redactor redactor(token, context, withValues);
    ReportContent content{kind,
                          {},
                          {},
                          {},
                          zoom::name(context.signature),
                          token.partText(jwt::Part::Signature).size(),
                          zoom::name(lifespan(token, context).state),
                          neededText(token, kind, context.join),
                          describe(coverage(kind, context)),
                          withValues ? "Keys are replaced by short hashes."
                                     : "Keys, names and numbers are replaced by short hashes."};
    for (const jwt::Claim& member : token.header) content.header.push_back(redactor.member(member));
    std::vector<ClaimText> texts = explain(token.claims, kind);
    for (std::size_t i = 0; i < texts.size(); ++i)
        content.claims.push_back(redactor.claim(token.claims[i], std::move(texts[i])));
    for (Finding& finding : diagnose(token, context))
        content.findings.push_back(redactor.finding(std::move(finding), kind));
    return content;
}

} // namespace zoom
