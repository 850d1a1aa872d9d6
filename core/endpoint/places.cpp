#include "endpoint/places.h"

#include "zoom/tables.h"

namespace endpoint {
namespace {

std::size_t placeOf(const zoom::Table& table, const zoom::Field* field)
{
    return field == nullptr ? Places::none : static_cast<std::size_t>(field - table.fields.data());
}

} // namespace

Places::Places(const zoom::Table& table) : lifetime(placeOf(table, table.lifetimeField()))
{
    for (const zoom::Slot& slot : table.slots) {
        const auto* const from = std::get_if<zoom::FromField>(&slot.origin);
        slots.push_back(from == nullptr ? Slot()
                                        : Slot{placeOf(table, table.field(from->key)),
                                               placeOf(table, table.field(from->formerly))});
    }
}

const Places& placesOf(const zoom::Table& table)
{
    static const std::vector<Places> all(zoom::tables().begin(), zoom::tables().end());
    return all[static_cast<std::size_t>(&table - zoom::tables().data())];
}

} // namespace endpoint
