#pragma once

#include "base/secret.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vault {

/// All secrets of one profile by name (`secret`; later also tokens), kept in the keychain as one entry, since some
/// keychains rewrite their whole file for each.
class Bundle
{
public:
    /// Keeps `secret` under `name`, in place of an earlier one.
    void set(std::string name, base::Secret secret);
    /// The secret of that name; null when there is none. Good until the next change.
    const base::Secret* find(std::string_view name) const;
    bool isEmpty() const { return entries_.empty(); }

    /// The bytes to keep: name and secret of each entry as netstrings (`6:secret,3:abc,`).
    base::Secret bytes() const;
    /// The reverse; nothing when the bytes are something else.
    static std::optional<Bundle> parse(std::string_view bytes);

private:
    struct Entry
    {
        std::string name;
        base::Secret secret;
    };
    std::vector<Entry> entries_;
};

} // namespace vault
