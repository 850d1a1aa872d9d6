#pragma once

#include "zoom/diagnose.h"

#include <string>

namespace zoom {

/// The form of a report.
enum class ReportForm { Markdown, Json, Text };

/// What was found about a token, safe to show in public: keys, topics, meeting numbers, identities and everything else
/// that is not one of Zoom's own words or numbers is replaced by its pseudonym, also in the findings; of the signature
/// the length alone is left, of the token's text nothing: by a few characters of a signature that an empty secret made,
/// what was signed can be guessed. Names of claims that are documented stay.
/// `withValues` leaves topics, numbers and identities as they are, but never keys or the signature. Nothing in the
/// Markdown is a link, a mention or markup but what Callsign itself put there.
std::string redactedReport(const jwt::Decoded& token, const Context& context, ReportForm form, bool withValues = false);

} // namespace zoom
