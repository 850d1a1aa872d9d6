#pragma once

#include "accounts.h"
#include "credentials.h"
#include "endpointhost.h"
#include "idlewatch.h"
#include "preferences.h"
#include "surroundings.h"
#include "text.h"
#include "tokenstore.h"
#include "ui/fakenetwork.h"
#include "ui/stores.h"
#include "widgets/clipboard.h"
#include "zoom/tables.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWidget>

namespace support {

/// 2026-03-01 12:00:00 UTC, a Sunday.
inline constexpr base::Time noon = base::fromEpochSeconds(1'772'366'400);

inline constexpr const char* sdkKey = "test-key-3f9a";
inline constexpr const char* accessToken = "access-Qm4Zt8Lx2Vb6Nw0Ky3Rp";
inline constexpr const char* refreshToken = "refresh-Jd7Hc1Sg5Fa9Ut2Ei4Wo";
inline constexpr const char* sdkSecret = "test-secret-W7uLq2ZrT0xNc5Yb";

/// An endpoint that listens nowhere: it remembers what it was told and serves what the test hands to it.
class FakeEndpoint : public ui::EndpointHost
{
public:
    base::Result<std::uint16_t> start(ui::EndpointPlan given, Served taker) override
    {
        if (refusal) return tl::unexpected(*refusal);
        plan.emplace(std::move(given));
        served = std::move(taker);
        constexpr std::uint16_t freePort = 49'152;
        return plan->port == 0 ? freePort : plan->port;
    }
    void stop() override
    {
        plan.reset();
        served = nullptr;
    }
    void setFaults(const endpoint::FaultPlan& given) override { faults = given; }

    std::optional<ui::EndpointPlan> plan; ///< while it runs
    Served served;
    endpoint::FaultPlan faults;
    std::optional<base::Error> refusal; ///< of the next start
};

/// What pages live on, made afresh for each test: settings in a folder of their own, a clock that moves when the test
/// moves it. Outlives the pages.
struct World
{
    base::Time now = noon;
    QTemporaryDir folder;
    QSettings settings{folder.filePath("window.ini"), QSettings::IniFormat};
    ui::Preferences preferences{settings};
    FakeKeychain keychain;
    storage::SessionStore session;
    storage::ProfileFile file{folder.filePath("profiles.json")};
    ui::ProfileBook book{file, keychain, session};
    ui::Credentials credentials{book, preferences};
    ui::IdleWatch idle{[this] { return now; }};
    ui::SecretClipboard clipboard;
    FakeEndpoint endpoint;
    FakeNetwork network;
    oauth::Client client{network};
    ui::TokenStore tokens{book, keychain, session};
    std::vector<std::string> opened; ///< by the browser, which is there unless `noBrowser`
    bool noBrowser = false;
    ui::Accounts accounts{book, preferences, machine()};

    ui::Machine machine()
    {
        return {.client = client,
                .tokens = tokens,
                .clock = [this] { return now; },
                .random = [](std::size_t size) { return std::string(size, 'r'); },
                .openBrowser = [this](const std::string& url) { return opened.push_back(url), !noBrowser; },
                .profilesPath = folder.filePath("profiles.json"),
                .second = std::chrono::milliseconds(10),
                .keychainRetry = std::chrono::milliseconds(50)};
    }
    ui::Surroundings surroundings() { return surroundings(credentials); }
    /// With credentials of the test's own, which it makes after it has changed the preferences.
    ui::Surroundings surroundings(ui::Credentials& own)
    {
        return {[this] { return now; }, own, accounts, idle, preferences, clipboard, endpoint};
    }
    World() { QObject::connect(&idle, &ui::IdleWatch::input, &credentials, &ui::Credentials::goOn); }

    /// Puts a profile into the file, its secret into the keychain, unless it is empty; returns its id.
    std::string giveProfile(const std::string& name, vault::Kind kind = vault::Kind::Video,
                            vault::Environment environment = vault::Environment::None, std::string key = sdkKey,
                            std::string secret = sdkSecret)
    {
        vault::Profile profile;
        profile.id = vault::newId();
        profile.name = name;
        profile.kind = kind;
        profile.key = std::move(key);
        profile.environment = environment;
        if (kind == vault::Kind::S2S) profile.accountId = "account-1";
        const auto put = [&](vault::Profiles& profiles) -> base::Result<void> {
            profiles.put(profile);
            return {};
        };
        if (!file.change(put)) qFatal("cannot write the profiles");
        if (!secret.empty()) keychain.keep(profile.id, std::move(secret));
        book.reload();
        return profile.id;
    }
    /// Puts tokens of that profile into the keychain, as after a sign-in an hour before `expires`.
    void giveTokens(const std::string& id, const std::string& scopes = "user:read:user",
                    std::optional<base::Time> expires = {})
    {
        const auto entry = keychain.entries.find(id);
        auto bundle =
            vault::Bundle::parse(entry == keychain.entries.end() ? std::string_view() : entry->second.reveal());
        const auto set = [&bundle](const char* name, std::string value) {
            bundle->set(name, base::Secret::take(value));
        };
        set("access", accessToken);
        set("refresh", refreshToken);
        set("expires", std::to_string(base::epochSeconds(expires.value_or(now + std::chrono::minutes(59)))));
        set("scope", scopes);
        keychain.entries[id] = bundle->bytes();
    }
    /// Gives the kind a pair, by default one that is sound.
    void giveCredential(std::string_view kind = "video", std::string key = sdkKey, std::string secret = sdkSecret)
    {
        credentials.set(*zoom::tableFor(kind), {std::move(key), base::Secret::take(secret)}, {});
    }
};

/// The widget of that name below `root`; a missing one ends the test program, as no test can go on without it.
template <typename T>
T& child(const QWidget& root, const QString& name)
{
    T* const found = root.findChild<T*>(name);
    if (found == nullptr) qFatal("there is no %s", qPrintable(name));
    return *found;
}

/// Lets each repeating timer below `owner` fire once, as if its interval had passed.
inline void tick(const QObject& owner)
{
    const QList<QTimer*> timers = owner.findChildren<QTimer*>();
    for (QTimer* const timer : timers) {
        if (!timer->isActive() || timer->isSingleShot()) continue;
        QTimerEvent event(timer->timerId());
        QCoreApplication::sendEvent(timer, &event);
    }
}

/// Shows the window and waits until it has the keyboard.
inline bool showActive(QWidget& window)
{
    window.show();
    return QTest::qWaitForWindowActive(&window);
}

/// Moves the keyboard to `editor`, empties it and types, key by key. ASCII alone: for the rest, paste.
inline void retype(QWidget& editor, const QString& text)
{
    editor.setFocus();
    QTest::keyClick(&editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&editor, Qt::Key_Delete);
    QTest::keyClicks(&editor, text);
}

} // namespace support
