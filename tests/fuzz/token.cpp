// Whatever is pasted: intake, decoder, doctor and everything that is made of their answers hold.
#include "base/lowercase.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "jwt/hs256.h"
#include "jwt/members.h"
#include "zoom/autopsy.h"
#include "zoom/compare.h"
#include "zoom/describe.h"
#include "zoom/diagnose.h"
#include "zoom/errorcodes.h"
#include "zoom/findings.h"
#include "zoom/intake.h"
#include "zoom/mend.h"
#include "zoom/redact.h"

#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds) std::abort();
}

void examine(const jwt::Decoded& token)
{
    std::string text = "fuzz-secret";
    const base::Secret secret = base::Secret::take(text);
    const zoom::Signatory chosen{"Fuzz", "video", "fuzz-key", &secret};
    zoom::Context context{.now = base::fromEpochSeconds(1'800'000'000)};
    context.join.topic = "Fuzz";
    context.join.meetingNumber = "123456789";
    context.autopsy = zoom::autopsy(token, &chosen, {});
    context.signature = context.autopsy.status;
    require(context.signature == zoom::SignatureStatus::Invalid); // nobody guesses an HMAC

    const zoom::TokenKind kind = zoom::kindOf(token);
    for (const zoom::Finding& finding : zoom::diagnose(token, context))
        require(!zoom::describe(finding, kind).message.empty());
    for (const zoom::ReportForm form : {zoom::ReportForm::Markdown, zoom::ReportForm::Json, zoom::ReportForm::Text})
        require(!zoom::redactedReport(token, context, form).empty());
    require(zoom::explain(token.claims, kind).size() == token.claims.size());
    require(zoom::compare(token, token).sameText);
    if (const zoom::Table* const table = zoom::tableFor(kind))
        zoom::mended(token.claims, *table, "fuzz-key", {.now = context.now}, context.join);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view pasted(reinterpret_cast<const char*>(data), size); // NOLINT(*-reinterpret-cast)
    const jwt::Decoded token = jwt::decode(zoom::intake(pasted).token);
    require(base::utf16Length(base::printable(pasted)).has_value());
    require(base::lowercase(base::lowercase(pasted)) == base::lowercase(pasted));
    for (const jwt::Damage& damage : token.damage) require(damage.offset <= token.text.size());
    examine(token);
    // A mutated token rarely decodes, so the input is taken for a payload too.
    const jwt::Members members = jwt::readMembers(std::string(pasted));
    const std::string made = jwt::sign(members.claims, jwt::Key(base::Secret()));
    const jwt::Decoded again = jwt::decode(made);
    require(again.claims.size() == members.claims.size() || again.isDamaged(jwt::Part::Payload));
    examine(again);
    zoom::explainError(pasted);
    return 0;
}
