#include "vault/profile.h"

#include "base/random.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace vault {
namespace {

using base::Fault;
using base::Problem;

/// Everything that is said of one kind.
struct KindRow
{
    Kind kind;
    std::string_view name;
    std::string_view title;
    std::string_view keyLabel;
    std::string_view secretLabel;
    std::string_view prefix;
    std::string_view whereToFind;
};

// Where to find them: developers.zoom.us, "Get credentials" of Video SDK and Meeting SDK, "Build platform app
// settings", "Create a Server-to-Server OAuth app".
constexpr std::array<KindRow, 5> kindRows{{
    {Kind::Video, "video", "Video SDK", "SDK Key", "SDK Secret", "ZOOM_VIDEO_SDK",
     "In Zoom's web portal choose Build App; SDK Key and SDK Secret stand under SDK credentials."},
    {Kind::Meeting, "meeting", "Meeting SDK", "Client ID", "Client Secret", "ZOOM_MEETING_SDK",
     "In the Zoom App Marketplace choose Manage and your General app; Client ID and Client Secret stand under Basic "
     "Information, App Credentials, and Embed must have Meeting SDK switched on."},
    {Kind::Api, "api", "Video SDK REST API", "API Key", "API Secret", "ZOOM_API",
     "In Zoom's web portal choose Build App; API Key and API Secret stand under API keys."},
    {Kind::OAuth, "oauth", "OAuth app", "Client ID", "Client Secret", "ZOOM_CLIENT",
     "In the Zoom App Marketplace choose Manage and your General app; Client ID and Client Secret stand under Basic "
     "Information, App Credentials."},
    {Kind::S2S, "s2s", "Server-to-Server OAuth", "Client ID", "Client Secret", "ZOOM_CLIENT",
     "In the Zoom App Marketplace choose Manage and your Server-to-Server OAuth app; Account ID, Client ID and Client "
     "Secret stand under App Credentials."},
}};

constexpr std::array allKinds{Kind::Video, Kind::Meeting, Kind::Api, Kind::OAuth, Kind::S2S};
constexpr std::array allEnvironments{Environment::None, Environment::Development, Environment::Staging,
                                     Environment::Production, Environment::Government};
constexpr std::array<std::string_view, 5> environmentNames{"", "development", "staging", "production", "government"};

const KindRow& rowOf(Kind kind) { return kindRows.at(static_cast<std::size_t>(kind)); }

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

const Profile* withName(std::string_view name, std::span<const Profile> profiles)
{
    const auto found =
        std::find_if(profiles.begin(), profiles.end(), [&](const Profile& p) { return sameName(p.name, name); });
    return found == profiles.end() ? nullptr : &*found;
}

bool isVisibleAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

/// Whether the text is UTF-8 without control characters and line ends.
bool isOneLine(std::string_view text)
{
    const bool control =
        std::any_of(text.begin(), text.end(), [](char c) { return static_cast<std::uint8_t>(c) < ' ' || c == 0x7f; });
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text[i] == '\xc2' && static_cast<std::uint8_t>(text[i + 1]) < 0xa0) return false; // U+0080 to U+009F
    return !control && base::utf16Length(text) && text.find("\xe2\x80\xa8") == std::string_view::npos &&
           text.find("\xe2\x80\xa9") == std::string_view::npos; // line and paragraph separator
}

/// The host of an address, without its port; empty when there is none that can be read without doubt.
std::string_view hostOf(std::string_view afterScheme)
{
    const std::string_view authority = afterScheme.substr(0, afterScheme.find_first_of("/?#"));
    if (authority.find_first_of("@\\") != std::string_view::npos) return {};
    if (authority.starts_with('[')) return authority.substr(0, authority.find(']') + 1);
    return authority.substr(0, authority.find(':'));
}

void checkName(const Profile& profile, std::span<const Profile> others, std::vector<Problem>& problems)
{
    constexpr std::size_t longest = 64;
    const std::size_t length = base::utf16Length(profile.name).value_or(0);
    const Profile* const namesake = withName(profile.name, others);
    if (base::trimmed(profile.name).empty())
        problems.push_back({"name", Fault::Missing, {}});
    else if (!isOneLine(profile.name))
        problems.push_back({"name", Fault::Charset, {"a line break or a control character"}});
    else if (length > longest)
        problems.push_back({"name", Fault::TooLong, {std::to_string(length), std::to_string(longest)}});
    else if (namesake != nullptr && namesake->id != profile.id)
        problems.push_back(
            {"name", Fault::NotAllowed, {profile.name, "another name, or remove the profile that has it"}});
}

