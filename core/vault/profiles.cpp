#include "vault/profiles.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>
#include <utility>

namespace vault {

using Json = nlohmann::ordered_json;

struct Profiles::Document
{
    Json json;                    ///< `json["profiles"]` has one object for each of `all_`, in the same order
    Json unknown = Json::array(); ///< profiles of kinds that this version does not know
};

namespace {

constexpr int schema = 1;

/// A member of the file that is plain text.
struct TextMember
{
    const char* name;
    std::string Profile::*member;
};
constexpr std::array<TextMember, 4> optionalTexts{{{"accountId", &Profile::accountId},
                                                   {"redirectUri", &Profile::redirectUri},
                                                   {"oauthBase", &Profile::oauthBase},
                                                   {"apiBase", &Profile::apiBase}}};

/// The member as text, empty when it is not there; nothing when it is anything else.
std::optional<std::string> textIn(const Json& object, const char* member)
{
    const auto found = object.find(member);
    if (found == object.end()) return std::string();
    if (!found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

/// Whether the text can name an entry of a keychain: what `newId` makes, and what people may have put in its place.
bool isId(std::string_view text)
{
    constexpr std::size_t longest = 64;
    return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

/// Whether the object is a profile of a kind that only a later version knows.
bool isOfUnknownKind(const Json& object)
{
    if (!object.is_object()) return false;
    const auto kind = textIn(object, "kind");
    return kind && !kind->empty() && !kindNamed(*kind);
}

/// The profile that the object stands for; nothing when it is none.
std::optional<Profile> profileIn(const Json& object)
{
    if (!object.is_object()) return std::nullopt;
    const auto id = textIn(object, "id");
    const auto name = textIn(object, "name");
    const auto key = textIn(object, "key");
    const auto environment = textIn(object, "environment");
    const auto kind = kindNamed(textIn(object, "kind").value_or(""));
    const auto publicClient = object.find("publicClient");
    const bool good = id && isId(*id) && name && !name->empty() && key && environment && kind;
    if (!good || (publicClient != object.end() && !publicClient->is_boolean())) return std::nullopt;
    Profile profile{.id = *id, .name = *name, .kind = *kind, .key = *key};
    for (const TextMember& member : optionalTexts) {
        auto text = textIn(object, member.name);
        if (!text) return std::nullopt;
        profile.*member.member = *std::move(text);
    }
    profile.environment = environmentNamed(*environment).value_or(Environment::None);
    profile.publicClient = publicClient != object.end() && publicClient->get<bool>();
    return profile;
}

/// Sets the member, or takes it away where it is empty. A member that stays keeps its place.
void setText(Json& object, const char* member, std::string_view text)
{
    if (text.empty())
        object.erase(member);
    else
        object[member] = text;
}

void write(Json& object, const Profile& profile)
{
    const std::string environmentHere = textIn(object, "environment").value_or("");
    setText(object, "id", profile.id);
    setText(object, "name", profile.name);
    setText(object, "kind", name(profile.kind));
    setText(object, "key", profile.key);
    for (const TextMember& member : optionalTexts) setText(object, member.name, profile.*member.member);
    const bool unknownHere = !environmentNamed(environmentHere);
    if (profile.environment != Environment::None || !unknownHere)
        setText(object, "environment", name(profile.environment));
    if (profile.publicClient)
        object["publicClient"] = true;
    else
        object.erase("publicClient");
}

/// The text as JSON; discarded when it is none, or nested so deeply that only malice can have written it.
Json parsed(std::string_view text)
{
    constexpr int deepest = 64;
    bool tooDeep = false;
    const auto watch = [&tooDeep](int depth, Json::parse_event_t, Json&) {
        tooDeep = tooDeep || depth > deepest;
        return !tooDeep;
    };
    Json json = Json::parse(text, watch, false);
    return tooDeep ? Json(Json::value_t::discarded) : json;
}

/// The text with small letters, as far as `sameName` goes.
std::string small(std::string_view text)
{
    std::string copy(text);
    for (char& c : copy)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return copy;
}

const Profile* withId(std::string_view id, const std::vector<Profile>& all)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const Profile& profile) { return profile.id == id; });
    return found == all.end() ? nullptr : &*found;
}

const Profile* withName(std::string_view name, const std::vector<Profile>& all)
{
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Profile& profile) { return sameName(profile.name, name); });
    return found == all.end() ? nullptr : &*found;
}

