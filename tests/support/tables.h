#pragma once

#include "zoom/tables.h"

#include <QtGlobal>

#include <string>
#include <string_view>

namespace support {

/// The claim table of that kind; one that is not there ends the test program.
inline const zoom::Table& table(std::string_view kind)
{
    const zoom::Table* const found = zoom::tableFor(kind);
    if (found == nullptr) qFatal("no table %s", std::string(kind).c_str());
    return *found;
}

/// The field of that table; one that is not there ends the test program.
inline const zoom::Field& field(std::string_view kind, std::string_view key)
{
    const zoom::Field* const found = table(kind).field(key);
    if (found == nullptr) qFatal("no field %s", std::string(key).c_str());
    return *found;
}

} // namespace support
