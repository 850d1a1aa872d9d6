#pragma once

#include "jwt/hs256.h"
#include "pages/api.h"
#include "ui/booksteps.h"
#include "widgets/longtext.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace support {

/// The API page with tokens of an app that somebody has signed in to; `api` answers what goes to the API.
struct ApiScene
{
    World world;
    std::string id;
    std::function<FakeNetwork::Said(const FakeNetwork::Asked&)> api;
    std::unique_ptr<ui::ApiPage> page;

    explicit ApiScene(const std::string& scopes = "user:read:user user:read:zak user:read:token meeting:write:meeting "
                                                  "meeting:read:meeting meeting:read:list_meetings",
                      bool signedIn = true)
    {
        vault::Profile profile = named("App");
        profile.kind = vault::Kind::OAuth;
        profile.key = "kX8vT2bN5mQ1wE7rY4uI0o";
        profile.publicClient = true;
        id = profile.id;
        if (!save(world, profile, {}).has_value()) qFatal("cannot save the profile");
        if (signedIn) world.giveTokens(id, scopes);
        world.network.script = [this](const FakeNetwork::Asked& asked) -> FakeNetwork::Said {
            if (asked.url.path() == "/oauth/token") return {.body = renewed};
            return api ? api(asked) : FakeNetwork::Said{};
        };
    }
    void show(const char* call)
    {
        page = std::make_unique<ui::ApiPage>(world.surroundings());
        page->resize(1'000, 800);
        if (!showActive(*page)) qFatal("the page gets no keyboard");
        pick(call);
        settle();
    }
    static void settle()
    {
        for (int round = 0; round < 20; ++round) QCoreApplication::processEvents();
    }
    void pick(const char* call) const
    {
        auto& box = child<QComboBox>(*page, "api.call");
        const int row = box.findData(call);
        if (row < 0) qFatal("there is no call %s", call);
        box.setCurrentIndex(row);
    }
    QPushButton& button(const QString& name) const { return child<QPushButton>(*page, "api." + name); }
    QLineEdit& line(const QString& name) const { return child<QLineEdit>(*page, "api." + name); }
    QString label(const QString& name) const { return child<QLabel>(*page, "api." + name).text(); }
    QString response() const { return child<QPlainTextEdit>(*page, "api.response").toPlainText(); }
    void press(const QString& name) const
    {
        if (!button(name).isEnabled() || !button(name).isVisible()) qFatal("%s cannot be pressed", qPrintable(name));
        QTest::mouseClick(&button(name), Qt::LeftButton);
        settle();
    }
    /// Presses Send and waits for the answer's end.
    void send() const
    {
        press("send");
        if (!QTest::qWaitFor([this] { return !button("cancel").isVisible(); }, 20'000)) qFatal("no answer");
        settle();
    }

    inline static const QByteArray renewed = R"({"access_token":"access-secret-2","expires_in":3600})";
};

} // namespace support
