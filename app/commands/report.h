#pragma once

#include "commands/signatories.h"
#include "jwt/decode.h"
#include "zoom/diagnose.h"
#include "zoom/findings.h"
#include "zoom/intake.h"

#include <optional>
#include <string>
#include <vector>

namespace commands {

/// This machine's clock beside another's.
struct ClockReading
{
    std::string of;             ///< the address that was asked
    std::chrono::seconds ahead; ///< this machine is that far ahead; negative: behind
};

/// `This clock is 12 s ahead of https://zoom.us.`
std::string sentence(const ClockReading& clock);

/// Everything that `inspect` has found out about one token.
struct Report
{
    zoom::Intake intake;
    jwt::Decoded token;
    zoom::TokenKind kind = zoom::TokenKind::Unknown;
    zoom::Context context;
    Signature signature;
    std::optional<ClockReading> clock;
    zoom::Lifespan life;
    std::vector<zoom::Finding> findings; ///< what to mend first comes first

    bool hasErrors() const;
    /// Nothing worse than remarks.
    bool isSound() const;
    /// What the join needs; null where nothing is known of a join, or the token is for none.
    const zoom::NeededTokens* needed() const;
};

/// The report for people: fits a page's width, and nothing in it can steer a terminal.
std::string asText(const Report& report);
/// The report for scripts: the members of one JSON object. Values keep the token's own JSON form.
jwt::Claims asJson(const Report& report);

/// Findings for people, in two columns. With a platform, the codes are those that its SDK answers with.
std::string findingsText(const std::vector<zoom::Finding>& findings, zoom::TokenKind kind,
                         std::optional<zoom::Platform> platform);
/// One finding for scripts.
jwt::Structure findingJson(const zoom::Finding& finding, zoom::TokenKind kind);
/// One line on stderr for each finding that a join may trip over.
void warnOf(const std::vector<zoom::Finding>& findings, zoom::TokenKind kind);

} // namespace commands
