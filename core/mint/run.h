#pragma once

#include "mint/press.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mint {

/// Tokens that one thread makes at a time.
using Block = std::vector<Stretch>;

/// Hands out an order's work, block by block.
class Source
{
public:
    virtual ~Source() = default;
    /// The next block; empty at the end, or when reading failed.
    virtual Block next() = 0;
    /// Why reading failed: a sentence that names the line. Empty while it has not.
    virtual std::string failure() const { return {}; }
};

/// The combinations of an order, each as often as its count says.
class Counted : public Source
{
public:
    /// `order` must outlive this; it has `combinations`.
    explicit Counted(const Order& order);
    Block next() override;

private:
    const Order& order_;
    std::uint64_t combinations_;
    std::uint64_t index_ = 0; ///< of the combination
    std::uint64_t done_ = 0;  ///< tokens of it
};

/// The combinations of an order for each row of a file.
class Listed : public Source
{
public:
    /// Both must outlive this; the order has `combinations`.
    Listed(const Order& order, RowFile& rows);
    Block next() override;
    std::string failure() const override { return failure_; }

private:
    std::string twinsIn(const Row& row) const;
    bool advance();

    const Order& order_;
    RowFile& rows_;
    std::uint64_t combinations_;
    std::optional<Row> row_;    ///< the one that is being written out
    std::uint64_t index_ = 0;   ///< of its next combination
    std::uint64_t counter_ = 0; ///< rows
    std::uint64_t number_ = 0;  ///< tokens
    std::string failure_;
};

/// How a run went.
struct Outcome
{
    std::vector<Complaint> complaints; ///< in the tokens' order, the first 100; nothing was written then after them
    bool mayHaveMore = false;          ///< it ended at the last of those, before all tokens were looked at
    std::string failure;               ///< why the rows could not be read
    bool stopped = false;              ///< `write` asked for it
};

/// Takes a piece of the output, in order, and how many tokens it ends at. False stops the run.
using Write = std::function<bool(std::string_view text, std::uint64_t tokens)>;

/// Makes all tokens on that many threads and hands them to `write`, without what stands before and behind them.
Outcome run(Source& source, const Job& job, const base::Secret& secret, unsigned threads, const Write& write);
/// Goes through all tokens without making them.
Outcome check(Source& source, const Job& job);

} // namespace mint
