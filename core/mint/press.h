#pragma once

#include "jwt/hs256.h"
#include "mint/fixture.h"
#include "mint/order.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mint {

/// Something wrong with the tokens of one stretch.
struct Complaint
{
    std::size_t line = 0;      ///< of the file; 0 without one
    std::uint64_t counter = 0; ///< what `{n}` was
    base::Problem problem;     ///< field, fault and arguments
};

/// What all tokens of one run have in common.
struct Job
{
    const Order* order = nullptr;
    std::string key;
    std::vector<std::string_view> columns; ///< the fields that CSV has columns for, in the table's order
    zoom::Timing timing;
    Format format = Format::Csv;
    bool negatives = false;
};

/// Makes tokens and writes them down. Each thread has its own.
class Press
{
public:
    /// `job` must outlive this.
    Press(const Job& job, const base::Secret& secret);

    /// Appends the stretch's tokens, or says in `complaints` what is wrong with it.
    void print(const Stretch& stretch, std::string& out, std::vector<Complaint>& complaints) const;
    /// Looks for what is wrong, and makes no token.
    void check(const Stretch& stretch, std::vector<Complaint>& complaints) const;

private:
    bool isSplit(const Stretch& stretch) const;
    void printFast(const Stretch& stretch, std::string& out) const;
    void printOne(const Stretch& stretch, const Numbers& numbers, std::string& out,
                  std::vector<Complaint>& complaints) const;
    bool judge(const zoom::Draft& draft, const Stretch& stretch, const Numbers& numbers,
               std::vector<Complaint>& complaints) const;

    const Job& job_;
    Fixture fixture_;
    jwt::Key key_;
};

} // namespace mint
