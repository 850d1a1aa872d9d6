#include "mint/survey.h"

#include "mint/negatives.h"

#include <algorithm>

namespace mint {
namespace {

/// Looks at stretches one after the other.
class Surveyor
{
public:
    Surveyor(const Job& job, const SurveyLimits& limits)
        : job_(job), limits_(limits), press_(job, base::Secret()), key_(base::Secret())
    {
        const Fixture fixture(job.format, job.order->table->kind, job.columns, job.negatives);
        seen_.edgeBytes = fixture.head().size() + fixture.foot().size();
    }

    bool isFull() const { return seen_.complaints.size() >= limits_.complaints || seen_.tokens >= limits_.tokens; }

    void look(const Stretch& stretch)
    {
        measure(stretch);
        for (std::uint64_t i = 0; i < stretch.count && seen_.samples.size() < limits_.samples; ++i)
            sample(stretch, {stretch.counter + i, stretch.number + i});
        press_.check(stretch, seen_.complaints);
        seen_.tokens += stretch.count;
    }

    Survey finish(const Source& source, bool isWhole)
    {
        if (seen_.complaints.size() > limits_.complaints) seen_.complaints.resize(limits_.complaints);
        seen_.failure = source.failure();
        seen_.isWhole = isWhole && seen_.failure.empty();
        return std::move(seen_);
    }

private:
    /// Writes the first tokens out, to see how long they are.
    void measure(const Stretch& stretch)
    {
        constexpr std::uint64_t enough = 50;
        if (seen_.measured >= enough) return;
        Stretch part = stretch;
        part.count = std::min(stretch.count, enough);
        std::string text;
        std::vector<Complaint> complaints;
        press_.print(part, text, complaints);
        if (!complaints.empty()) return;
        seen_.measured += part.count;
        seen_.bytes += text.size();
    }

    void sample(const Stretch& stretch, const Numbers& numbers)
    {
        const zoom::Draft draft = zoom::draft(*job_.order->table, stretch.inputs(numbers), job_.key, job_.timing);
        seen_.samples.push_back({numbers.number, draft.claims, {}, {}, !draft.isSound()});
        if (!job_.negatives || !draft.isSound()) return;
        const std::vector<Negative> negatives = negativesOf(draft, key_);
        if (seen_.negatives == 0) seen_.negatives = negatives.size();
        for (const Negative& negative : negatives)
            if (seen_.samples.size() < limits_.samples)
                seen_.samples.push_back(
                    {numbers.number, jwt::decode(negative.token).claims, negative.name, negative.finding});
    }

    const Job& job_;
    const SurveyLimits& limits_;
    Press press_;
    jwt::Key key_; ///< of no secret: nobody sees what it signs
    Survey seen_;
};

} // namespace

std::uint64_t Survey::bytesFor(std::uint64_t count) const
{
    if (measured == 0) return 0;
    const double each = static_cast<double>(bytes) / static_cast<double>(measured);
    return edgeBytes + static_cast<std::uint64_t>(each * static_cast<double>(count));
}

Survey survey(Source& source, const Job& job, const SurveyLimits& limits, const std::function<bool()>& goOn)
{
    Surveyor surveyor(job, limits);
    for (Block block = source.next(); !block.empty(); block = source.next())
        for (const Stretch& stretch : block) {
            if (surveyor.isFull() || !goOn()) return surveyor.finish(source, false);
            surveyor.look(stretch);
        }
    return surveyor.finish(source, true);
}

} // namespace mint
