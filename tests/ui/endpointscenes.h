#pragma once

#include "jwt/hs256.h"
#include "mainwindow.h"
#include "ui/accountscenes.h"
#include "ui/world.h"
#include "zoom/draft.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

/// The states of the Endpoint page.
namespace support::scenes {

/// What the endpoint answered to a page; the number tells the requests apart.
inline endpoint::Exchange exchange(int number)
{
    const bool bad = number % 7 == 3;
    const std::string role = bad ? "2" : "1";
    const zoom::Draft draft =
        zoom::draft(*zoom::tableFor("video"),
                    {{"sessionName", "Cool Cars " + std::to_string(number)}, {"role", "1"}, {"userIdentity", "maria"}},
                    sdkKey, {noon});
    std::string secret = sdkSecret;
    const std::string token = jwt::sign(draft.claims, jwt::Key(base::Secret::take(secret)));
    return {.time = noon + std::chrono::seconds(number),
            .duration = std::chrono::microseconds(180 + 37 * number),
            .kind = "video",
            .method = "POST",
            .path = "/",
            .origin = "http://localhost:5173",
            .contentType = "application/json",
            .body = "{\"sessionName\":\"Cool Cars " + std::to_string(number) + "\",\"role\":" + role + "}",
            .status = bad ? 400 : 200,
            .answer = bad ? "{\"errors\":[{\"property\":\"role\",\"reason\":\"Must be 0 or 1\"}]}"
                          : "{\"signature\":\"" + token + "\"}"};
}

inline void endpointReady(World& world, ui::MainWindow&)
{
    world.credentials.choose(world.giveProfile("Dev", vault::Kind::Video, vault::Environment::Development));
    answerAll();
}

inline void endpointRuns(World& world, ui::MainWindow& window)
{
    endpointReady(world, window);
    window.show();
    child<QPushButton>(window, "endpoint.start").click();
    answerAll();
    constexpr int requests = 24;
    for (int i = 0; i < requests; ++i) world.endpoint.served(exchange(i));
    auto& log = child<QAbstractItemView>(window, "endpoint.log");
    if (!QTest::qWaitFor([&log] { return log.model()->rowCount() == requests; })) qFatal("no requests");
    log.setCurrentIndex(log.model()->index(requests - 2, 0));
}

inline void endpointFails(World& world, ui::MainWindow& window)
{
    endpointRuns(world, window);
    child<QPushButton>(window, "endpoint.faultsFold").setChecked(true);
    child<QSpinBox>(window, "endpoint.serverError").setValue(10);
    child<QSpinBox>(window, "endpoint.expired").setValue(25);
    child<QSpinBox>(window, "endpoint.delayed").setValue(50);
}

inline void endpointRefused(World& world, ui::MainWindow& window)
{
    endpointReady(world, window);
    child<QLineEdit>(window, "endpoint.origins").setText("*");
    world.endpoint.refusal = base::Error{base::ErrorCode::AddressInUse, "127.0.0.1:4000"};
    child<QPushButton>(window, "endpoint.start").click();
    answerAll();
}

inline void signWithFaultsOn(World& world, ui::MainWindow& window)
{
    world.giveCredential();
    child<QLineEdit>(window, "field.sessionName").setText("Cool Cars");
    child<QSpinBox>(window, "endpoint.skewed").setValue(100);
}

} // namespace support::scenes
