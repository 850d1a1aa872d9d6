#include "pages/mintplan.h"

#include "base/wholefile.h"

#include <fstream>
#include <memory>

namespace ui {
namespace {

/// A plan's rows, opened: the work for `mint`.
class Opened
{
public:
    explicit Opened(const MintPlan& plan)
        : plan_(plan),
          file_(plan.rows, std::ios::binary),
          rows_(file_, plan.rows.empty() ? mint::RowFormat::Csv : mint::formatIn(file_)),
          job_{.order = &plan.order,
               .key = plan.key,
               .columns = {},
               .timing = plan.timing,
               .format = plan.format,
               .negatives = plan.negatives}
    {
        if (const auto head = hasRows() && isReadable() ? rows_.readHead() : tl::expected<void, std::string>(); !head)
            failure_ = head.error();
        job_.columns = mint::fieldColumns(plan.order, hasRows() ? &rows_ : nullptr);
        if (hasRows())
            source_ = std::make_unique<mint::Listed>(plan.order, rows_);
        else
            source_ = std::make_unique<mint::Counted>(plan.order);
    }

    bool isReadable() const { return !hasRows() || file_.is_open(); }
    base::Error unreadable() const { return {base::ErrorCode::FileUnreadable, plan_.rows}; }
    /// Why the file's head could not be read; empty if it could.
    const std::string& failure() const { return failure_; }
    const std::vector<std::string>& columns() const { return rows_.columns(); }
    mint::Source& source() { return *source_; }
    const mint::Job& job() const { return job_; }

    std::uint64_t size()
    {
        if (!hasRows()) return 0;
        const auto here = file_.tellg();
        file_.seekg(0, std::ios::end);
        const auto end = file_.tellg();
        file_.seekg(here);
        return end > 0 ? static_cast<std::uint64_t>(end) : 0;
    }
    /// How many bytes were read.
    std::uint64_t at()
    {
        const auto here = hasRows() ? file_.tellg() : std::ifstream::pos_type(-1);
        return here > 0 ? static_cast<std::uint64_t>(here) : 0;
    }

private:
    bool hasRows() const { return !plan_.rows.empty(); }

    const MintPlan& plan_;
    std::ifstream file_;
    mint::RowFile rows_;
    mint::Job job_;
    std::string failure_;
    std::unique_ptr<mint::Source> source_;
};

/// The same work in portions that are soon done, and none once it is stopped.
class Portions : public mint::Source
{
public:
    Portions(mint::Source& whole, std::uint64_t most, const std::atomic<bool>& stop)
        : whole_(whole), most_(most), stop_(stop)
    {}

    mint::Block next() override
    {
        if (stop_) return {};
        if (at_ == block_.size()) {
            block_ = whole_.next();
            at_ = 0;
        }
        mint::Block portion;
        for (std::uint64_t room = most_; room > 0 && at_ < block_.size(); room -= portion.back().count)
            portion.push_back(take(room));
        return portion;
    }
    std::string failure() const override { return whole_.failure(); }

private:
    /// The next stretch, or as much of it as there is room for.
    mint::Stretch take(std::uint64_t room)
    {
        mint::Stretch& stretch = block_[at_];
        if (stretch.count <= room) return std::move(block_[at_++]);
        mint::Stretch part = stretch;
        part.count = room;
        stretch.counter += room;
        stretch.number += room;
        stretch.count -= room;
        return part;
    }

    mint::Source& whole_;
    std::uint64_t most_;
    const std::atomic<bool>& stop_;
    mint::Block block_;
    std::size_t at_ = 0; ///< of what was not handed out
};

/// A file that grows, and how it goes.
class Output
{
public:
    Output(base::WholeFile file, MintReport& report) : file_(std::move(file)), report_(report) {}

    bool write(std::string_view text)
    {
        report_.bytes += text.size();
        return note(file_.write(text));
    }
    bool finish() { return note(file_.finish()); }

private:
    bool note(const base::Result<void>& done)
    {
        if (!done) report_.trouble = done.error();
        return done.has_value();
    }

    base::WholeFile file_;
    MintReport& report_;
};

} // namespace

MintSurvey surveyOf(const MintPlan& plan, const std::atomic<bool>& stop)
{
    MintSurvey survey;
    Opened opened(plan);
    if (!opened.isReadable()) {
        survey.trouble = opened.unreadable();
    } else if (!opened.failure().empty()) {
        survey.seen.failure = opened.failure();
    } else {
        survey.seen = mint::survey(opened.source(), opened.job(), {}, [&stop] { return !stop; });
        survey.columns = opened.columns();
    }
    return survey;
}

MintReport writeTokens(const MintPlan& plan, const base::Secret& secret, const std::string& path,
                       MintProgress& progress, const std::atomic<bool>& stop)
{
    MintReport report;
    Opened opened(plan);
    report.outcome.failure = opened.failure();
    if (!opened.isReadable()) report.trouble = opened.unreadable();
    if (!report.isDone()) return report;
    progress.fileAll = opened.size();
    auto file = base::WholeFile::create(path);
    if (!file) {
        report.trouble = file.error();
        return report;
    }
    Output output(*std::move(file), report);
    const mint::Fixture fixture(plan.format, plan.order.table->kind, opened.job().columns, plan.negatives);
    output.write(fixture.head());
    const auto write = [&](std::string_view text, std::uint64_t tokens) {
        report.tokens = tokens;
        progress.tokens = tokens;
        progress.fileAt = opened.at(); // one thread makes the tokens and reads the rows
        return !stop && output.write(text);
    };
    constexpr unsigned threads = 1;
    constexpr std::uint64_t few = 32; // each has some twenty negatives
    constexpr std::uint64_t many = 1'024;
    Portions portions(opened.source(), plan.negatives ? few : many, stop);
    report.outcome = mint::run(portions, opened.job(), secret, threads, write);
    if (stop) report.outcome.stopped = true; // also where there was nothing to write
    if (report.isDone() && output.write(fixture.foot())) output.finish();
    return report;
}

} // namespace ui
