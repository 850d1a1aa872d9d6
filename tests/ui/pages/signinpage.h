#pragma once

#include "oauth/form.h"
#include "pages/signin.h"
#include "ui/booksteps.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>

namespace support {

/// The Sign in page with an app to sign in to, and a token endpoint with Zoom's shapes behind the fake network.
struct SignInScene
{
    World world;
    std::string id;
    int generation = 0;
    QByteArray scopes = "user:read:user user:read:zak";
    std::function<FakeNetwork::Said(const FakeNetwork::Asked&)> token; ///< in place of tokens
    std::unique_ptr<ui::SignInPage> page;

    explicit SignInScene(bool publicClient = true)
    {
        vault::Profile profile = named("App");
        profile.kind = vault::Kind::OAuth;
        profile.key = "kX8vT2bN5mQ1wE7rY4uI0o";
        profile.publicClient = publicClient;
        id = profile.id;
        if (!save(world, profile, secretOf(sdkSecret)).has_value()) qFatal("cannot save the profile");
        world.network.script = [this](const FakeNetwork::Asked& asked) { return answer(asked); };
    }
    void show()
    {
        page = std::make_unique<ui::SignInPage>(world.surroundings());
        page->resize(1'000, 800);
        if (!showActive(*page)) qFatal("the page gets no keyboard");
        settle();
    }
    static void settle()
    {
        for (int round = 0; round < 20; ++round) QCoreApplication::processEvents();
    }
    FakeNetwork::Said answer(const FakeNetwork::Asked& asked)
    {
        if (asked.url.path() == "/oauth/token") return token ? token(asked) : tokens();
        if (asked.url.path() == "/oauth/revoke") return {.body = R"({"status":"success"})"};
        if (asked.url.path() == "/v2/users/me") return {.body = R"({"display_name":"Maria Keller"})"};
        return {.status = 404};
    }
    FakeNetwork::Said tokens()
    {
        const QByteArray number = QByteArray::number(++generation);
        return {.body = "{\"access_token\":\"access-secret-" + number + "\",\"refresh_token\":\"refresh-secret-" +
                        number + "\",\"expires_in\":3600,\"scope\":\"" + scopes + "\"}"};
    }

    QPushButton& button(const QString& name) const { return child<QPushButton>(*page, "signin." + name); }
    void press(const QString& name) const
    {
        if (!button(name).isEnabled() || !button(name).isVisible()) qFatal("%s cannot be pressed", qPrintable(name));
        QTest::mouseClick(&button(name), Qt::LeftButton);
        settle();
    }
    QString label(const QString& name) const { return child<QLabel>(*page, "signin." + name).text(); }
    QString status() const { return label("status"); }
    QString url() const { return child<QPlainTextEdit>(*page, "signin.url").toPlainText(); }
    std::string part(const char* name) const
    {
        const std::string address = url().toStdString();
        return oauth::onlyValue(oauth::readForm(address.substr(address.find('?') + 1)), name).value_or("(none)");
    }
    /// Pastes the address at which a browser elsewhere would end up.
    void pasteBack(const std::string& query) const
    {
        child<QLineEdit>(*page, "signin.paste").setText(ui::text(part("redirect_uri") + '?' + query));
        press("finish");
    }
    void signIn() const
    {
        press("start");
        pasteBack("code=the-code&state=" + part("state"));
        if (!QTest::qWaitFor([this] { return status().startsWith("Signed in"); }))
            qFatal("not signed in: %s", qPrintable(status()));
        settle();
    }
    void choose(int action) const
    {
        button("signOut").menu()->actions().at(action)->trigger();
        settle();
    }
    /// What the keychain holds of the profile under that name.
    std::string kept(const char* name) const
    {
        const auto entry = world.keychain.entries.find(id);
        const auto bundle =
            vault::Bundle::parse(entry == world.keychain.entries.end() ? std::string_view() : entry->second.reveal());
        const base::Secret* const found = bundle ? bundle->find(name) : nullptr;
        return found == nullptr ? "(none)" : std::string(found->reveal());
    }
};

} // namespace support
