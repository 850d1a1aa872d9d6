#pragma once

#include "jwt/hs256.h"
#include "mainwindow.h"
#include "ui/world.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>

/// The states of the pages for signing in and for calling the API.
namespace support::scenes {

inline void answerAll()
{
    for (int round = 0; round < 12; ++round) QCoreApplication::processEvents();
}

/// Shows one port and one time in place of the free one that the system gave and of those that passed, which are others
/// each time.
inline void settle(World& world, ui::MainWindow& window)
{
    answerAll();
    const auto settled = [](QString text) {
        text.replace(QRegularExpression("(127\\.0\\.0\\.1(:|%3A))\\d+"), "\\149152");
        return text.replace(QRegularExpression("\\b\\d+ ms\\b"), "182 ms");
    };
    for (QLabel* const label : window.findChildren<QLabel*>())
        if (settled(label->text()) != label->text()) label->setText(settled(label->text()));
    auto& url = child<QPlainTextEdit>(window, "signin.url");
    url.setPlainText(settled(url.toPlainText()));
    const std::deque<oauth::Leg> legs = world.accounts.legs();
    world.accounts.clearLegs();
    constexpr std::chrono::milliseconds elapsed{182};
    for (oauth::Leg leg : legs) {
        leg.elapsed = elapsed;
        world.accounts.note(leg);
    }
}

/// Somebody's app, public, and the tokens that were kept for it.
inline std::string giveApp(World& world, bool signedIn, const std::string& scopes = "user:read:user user:read:zak")
{
    vault::Profile profile;
    profile.id = vault::newId();
    profile.name = "My first app";
    profile.kind = vault::Kind::OAuth;
    profile.key = "kX8vT2bN5mQ1wE7rY4uI0o";
    profile.publicClient = true;
    profile.environment = vault::Environment::Development;
    const auto put = [&](vault::Profiles& profiles) -> base::Result<void> {
        profiles.put(profile);
        return {};
    };
    if (!world.file.change(put)) qFatal("cannot write the profiles");
    world.book.reload();
    if (signedIn) world.giveTokens(profile.id, scopes);
    return profile.id;
}

inline FakeNetwork::Said whoAmI(const FakeNetwork::Asked&)
{
    return {.body = R"({"id":"u1","display_name":"Maria Keller","email":"maria.keller@example.org","type":2})"};
}

inline void show(ui::MainWindow& window, const char* page)
{
    window.openPage(page);
    window.show();
    answerAll();
}

inline void signInReady(World& world, ui::MainWindow& window)
{
    giveApp(world, false);
    show(window, "signin");
}

inline void signInWaits(World& world, ui::MainWindow& window)
{
    signInReady(world, window);
    child<QPushButton>(window, "signin.start").click();
    settle(world, window);
}

inline void signInOnDevice(World& world, ui::MainWindow& window)
{
    world.network.script = [](const FakeNetwork::Asked&) -> FakeNetwork::Said {
        return {.body = "{\"device_code\":\"d\",\"user_code\":\"HJKL-4821\",\"verification_uri\":\"https://zoom.us/"
                        "oauth_device\",\"verification_uri_complete\":\"https://zoom.us/"
                        "oauth_device?user_code=HJKL-4821\",\"expires_in\":900,\"interval\":500}"};
    };
    signInReady(world, window);
    child<QTabBar>(window, "signin.way").setCurrentIndex(1);
    child<QPushButton>(window, "signin.start").click();
    settle(world, window);
}

inline void signedIn(World& world, ui::MainWindow& window)
{
    world.network.script = whoAmI;
    giveApp(world, true);
    show(window, "signin");
    child<QPushButton>(window, "signin.ladderFold").setChecked(true);
    settle(world, window);
}

inline void signInRefused(World& world, ui::MainWindow& window)
{
    world.network.script = [](const FakeNetwork::Asked&) -> FakeNetwork::Said {
        return {.status = 400, .body = R"({"reason":"Invalid client_id or client_secret","error":"invalid_client"})"};
    };
    world.giveProfile("Reports", vault::Kind::S2S, vault::Environment::Production, "yU7iO2pL5kJ9hG3fD8sA1q");
    show(window, "signin");
    child<QPushButton>(window, "signin.start").click();
    answerAll();
    child<QPushButton>(window, "signin.ladderFold").setChecked(true);
    settle(world, window);
}

inline void pickCall(ui::MainWindow& window, const char* id)
{
    auto& box = child<QComboBox>(window, "api.call");
    box.setCurrentIndex(box.findData(id));
}

inline void apiMeetings(World& world, ui::MainWindow& window)
{
    world.network.script = [](const FakeNetwork::Asked& asked) -> FakeNetwork::Said {
        if (asked.url.path().endsWith("/me")) return whoAmI(asked);
        QByteArray meetings;
        for (int i = 0; i < 8; ++i)
            meetings += (i == 0 ? "{\"topic\":\"Cool Cars " : ",{\"topic\":\"Cool Cars ") + QByteArray::number(i) +
                        "\",\"id\":8574921330" + QByteArray::number(i) + ",\"duration\":30}";
        return {.body = "{\"page_size\":8,\"next_page_token\":\"p2\",\"meetings\":[" + meetings + "]}",
                .fields = {
                    {"X-RateLimit-Category", "Medium"}, {"X-RateLimit-Limit", "20"}, {"X-RateLimit-Remaining", "19"}}};
    };
    giveApp(world, true, "user:read:user meeting:read:list_meetings");
    show(window, "signin");
    show(window, "api");
    pickCall(window, "meeting.list");
    child<QPushButton>(window, "api.send").click();
    settle(world, window);
}

inline void apiZak(World& world, ui::MainWindow& window)
{
    const jwt::Claims claims{{"aud", "clientsm"}, {"exp", base::epochSeconds(noon) + 7'200}};
    std::string secret = sdkSecret;
    const std::string zak = jwt::sign(claims, jwt::Key(base::Secret::take(secret)));
    world.network.script = [zak](const FakeNetwork::Asked& asked) -> FakeNetwork::Said {
        if (!asked.url.path().endsWith("/zak")) return whoAmI(asked);
        return {.body = "{\"token\":\"" + QByteArray::fromStdString(zak) + "\"}"};
    };
    giveApp(world, true);
    show(window, "api");
    pickCall(window, "zak.me");
    child<QPushButton>(window, "api.send").click();
    settle(world, window);
}

inline void apiRefused(World& world, ui::MainWindow& window)
{
    giveApp(world, true);
    show(window, "api");
    pickCall(window, "meeting.create");
    child<QPushButton>(window, "api.send").click();
    settle(world, window);
}

} // namespace support::scenes
