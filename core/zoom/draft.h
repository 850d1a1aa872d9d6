#pragma once

#include "base/clock.h"
#include "base/problem.h"
#include "jwt/claims.h"
#include "zoom/tables.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zoom {

/// What was typed, as text by field key, whichever door it came in by. A field that was not given is absent: an empty
/// text is a value (the doors leave out what was left empty).
class Inputs
{
public:
    Inputs() = default;
    /// For tests and literals: `Inputs{{"sessionName", "Cool Cars"}, {"role", "1"}}`.
    Inputs(std::initializer_list<std::pair<std::string_view, std::string_view>> values);

    /// Gives `key` the value `text`, in place of an earlier one.
    void set(std::string_view key, std::string_view text);
    /// The text of that field, or null when it was not given. Valid until the next `set`.
    const std::string* find(std::string_view key) const;

    /// Each key with its text, in the order in which they were given.
    auto begin() const { return values_.begin(); }
    auto end() const { return values_.end(); }

private:
    std::vector<std::pair<std::string, std::string>> values_; // a dozen at most: a scan beats a tree
};

/// When a token is made, and how far `iat` is set back: both within the calendar, as the doors see to.
struct Timing
{
    base::Time now;
    std::chrono::seconds backdating{defaultBackdating};
};

/// The claims of a token that is about to be signed, and everything that is wrong with what was typed.
struct Draft
{
    jwt::Claims claims;                  ///< in payload order; only what could be made of good input
    base::Time issuedAt;                 ///< now less the back-dating
    base::Time expiresAt;                ///< issuedAt plus the lifetime
    std::vector<base::Problem> problems; ///< in the order of the table's fields, `Together` first; sign only if empty

    bool isSound() const { return problems.empty(); }
};

/// Turns typed text into claims: coerces, checks every rule of `table` and lists every problem. `key` is the
/// credential's key; an empty one is a problem of the field `key`, a back-dating that outlasts the lifetime one of the
/// field `backdate`. Pure; never throws.
Draft draft(const Table& table, const Inputs& inputs, std::string_view key, const Timing& timing);

} // namespace zoom
