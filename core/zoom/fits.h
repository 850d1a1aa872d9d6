#pragma once

#include "jwt/claims.h"
#include "zoom/schema.h"

#include <string>
#include <string_view>

namespace zoom {

/// The JSON type that a claim is documented to have, in words. `field` is the one that fills it, or null.
std::string_view wantedType(const Slot& slot, const Field* field);
/// Whether a value has the type that `wantedType` named.
bool hasType(std::string_view wanted, const jwt::Value& value);

/// Whether a value of the right type is one that the field takes.
bool allows(const Field& field, const jwt::Value& value);
/// What is said in the place of a value that is empty.
inline constexpr std::string_view nothingGiven = "empty";
/// The side of a refused value that counts: a text's length, everything else's value.
std::string measured(const Field& field, const jwt::Value& value);
/// A meeting number as Zoom prints it, `123 4567 8901` or `123-4567-8901`, without its blanks and dashes. Whatever else
/// it holds stays.
std::string withoutSeparators(std::string_view number);
/// The first character of a text that Zoom does not document for the field; empty when there is none.
std::string oddCharacter(const Field& field, const jwt::Value& value);

} // namespace zoom
