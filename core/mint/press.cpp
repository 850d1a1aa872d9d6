#include "mint/press.h"

#include "mint/negatives.h"
#include "mint/stencil.h"
#include "zoom/findings.h"

#include <algorithm>

namespace mint {
namespace {

/// A time of the token's own; where it has none that can be read, that of the sound one.
base::Time timeIn(const jwt::Decoded& token, std::string_view claim, base::Time sound)
{
    const auto* const seconds = std::get_if<std::int64_t>(jwt::find(token.claims, claim));
    return seconds == nullptr ? sound : base::fromEpochSeconds(*seconds);
}

Label labelOf(const Negative& negative, const zoom::Draft& draft)
{
    const jwt::Decoded token = jwt::decode(negative.token);
    return {timeIn(token, "iat", draft.issuedAt), timeIn(token, "exp", draft.expiresAt), negative.name,
            zoom::name(negative.finding)};
}

bool holdsCounter(const std::string& text) { return text.find(counterMark) != std::string::npos; }

void printToken(const Around& around, std::string_view token, const Numbers& numbers, std::string& out)
{
    Stencil(around.before).print(out, numbers);
    out += token;
    Stencil(around.after).print(out, numbers);
}

} // namespace

Press::Press(const Job& job, const base::Secret& secret)
    : job_(job), fixture_(job.format, job.order->table->kind, job.columns, job.negatives), key_(secret)
{}

void Press::print(const Stretch& stretch, std::string& out, std::vector<Complaint>& complaints) const
{
    if (isSplit(stretch)) {
        const std::size_t before = complaints.size();
        check(stretch, complaints);
        if (complaints.size() == before) printFast(stretch, out);
        return;
    }
    for (std::uint64_t i = 0; i < stretch.count; ++i)
        printOne(stretch, {stretch.counter + i, stretch.number + i}, out, complaints);
}

void Press::check(const Stretch& stretch, std::vector<Complaint>& complaints) const
{
    const std::uint64_t last = stretch.count - 1; // the largest number makes the longest texts
    const std::uint64_t first = isSplit(stretch) ? last : 0;
    for (std::uint64_t i = first; i <= last; ++i) {
        const Numbers numbers{stretch.counter + i, stretch.number + i};
        judge(draft(*job_.order->table, stretch.inputs(numbers), job_.key, job_.timing), stretch, numbers, complaints);
    }
}

/// Whether all tokens of the stretch are one payload with other digits in its texts.
bool Press::isSplit(const Stretch& stretch) const
{
    if (stretch.count == 1 || job_.negatives || holdsMark(job_.key)) return false;
    return std::all_of(stretch.fields.begin(), stretch.fields.end(), [&](const auto& given) {
        const zoom::Field* const field = job_.order->table->field(given.first);
        return !holdsCounter(given.second) || std::holds_alternative<zoom::Text>(field->kind);
    });
}

/// Writes the payload once, with marks for the numbers, and fills them in for each token.
void Press::printFast(const Stretch& stretch, std::string& out) const
{
    zoom::Inputs inputs;
    for (const auto& [key, text] : stretch.fields) inputs.set(key, text);
    const zoom::Draft draft = zoom::draft(*job_.order->table, inputs, job_.key, job_.timing);
    const Stencil payload(jwt::toJson(draft.claims));
    const Around around = fixture_.around(stretch, {draft.issuedAt, draft.expiresAt});
    const Stencil before(around.before);
    const Stencil after(around.after);
    std::string json;
    for (std::uint64_t i = 0; i < stretch.count; ++i) {
        const Numbers numbers{stretch.counter + i, stretch.number + i};
        before.print(out, numbers);
        json.clear();
        payload.print(json, numbers);
        jwt::appendSigned(out, json, key_);
        after.print(out, numbers);
    }
}

void Press::printOne(const Stretch& stretch, const Numbers& numbers, std::string& out,
                     std::vector<Complaint>& complaints) const
{
    const zoom::Draft draft = zoom::draft(*job_.order->table, stretch.inputs(numbers), job_.key, job_.timing);
    if (!judge(draft, stretch, numbers, complaints)) return;
    const Label label{draft.issuedAt, draft.expiresAt};
    printToken(fixture_.around(stretch, label), jwt::sign(draft.claims, key_), numbers, out);
    if (!job_.negatives) return;
    for (const Negative& negative : negativesOf(draft, key_))
        printToken(fixture_.around(stretch, labelOf(negative, draft)), negative.token, numbers, out);
}

/// Whether the draft is sound; notes what is wrong with it.
bool Press::judge(const zoom::Draft& draft, const Stretch& stretch, const Numbers& numbers,
                  std::vector<Complaint>& complaints) const
{
    for (const base::Problem& problem : draft.problems) complaints.push_back({stretch.line, numbers.counter, problem});
    return draft.isSound();
}

} // namespace mint
