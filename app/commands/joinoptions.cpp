#include "commands/joinoptions.h"

namespace commands {
namespace {

/// `web, native, ios, android, desktop, linux`
std::string platformNames()
{
    std::string names(name(zoom::Platform::Web));
    names += ", native";
    for (const zoom::Platform platform : zoom::platforms())
        if (platform != zoom::Platform::Web) names.append(", ").append(name(platform));
    return names;
}

std::optional<std::string> given(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

zoom::Account accountOf(const std::string& text, std::vector<ProblemText>& problems)
{
    if (text == "same") return zoom::Account::Same;
    if (text == "other") return zoom::Account::Other;
    if (!text.empty()) problems.push_back(inWords({"account", base::Fault::NotAllowed, {text, "same or other"}}));
    return zoom::Account::Unknown;
}

} // namespace

void addJoinOptions(Verb app, JoinOptions& target)
{
    app.heading("The join, as far as it is known");
    app.text("--session-name", target.sessionName, "NAME", "The session that the Video SDK joins");
    app.text("--meeting-number", target.meetingNumber, "NUMBER", "The meeting that the Meeting SDK joins");
    app.text("--passcode", target.passcode, "TEXT", "The passcode that is passed to join()");
    app.text("--platform", target.platform, "NAME", "Where the SDK runs: " + platformNames());
    app.text("--account", target.account, "WHOSE",
             "Whether the meeting belongs to the account that owns the app: same or other");
    app.flag("--zak", target.zak, "A ZAK is passed to join()");
    app.flag("--obf", target.obf, "An on-behalf token is passed to join()");
}

zoom::JoinContext joinOf(const JoinOptions& options, std::vector<ProblemText>& problems)
{
    zoom::JoinContext join{.topic = given(options.sessionName),
                           .meetingNumber = given(options.meetingNumber),
                           .passcode = given(options.passcode),
                           .platform = zoom::platformNamed(options.platform),
                           .account = accountOf(options.account, problems),
                           .zak = options.zak,
                           .obf = options.obf};
    if (!options.platform.empty() && !join.platform)
        problems.push_back(
            inWords({"platform", base::Fault::NotAllowed, {options.platform, "one of " + platformNames()}}));
    return join;
}

} // namespace commands
