#pragma once

#include "zoom/schema.h"

#include <cstddef>
#include <vector>

namespace endpoint {

/// A table's keys as places in its list of fields, looked up once for all requests.
struct Places
{
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// Where the value of a claim comes from; both `none` when that is no field.
    struct Slot
    {
        std::size_t field = none;    ///< where the value stands
        std::size_t formerly = none; ///< or else
    };

    /// Looks them all up.
    explicit Places(const zoom::Table& table);

    std::vector<Slot> slots; ///< in the table's order
    std::size_t lifetime;    ///< of the field that says how long the token lives
};

/// The places of a table, which must be one of `zoom::tables()`.
const Places& placesOf(const zoom::Table& table);

} // namespace endpoint
