#include "mint/run.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace mint {
namespace {

constexpr std::uint64_t blockSize = 1'024; ///< tokens: about half a megabyte of output
constexpr std::size_t enough = 100;        ///< complaints, after which a run stops

std::uint64_t tokensIn(const Block& block)
{
    std::uint64_t tokens = 0;
    for (const Stretch& stretch : block) tokens += stretch.count;
    return tokens;
}

/// Where two of these columns are for one field of the table, what is wrong with that; else empty.
std::string twinsAmong(const zoom::Table& table, const std::vector<std::string>& columns)
{
    std::map<std::string_view, std::string> taken;
    for (const std::string& column : columns) {
        const std::string_view field = fieldOfColumn(table, column);
        if (field.empty()) continue;
        const auto [first, isNew] = taken.emplace(field, column);
        if (!isNew)
            return "names one field twice, as " + first->second + " and as " + column + ": leave one of them out";
    }
    return {};
}

Outcome& cutShort(Outcome& outcome)
{
    outcome.mayHaveMore = outcome.complaints.size() >= enough;
    if (outcome.mayHaveMore) outcome.complaints.resize(enough);
    return outcome;
}

/// A block's place among the others.
struct Turn
{
    std::uint64_t number;
    Block block;
};

/// What the threads of a run share. Work is handed out one by one, and what came of it taken in that order.
class Shop
{
public:
    Shop(Source& source, const Write& write) : source_(source), write_(write) {}

    Turn take()
    {
        const std::lock_guard lock(reading_);
        Block block;
        if (!isOver()) block = source_.next();
        return {turn_++, std::move(block)};
    }

    void give(const Turn& turn, const std::string& text, std::vector<Complaint> complaints)
    {
        std::unique_lock lock(writing_);
        next_.wait(lock, [&] { return written_ == turn.number; });
        outcome_.complaints.insert(outcome_.complaints.end(), complaints.begin(), complaints.end());
        tokens_ += tokensIn(turn.block);
        const bool isSound = outcome_.complaints.empty() && !outcome_.stopped;
        if (isSound && !text.empty() && !write_(text, tokens_)) outcome_.stopped = true;
        if (outcome_.stopped || outcome_.complaints.size() >= enough) over_ = true;
        ++written_;
        next_.notify_all();
    }

    Outcome finish()
    {
        outcome_.failure = source_.failure();
        return std::move(cutShort(outcome_));
    }

private:
    bool isOver() const { return over_; }

    Source& source_;
    const Write& write_;
    std::mutex reading_;
    std::uint64_t turn_ = 0; ///< of the next block; under `reading_`
    std::mutex writing_;
    std::condition_variable next_;
    std::uint64_t written_ = 0; ///< blocks; under `writing_`, as all below
    std::uint64_t tokens_ = 0;
    Outcome outcome_;
    std::atomic<bool> over_ = false;
};

void work(Shop& shop, const Job& job, const base::Secret& secret)
{
    const Press press(job, secret);
    std::string text;
    for (Turn turn = shop.take(); !turn.block.empty(); turn = shop.take()) {
        text.clear();
        std::vector<Complaint> complaints;
        for (const Stretch& stretch : turn.block) press.print(stretch, text, complaints);
        shop.give(turn, text, std::move(complaints));
    }
}

} // namespace

Counted::Counted(const Order& order) : order_(order), combinations_(combinations(order).value_or(0)) {}

Block Counted::next()
{
    Block block;
    for (std::uint64_t tokens = 0; tokens < blockSize && index_ < combinations_ && order_.count > 0;) {
        Stretch stretch = stretchAt(order_, index_, nullptr);
        stretch.counter = done_ + 1;
        stretch.number = index_ * order_.count + done_ + 1;
        stretch.count = std::min(order_.count - done_, blockSize - tokens);
        tokens += stretch.count;
        done_ += stretch.count;
        if (done_ == order_.count) {
            done_ = 0;
            ++index_;
        }
        block.push_back(std::move(stretch));
    }
    return block;
}

Listed::Listed(const Order& order, RowFile& rows)
    : order_(order), rows_(rows), combinations_(combinations(order).value_or(0)), index_(combinations_)
{}

/// What is wrong with the names of the row's columns, which CSV has on its first line.
std::string Listed::twinsIn(const Row& row) const
{
    const bool isCsv = rows_.format() == RowFormat::Csv;
    if (isCsv && counter_ > 0) return {};
    std::vector<std::string> names = rows_.columns();
    if (!isCsv) {
        names.clear();
        for (const auto& [name, value] : row.values) names.push_back(name);
    }
    const std::string twins = twinsAmong(*order_.table, names);
    return twins.empty() ? twins : (isCsv ? "the first line " : "line " + std::to_string(row.line) + ' ') + twins;
}

/// Goes on to the next row, if there is one.
bool Listed::advance()
{
    auto row = rows_.next();
    row_ = row ? *std::move(row) : std::nullopt;
    if (!row) failure_ = row.error();
    if (row_) failure_ = twinsIn(*row_);
    const bool isMarked = row_ && std::any_of(row_->values.begin(), row_->values.end(),
                                              [](const auto& v) { return holdsMark(v.second); });
    if (isMarked)
        failure_ = "line " + std::to_string(row_->line) + " holds U+F8FE or U+F8FF, which stand for numbers here";
    if (!row_ || !failure_.empty()) return false;
    index_ = 0;
    ++counter_;
    return true;
}

Block Listed::next()
{
    Block block;
    while (block.size() < blockSize && failure_.empty()) {
        if (index_ == combinations_ && !advance()) break;
        Stretch stretch = stretchAt(order_, index_++, &*row_);
        stretch.counter = counter_;
        stretch.number = ++number_;
        block.push_back(std::move(stretch));
    }
    return block;
}

Outcome run(Source& source, const Job& job, const base::Secret& secret, unsigned threads, const Write& write)
{
    Shop shop(source, write);
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < threads; ++i) others.emplace_back([&] { work(shop, job, secret); });
        work(shop, job, secret);
    }
    return shop.finish();
}

Outcome check(Source& source, const Job& job)
{
    Outcome outcome;
    const Press press(job, base::Secret());
    for (Block block = source.next(); !block.empty() && outcome.complaints.size() < enough; block = source.next())
        for (const Stretch& stretch : block) press.check(stretch, outcome.complaints);
    outcome.failure = source.failure();
    return std::move(cutShort(outcome));
}

} // namespace mint
