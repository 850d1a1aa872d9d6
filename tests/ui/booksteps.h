#pragma once

#include "profilebook.h"
#include "ui/world.h"

namespace support {

/// That text as a secret.
inline base::Secret secretOf(std::string text) { return base::Secret::take(text); }

/// A Video SDK profile of that name, not saved yet.
inline vault::Profile named(const std::string& name)
{
    vault::Profile profile;
    profile.id = vault::newId();
    profile.name = name;
    profile.key = "k";
    return profile;
}

/// Saves and waits for the answer.
inline base::Result<ui::ProfileBook::Saved> save(World& world, const vault::Profile& profile,
                                                 std::optional<base::Secret> secret)
{
    std::optional<base::Result<ui::ProfileBook::Saved>> result;
    const base::Request request = world.book.save(
        profile, std::move(secret), [&](const base::Result<ui::ProfileBook::Saved>& done) { result = done; });
    if (!QTest::qWaitFor([&] { return result.has_value(); })) qFatal("no answer");
    return *result;
}

/// Reads and waits for the answer.
inline base::Result<std::string> read(World& world, const std::string& id)
{
    std::optional<base::Result<std::string>> result;
    const base::Request request = world.book.read(id, [&](base::Result<base::Secret> secret) {
        result = secret.map([](const base::Secret& bytes) { return std::string(bytes.reveal()); });
    });
    if (!QTest::qWaitFor([&] { return result.has_value(); })) qFatal("no answer");
    return *result;
}

/// Removes and waits for the answer.
inline base::Result<void> remove(World& world, const std::string& id)
{
    std::optional<base::Result<void>> result;
    const base::Request request = world.book.remove(id, [&](const base::Result<void>& done) { result = done; });
    if (!QTest::qWaitFor([&] { return result.has_value(); })) qFatal("no answer");
    return *result;
}

/// Asks the keychain what it has and waits for the answer.
inline void lookUp(World& world)
{
    world.book.lookUp();
    if (!QTest::qWaitFor([&] { return world.book.lasting() != ui::ProfileBook::Lasting::Asking; })) qFatal("no answer");
}

} // namespace support
