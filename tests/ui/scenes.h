#pragma once

#include "jwt/hs256.h"
#include "mainwindow.h"
#include "ui/accountscenes.h"
#include "ui/endpointscenes.h"
#include "ui/mintscenes.h"
#include "ui/world.h"
#include "zoom/draft.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <array>

/// The states of the window that are worth looking at: drawn for people, measured by the layout test.
namespace support::scenes {

inline constexpr const char* key = "aB3dE5fG7hJ9kL1mN2pQ";

/// One state of the window that is worth a picture.
struct Scene
{
    const char* name;
    const char* page;
    void (*arrange)(World& world, ui::MainWindow& window);
};

inline void setLine(ui::MainWindow& window, const QString& name, const QString& text)
{
    child<QLineEdit>(window, "field." + name).setText(text);
}

inline void fill(World& world, ui::MainWindow& window)
{
    world.giveCredential("video", key);
    child<QComboBox>(window, "field.role").setCurrentIndex(2);
    setLine(window, "sessionName", "Cool Cars");
    setLine(window, "userIdentity", "maria.keller");
    setLine(window, "sessionKey", "cars-2026-03");
}

inline void fillWrongly(World& world, ui::MainWindow& window)
{
    world.giveCredential("video", key, {});
    setLine(window, "sessionName", QString(203, 'x'));
    setLine(window, "expirationSeconds", "5 min");
    setLine(window, "userIdentity", "maria.keller@engineering.department.example.org");
    for (const char* const name : {"sessionName", "expirationSeconds", "userIdentity"})
        QTest::keyClick(&child<QLineEdit>(window, QString("field.") + name), Qt::Key_Return); // an edit ends
}

inline void openAdvanced(World& world, ui::MainWindow& window)
{
    fill(world, window);
    setLine(window, "geoRegions", "DE, NL");
    child<QPushButton>(window, "form.advanced").setChecked(true);
}

inline void inspectToken(ui::MainWindow& window, const jwt::Claims& claims, std::string secret)
{
    const std::string token = jwt::sign(claims, jwt::Key(base::Secret::take(secret)));
    child<QPlainTextEdit>(window, "inspect.input").setPlainText(ui::text(token));
}

inline void inspectSound(World& world, ui::MainWindow& window)
{
    world.giveCredential("video", key);
    const zoom::Inputs inputs{{"role", "1"}, {"sessionName", "Cool Cars"}, {"userIdentity", "maria.keller"}};
    const zoom::Timing timing{noon - std::chrono::minutes{47}};
    inspectToken(window, zoom::draft(*zoom::tableFor("video"), inputs, key, timing).claims, sdkSecret);
}

inline void inspectFaulty(World& world, ui::MainWindow& window)
{
    world.giveCredential("video", key);
    const std::int64_t now = base::epochSeconds(noon);
    inspectToken(window,
                 {{"app_key", key},
                  {"role_type", "1"},
                  {"tpc", "Cool Cars"},
                  {"version", std::int64_t{1}},
                  {"iat", now - 9'000},
                  {"exp", now - 1'800},
                  {"session_key", std::string(40, 'k')}},
                 "another-secret");
}

inline void openFold(ui::MainWindow& window, const QString& name)
{
    child<QPushButton>(window, "inspect." + name + "Fold").setChecked(true);
}

/// A host's meeting token without a ZAK, with a number as it is printed, for another account's meeting.
inline void inspectMeeting(World& world, ui::MainWindow& window)
{
    world.giveCredential("meeting", key);
    const std::int64_t now = base::epochSeconds(noon);
    inspectToken(window,
                 {{"appKey", key},
                  {"mn", "857 4921 3306"},
                  {"role", std::int64_t{1}},
                  {"iat", now + 600},
                  {"exp", now + 1'200},
                  {"tokenExp", now + 1'200},
                  {"room", "Berlin \xe2\x80\xae 4"}},
                 std::string(sdkSecret) + '\n');
    openFold(window, "join");
    child<QLineEdit>(window, "inspect.meetingNumber").setText("85749213307");
    child<QComboBox>(window, "inspect.platform").setCurrentIndex(1);
    child<QComboBox>(window, "inspect.account").setCurrentIndex(2);
    child<QAbstractItemView>(window, "inspect.findings")
        .setCurrentIndex(child<QAbstractItemView>(window, "inspect.findings").model()->index(1, 0));
}

inline void inspectMended(World& world, ui::MainWindow& window)
{
    inspectFaulty(world, window);
    child<QPushButton>(window, "inspect.mend").click();
    openFold(window, "error");
    child<QLineEdit>(window, "inspect.error").setText("video-web:200");
}

inline void inspectCompared(World& world, ui::MainWindow& window)
{
    inspectSound(world, window);
    openFold(window, "compare");
    const zoom::Inputs inputs{{"role", "0"}, {"sessionName", "Cool Cars"}, {"geoRegions", "DE"}};
    const jwt::Claims claims = zoom::draft(*zoom::tableFor("video"), inputs, key, {noon}).claims;
    std::string secret = sdkSecret;
    child<QPlainTextEdit>(window, "inspect.compare")
        .setPlainText(ui::text(jwt::sign(claims, jwt::Key(base::Secret::take(secret)))));
}

inline void inspectDamaged(World& world, ui::MainWindow& window)
{
    inspectSound(world, window);
    auto& input = child<QPlainTextEdit>(window, "inspect.input");
    QString token = input.toPlainText();
    token[60] = '!';
    input.setPlainText("curl -H 'Authorization: Bearer " + token + "' https://example.org/");
}

inline void inspectHuge(World&, ui::MainWindow& window)
{
    const std::int64_t now = base::epochSeconds(noon);
    inspectToken(window, {{"app_key", key}, {"tpc", std::string(40'000, 'x')}, {"exp", now + 7'200}}, "another-secret");
}

/// A developer's profiles, three of which have their secrets in the keychain.
inline std::string giveProfiles(World& world)
{
    using vault::Environment;
    using vault::Kind;
    const std::string dev = world.giveProfile("Dev", Kind::Video, Environment::Development, key);
    world.giveProfile("Production", Kind::Video, Environment::Production, "kX8vT2bN5mQ1wE7rY4uI0o");
    world.giveProfile("Client web meetings", Kind::Meeting, Environment::Staging, "zR4tW9yU2iO7pA5sD1fG6h");
    world.giveProfile("Government cloud", Kind::OAuth, Environment::Government, "jK3lZ8xC6vB1nM4qW9eR2t", {});
    world.giveProfile("Reports", Kind::S2S, Environment::Production, "yU7iO2pL5kJ9hG3fD8sA1q", {});
    return dev;
}

inline void signWithProfile(World& world, ui::MainWindow& window)
{
    world.credentials.choose(giveProfiles(world));
    child<QComboBox>(window, "field.role").setCurrentIndex(2);
    setLine(window, "sessionName", "Cool Cars");
    world.credentials.want(zoom::tableFor("video"));
    world.credentials.goOn();
    answerAll();
}

inline void signWithoutKeychain(World& world, ui::MainWindow& window)
{
    world.keychain.refusal = base::ErrorCode::KeychainNoBus;
    signWithProfile(world, window);
}

inline void showProfiles(World& world, ui::MainWindow& window)
{
    world.credentials.choose(giveProfiles(world));
    world.book.lookUp();
    answerAll();
    auto& list = child<QAbstractItemView>(window, "credentials.list");
    list.setCurrentIndex(list.model()->index(1, 0)); // Dev, after Client web meetings
}

inline void editServerToServer(World& world, ui::MainWindow& window)
{
    showProfiles(world, window);
    auto& list = child<QAbstractItemView>(window, "credentials.list");
    list.setCurrentIndex(list.model()->index(4, 0));
}

inline void failClosed(World& world, ui::MainWindow& window)
{
    world.keychain.refusal = base::ErrorCode::KeychainNoService;
    world.book.lookUp();
    child<QPushButton>(window, "credentials.add").click();
    child<QLineEdit>(window, "credentials.name").setText("Production");
    child<QLineEdit>(window, "credentials.key").setText("YOUR_SDK_KEY");
    child<QLineEdit>(window, "credentials.secret").setText("a-secret-that-no-file-sees-1234567890");
    child<QPushButton>(window, "credentials.save").click();
    answerAll();
    child<QLineEdit>(window, "credentials.secret").setText("short ");
}

inline void removeProfile(World& world, ui::MainWindow& window)
{
    showProfiles(world, window);
    child<QPushButton>(window, "credentials.remove").click();
}

inline constexpr std::array all{
    Scene{"sign-empty", "sign", [](World&, ui::MainWindow&) {}},
    Scene{"sign", "sign", fill},
    Scene{"sign-advanced", "sign", openAdvanced},
    Scene{"sign-errors", "sign", fillWrongly},
    Scene{"inspect-empty", "inspect", [](World&, ui::MainWindow&) {}},
    Scene{"inspect", "inspect", inspectSound},
    Scene{"inspect-faulty", "inspect", inspectFaulty},
    Scene{"inspect-meeting", "inspect", inspectMeeting},
    Scene{"inspect-mended", "inspect", inspectMended},
    Scene{"inspect-compared", "inspect", inspectCompared},
    Scene{"inspect-damaged", "inspect", inspectDamaged},
    Scene{"inspect-huge", "inspect", inspectHuge},
    Scene{"sign-profile", "sign", signWithProfile},
    Scene{"sign-no-keychain", "sign", signWithoutKeychain},
    Scene{"credentials-empty", "credentials", [](World&, ui::MainWindow&) { answerAll(); }},
    Scene{"credentials", "credentials", showProfiles},
    Scene{"credentials-s2s", "credentials", editServerToServer},
    Scene{"credentials-removed", "credentials", removeProfile},
    Scene{"credentials-no-keychain", "credentials", failClosed},
    Scene{"signin-empty", "signin", [](World&, ui::MainWindow&) { answerAll(); }},
    Scene{"signin", "signin", signInReady},
    Scene{"signin-waits", "signin", signInWaits},
    Scene{"signin-device", "signin", signInOnDevice},
    Scene{"signin-done", "signin", signedIn},
    Scene{"signin-refused", "signin", signInRefused},
    Scene{"api-empty", "api", [](World&, ui::MainWindow&) { answerAll(); }},
    Scene{"api", "api", apiMeetings},
    Scene{"api-zak", "api", apiZak},
    Scene{"api-refused", "api", apiRefused},
    Scene{"endpoint-no-credential", "endpoint", [](World&, ui::MainWindow&) { answerAll(); }},
    Scene{"endpoint-empty", "endpoint", endpointReady},
    Scene{"endpoint", "endpoint", endpointRuns},
    Scene{"endpoint-faults", "endpoint", endpointFails},
    Scene{"endpoint-refused", "endpoint", endpointRefused},
    Scene{"sign-faults", "sign", signWithFaultsOn},
    Scene{"mint-empty", "mint", mintEmpty},
    Scene{"mint", "mint", mintMatrix},
    Scene{"mint-wrong", "mint", mintWrong},
    Scene{"mint-written", "mint", mintWritten},
};

} // namespace support::scenes
