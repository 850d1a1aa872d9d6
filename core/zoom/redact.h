#pragma once

#include "zoom/diagnose.h"

#include <string>
#include <string_view>

namespace zoom {

/// What stands for a value in a text for strangers: `#1a2b3c4d`, the same for the same value in every report.
///
/// A short keyed hash with a key that is no secret. It keeps values from being read and searched for, and still shows
/// which of them are the same. It does not hide what can be guessed: who suspects a topic or a number can hash it too.
std::string pseudonym(std::string_view value);

/// The form of a report.
enum class ReportForm { Markdown, Json, Text };

/// What was found about a token, safe to show in public: keys, topics, meeting numbers, identities and everything else
/// that is not one of Zoom's own words or numbers is replaced by its pseudonym, also in the findings; of the signature
/// the first characters and the length are left, of the token's text nothing. Names of claims stay. `withValues` leaves
/// topics, numbers and identities as they are, but never keys or the signature.
std::string redactedReport(const jwt::Decoded& token, const Context& context, ReportForm form, bool withValues = false);

} // namespace zoom