/// Sorts the file's profiles into those that this version knows, and their objects, and the others. False when one of
/// them is damaged.
bool sortOut(const Json& list, std::vector<Profile>& all, Json& known, Json& unknown)
{
    std::unordered_set<std::string> ids;
    std::unordered_set<std::string> names;
    for (const Json& object : list) {
        if (isOfUnknownKind(object)) {
            unknown.push_back(object);
            continue;
        }
        auto profile = profileIn(object);
        if (!profile || !ids.insert(profile->id).second || !names.insert(small(profile->name)).second) return false;
        known.push_back(object);
        all.push_back(*std::move(profile));
    }
    return true;
}

} // namespace

Profiles::Profiles() : document_(std::make_unique<Document>())
{
    document_->json = {{"schema", schema}, {"profiles", Json::array()}};
}

Profiles::Profiles(Profiles&&) noexcept = default;
Profiles& Profiles::operator=(Profiles&&) noexcept = default;
Profiles::~Profiles() = default;

base::Result<Profiles> Profiles::parse(std::string_view json, const std::string& path)
{
    const auto damaged = tl::unexpected(base::Error{base::ErrorCode::ProfilesDamaged, path});
    Profiles profiles;
    profiles.document_->json = parsed(json);
    const Json& document = profiles.document_->json;
    if (!document.is_object()) return damaged;
    const auto version = document.find("schema");
    if (version == document.end() || !version->is_number_integer()) return damaged;
    if (version->get<std::int64_t>() > schema) return tl::unexpected(base::Error{base::ErrorCode::ProfilesNewer, path});
    const auto list = document.find("profiles");
    if (*version != schema || list == document.end() || !list->is_array()) return damaged;
    const Json all = std::exchange(profiles.document_->json["profiles"], Json::array());
    const bool sorted = sortOut(all, profiles.all_, profiles.document_->json["profiles"], profiles.document_->unknown);
    return sorted ? base::Result<Profiles>(std::move(profiles)) : damaged;
}

const std::vector<Profile>& Profiles::all() const { return all_; }

const Profile* Profiles::find(std::string_view idOrName) const
{
    const Profile* const found = withId(idOrName, all_);
    return found != nullptr ? found : withName(idOrName, all_);
}

void Profiles::put(const Profile& profile)
{
    Json& list = document_->json["profiles"];
    const Profile* const here = withId(profile.id, all_);
    const auto at = static_cast<std::size_t>(here != nullptr ? here - all_.data() : std::ssize(all_));
    if (here == nullptr) {
        all_.push_back(profile);
        list.push_back(Json::object());
    }
    all_[at] = profile;
    write(list[at], profile);
}

void Profiles::remove(std::string_view id)
{
    const Profile* const here = withId(id, all_);
    if (here == nullptr) return;
    const auto at = here - all_.data();
    document_->json["profiles"].erase(static_cast<std::size_t>(at));
    all_.erase(all_.begin() + at);
}

std::vector<Profile> Profiles::merge(const Profiles& other)
{
    std::vector<Profile> added;
    for (std::size_t i = 0; i < other.all_.size(); ++i) {
        Profile profile = other.all_[i];
        if (withId(profile.id, all_) != nullptr) continue;
        profile.name = freeName(profile.name, all_);
        document_->json["profiles"].push_back(other.document_->json["profiles"][i]);
        write(document_->json["profiles"].back(), profile);
        all_.push_back(profile);
        added.push_back(std::move(profile));
    }
    return added;
}

std::string Profiles::text() const
{
    Json json = document_->json;
    for (const Json& object : document_->unknown) json["profiles"].push_back(object);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace vault
