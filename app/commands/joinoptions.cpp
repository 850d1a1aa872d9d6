#include "commands/joinoptions.h"

#include "zoom/describe.h"
#include "zoom/fits.h"

#include <array>
#include <functional>
#include <utility>

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

std::function<void(const std::string&)> into(std::optional<std::string>& target)
{
    return [&target](const std::string& text) { target = text; };
}

/// A topic or a number that was given empty is a slip of the script that gives it.
void refuseEmpty(const std::string& field, const std::optional<std::string>& text, std::vector<ProblemText>& problems)
{
    if (text && text->empty())
        problems.push_back({field, base::Fault::Missing, "is empty: give what is passed to join(), or leave it out"});
}

/// The web SDK takes 12 characters at most, before it asks anybody (@zoom/meetingsdk 6.2.0).
void checkNumber(const std::optional<std::string>& number, std::vector<ProblemText>& problems)
{
    constexpr std::size_t most = 12;
    if (!number || number->empty()) return;
    const std::string digits = zoom::withoutSeparators(*number);
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos)
        problems.push_back(inWords({"meetingNumber", base::Fault::Charset, {"something other than digits"}}));
    else if (digits.size() > most)
        problems.push_back(
            inWords({"meetingNumber", base::Fault::TooLong, {std::to_string(digits.size()), std::to_string(most)}}));
}

/// Sessions have names, meetings the rest: a join that is told both is none.
void refuseBoth(const zoom::JoinContext& join, std::vector<ProblemText>& problems)
{
    const std::array<std::pair<bool, std::string_view>, 4> options{
        {{join.meetingNumber.has_value(), "--meeting-number"},
         {join.account != zoom::Account::Unknown, "--account"},
         {join.zak, "--zak"},
         {join.obf, "--obf"}}};
    std::string ofMeetings;
    for (const auto& [isGiven, name] : options)
        if (isGiven) ofMeetings.append(ofMeetings.empty() ? "" : ", ").append(name);
    if (join.topic && !join.topic->empty() && !ofMeetings.empty())
        problems.push_back({"sessionName", base::Fault::NotAllowed,
                            "is for the Video SDK, and only the Meeting SDK knows " + ofMeetings +
                                ": leave out what this join is not told"});
}

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
    app.value("--session-name", into(target.sessionName), "NAME", "The session that the Video SDK joins");
    app.value("--meeting-number", into(target.meetingNumber), "NUMBER", "The meeting that the Meeting SDK joins");
    app.text("--passcode", target.passcode, "TEXT", "The passcode that is passed to join()");
    app.text("--platform", target.platform, "NAME", "Where the SDK runs: " + platformNames());
    app.text("--account", target.account, "WHOSE",
             "Whether the meeting belongs to the account that owns the app: same or other");
    app.flag("--zak", target.zak, "A ZAK is passed to join()");
    app.flag("--obf", target.obf, "An on-behalf token is passed to join()");
}

zoom::JoinContext joinOf(const JoinOptions& options, std::vector<ProblemText>& problems)
{
    refuseEmpty("sessionName", options.sessionName, problems);
    refuseEmpty("meetingNumber", options.meetingNumber, problems);
    checkNumber(options.meetingNumber, problems);
    zoom::JoinContext join{.topic = options.sessionName,
                           .meetingNumber = options.meetingNumber,
                           .passcode = given(options.passcode),
                           .platform = zoom::platformNamed(options.platform),
                           .account = accountOf(options.account, problems),
                           .zak = options.zak,
                           .obf = options.obf};
    if (!options.platform.empty() && !join.platform)
        problems.push_back(
            inWords({"platform", base::Fault::NotAllowed, {options.platform, "one of " + platformNames()}}));
    refuseBoth(join, problems);
    return join;
}

} // namespace commands
