#pragma once

#include "base/result.h"
#include "vault/profile.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vault {

/// The text of profiles.json, and of an export: the same form, since neither holds a secret.
///
/// ```
/// {"schema": 1, "profiles": [{"id": "…", "name": "Dev", "kind": "video", "key": "…", "environment": "development"}]}
/// ```
/// Empty members are left out. Members and kinds that this version does not know are kept, but not listed.
class Profiles
{
public:
    /// No profiles yet.
    Profiles();
    /// Reads the text. Errors: ProfilesDamaged (not JSON, not this form, an id or a name twice, a profile that lacks
    /// its name or an id of letters, digits, `-` and `_`), ProfilesNewer; both with `path` as their detail.
    static base::Result<Profiles> parse(std::string_view json, const std::string& path);

    Profiles(Profiles&&) noexcept;
    Profiles& operator=(Profiles&&) noexcept;
    ~Profiles();

    /// All of them, in the file's order.
    const std::vector<Profile>& all() const;
    /// The one of that id, or of that name without regard to case; null when there is none.
    const Profile* find(std::string_view idOrName) const;

    /// Replaces the profile of the same id, or adds it at the end.
    void put(const Profile& profile);
    /// Takes the profile of that id away, if it is there.
    void remove(std::string_view id);
    /// Takes over the profiles of another file: one whose id is here already is left as it is here, one whose name is
    /// taken gets a free one. Returns those that came new.
    std::vector<Profile> merge(const Profiles& other);

    /// The file's text, indented, with a line break at its end.
    std::string text() const;

private:
    struct Document; // the JSON, with the members that nobody here knows
    std::unique_ptr<Document> document_;
    std::vector<Profile> all_;
};

} // namespace vault
