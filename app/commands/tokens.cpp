#include "commands/tokens.h"

#include "base/file.h"
#include "base/utf8.h"
#include "commands/credentials.h"
#include "commands/output.h"

#include <algorithm>
#include <filesystem>

namespace commands {
namespace {

/// Every JSON object that starts as tokens' headers and payloads do, `{"`, is `eyJ…` in base64url.
bool looksLikeToken(std::string_view text)
{
    const bool path = text.find_first_of("/\\") != std::string_view::npos;
    return text.find("eyJ") != std::string_view::npos || (!path && std::count(text.begin(), text.end(), '.') == 2);
}

zoom::Intake tokenIn(std::string_view text) { return zoom::intake(base::trimmed(text)); }

} // namespace

ProblemText noToken(const std::string& field, std::string message)
{
    return {field, base::Fault::Missing, std::move(message)};
}

zoom::Intake readToken(const std::string& field, const std::string& input, std::vector<ProblemText>& problems)
{
    std::error_code unreadable;
    const bool standardInput = input == "-";
    const bool file = !standardInput && std::filesystem::exists(input, unreadable);
    zoom::Intake intake;
    if (file || standardInput) {
        const auto bytes = file ? base::readFile(input) : readStdin("token");
        if (!bytes) {
            problems.push_back(noToken(field, base::describe(bytes.error())));
            return intake;
        }
        intake = tokenIn(bytes->reveal());
    } else if (input.empty() || looksLikeToken(input)) {
        intake = tokenIn(input);
    } else {
        problems.push_back(
            noToken(field, "is neither a file that exists nor a token: check the path, or give the token"));
        return intake;
    }
    if (intake.token.empty())
        problems.push_back(noToken(field, "is empty: give a token, a file that holds one, or one on standard input"));
    return intake;
}

void noteStripped(const zoom::Intake& intake)
{
    std::string around;
    for (const zoom::Wrapping wrapping : intake.stripped) {
        around.append(around.empty() ? "" : ", ").append(zoom::describe(wrapping));
        if (wrapping == zoom::Wrapping::Json && !intake.member.empty())
            around += " (its member " + std::string(intake.member) + ')';
    }
    if (!around.empty()) note("The token was taken out of: " + around);
}

} // namespace commands