void checkId(const std::string& field, const std::string& value, bool needed, std::vector<Problem>& problems)
{
    if (value.empty() && needed)
        problems.push_back({field, Fault::Missing, {}});
    else if (!isVisibleAscii(value))
        problems.push_back({field, Fault::Charset, {"a blank, a line break or a character beyond ASCII"}});
}

void checkAddress(const std::string& field, const std::string& value, std::vector<Problem>& problems)
{
    if (value.empty() || isSafeAddress(value)) return;
    problems.push_back(
        {field, Fault::NotAllowed, {value, "an address that starts with https://, or http:// on this machine"}});
}

/// What paths are put behind.
void checkBase(const std::string& field, const std::string& value, std::vector<Problem>& problems)
{
    checkAddress(field, value, problems);
    if (isSafeAddress(value) && value.find_first_of("?#") != std::string::npos)
        problems.push_back({field, Fault::NotAllowed, {value, "an address without ? and #"}});
}

} // namespace

std::string_view name(Kind kind) { return rowOf(kind).name; }
std::string_view name(Environment environment) { return environmentNames.at(static_cast<std::size_t>(environment)); }
std::span<const Kind> kinds() { return allKinds; }
std::span<const Environment> environments() { return allEnvironments; }
std::string_view title(Kind kind) { return rowOf(kind).title; }
std::string_view keyLabel(Kind kind) { return rowOf(kind).keyLabel; }
std::string_view secretLabel(Kind kind) { return rowOf(kind).secretLabel; }
std::string_view whereToFind(Kind kind) { return rowOf(kind).whereToFind; }
std::string_view environmentPrefix(Kind kind) { return rowOf(kind).prefix; }

std::optional<Kind> kindNamed(std::string_view wanted)
{
    for (const Kind kind : allKinds)
        if (name(kind) == wanted) return kind;
    return std::nullopt;
}

std::optional<Environment> environmentNamed(std::string_view wanted)
{
    for (const Environment environment : allEnvironments)
        if (name(environment) == wanted) return environment;
    return std::nullopt;
}

std::string_view signedKind(const Profile& profile)
{
    if (profile.publicClient || profile.kind == Kind::S2S) return {};
    return name(profile.kind == Kind::OAuth ? Kind::Meeting : profile.kind);
}

bool sameName(std::string_view one, std::string_view other)
{
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](char a, char b) { return small(a) == small(b); });
}

bool isSafeAddress(std::string_view address)
{
    constexpr std::string_view secure = "https://";
    constexpr std::string_view plain = "http://";
    if (!isVisibleAscii(address)) return false;
    if (sameName(address.substr(0, secure.size()), secure)) return !hostOf(address.substr(secure.size())).empty();
    if (!sameName(address.substr(0, plain.size()), plain)) return false;
    const std::string_view host = hostOf(address.substr(plain.size()));
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

std::string newId()
{
    std::string id;
    constexpr std::string_view digits = "0123456789abcdef";
    for (const char byte : base::systemRandom()(16)) {
        id += digits[static_cast<std::uint8_t>(byte) >> 4];
        id += digits[static_cast<std::uint8_t>(byte) & 0xf];
    }
    return id;
}

std::vector<Problem> problemsOf(const Profile& profile, std::span<const Profile> others)
{
    std::vector<Problem> problems;
    checkName(profile, others, problems);
    checkId("key", profile.key, true, problems);
    checkId("accountId", profile.accountId, profile.kind == Kind::S2S, problems);
    checkAddress("redirectUri", profile.redirectUri, problems);
    for (Problem& problem : problemsOfBases(profile)) problems.push_back(std::move(problem));
    return problems;
}

std::vector<Problem> problemsOfBases(const Profile& profile)
{
    std::vector<Problem> problems;
    checkBase("oauthBase", profile.oauthBase, problems);
    checkBase("apiBase", profile.apiBase, problems);
    return problems;
}

std::string freeName(std::string_view wanted, std::span<const Profile> others)
{
    std::string name(wanted);
    for (int i = 2; withName(name, others) != nullptr; ++i) name = std::string(wanted) + " (" + std::to_string(i) + ')';
    return name;
}

} // namespace vault
