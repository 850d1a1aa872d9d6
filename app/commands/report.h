#pragma once

#include "jwt/decode.h"
#include "zoom/diagnose.h"
#include "zoom/findings.h"

#include <vector>

namespace commands {

/// Everything that `inspect` has found out about one token.
struct Report
{
    jwt::Decoded token;
    zoom::TokenKind kind = zoom::TokenKind::Unknown;
    zoom::SignatureStatus signature = zoom::SignatureStatus::Unchecked;
    base::Time now;
    zoom::Lifespan life;
    std::vector<zoom::Finding> findings; ///< what to mend first comes first

    bool hasErrors() const;
};

/// The report for people: fits a page's width, and nothing in it can steer a terminal.
std::string asText(const Report& report);
/// The report for scripts: the members of one JSON object. Values keep the token's own JSON form.
jwt::Claims asJson(const Report& report);

} // namespace commands
