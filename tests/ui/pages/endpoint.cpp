#include "pages/inspect.h"
#include "ui/pages/endpointpage.h"

#include <QPlainTextEdit>
#include <QSignalSpy>

using support::child;
using support::EndpointScene;
using support::World;
using ui::MainWindow;

class EndpointPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsOnPort4000ForThisMachinesPages()
    {
        EndpointScene scene;
        scene.press("start");
        QVERIFY(scene.isRunning());
        const ui::EndpointPlan& plan = *scene.world.endpoint.plan;
        QCOMPARE(plan.port, 4'000);
        QVERIFY(plan.kind == nullptr);
        QVERIFY(plan.origins.empty());
        QCOMPARE(plan.keys.credentials.size(), std::size_t(1));
        QCOMPARE(plan.keys.credentials.front().key, std::string(support::sdkKey));
        QCOMPARE(plan.keys.credentials.front().secret.reveal(), std::string_view(support::sdkSecret));
        QCOMPARE(scene.url(), "http://127.0.0.1:4000");
        QVERIFY(scene.button("stop").isEnabled());
        QVERIFY(!scene.button("start").isEnabled());
        QVERIFY(!scene.line("port").isEnabled());
    }

    void takesWhatIsTypedAndRemembersIt()
    {
        EndpointScene scene;
        scene.world.giveCredential("meeting");
        child<QComboBox>(*scene.window, "endpoint.kind").setCurrentIndex(2);
        scene.line("port").setText("0");
        scene.line("origins").setText("https://app.example.org, http://10.0.0.2:8080");
        scene.press("start");
        const ui::EndpointPlan& plan = *scene.world.endpoint.plan;
        QCOMPARE(plan.port, 0);
        QCOMPARE(plan.kind->kind, std::string_view("meeting"));
        QCOMPARE(plan.keys.credentials.size(), std::size_t(1)); // that kind's alone
        QCOMPARE(plan.origins, (std::vector<std::string>{"https://app.example.org", "http://10.0.0.2:8080"}));
        QCOMPARE(scene.url(), "http://127.0.0.1:49152");
        scene.open();
        QCOMPARE(scene.line("port").text(), "0");
        QCOMPARE(child<QComboBox>(*scene.window, "endpoint.kind").currentData().toString(), "meeting");
        QVERIFY(scene.line("origins").text().contains("example.org"));
    }

    void refusesWhatIsNoPortAndNoOrigin()
    {
        EndpointScene scene;
        scene.line("port").setText("65536");
        scene.press("start");
        QVERIFY(!scene.isRunning());
        QVERIFY(child<QLabel>(*scene.window, "error.endpoint.port").isVisible());
        scene.line("port").setText("4000");
        scene.line("origins").setText("https://app.example.org/");
        scene.press("start");
        QVERIFY(!scene.isRunning());
        QVERIFY(
            child<QLabel>(*scene.window, "error.endpoint.origins").text().contains("app.example.org/ is no origin"));
    }

    void warnsOfEverybody()
    {
        EndpointScene scene;
        QVERIFY(scene.label("everybody").isEmpty());
        scene.line("origins").setText("*");
        QVERIFY(scene.label("everybody").contains("Any web page"));
        scene.press("start");
        QCOMPARE(scene.world.endpoint.plan->origins, std::vector<std::string>{"*"});
    }

    void doesNotStartWithoutACredential()
    {
        EndpointScene scene(false);
        QVERIFY(!scene.button("start").isEnabled());
        QVERIFY(scene.label("who").contains("no key and secret"));
        scene.world.giveCredential("video", support::sdkKey, {}); // a key alone
        QVERIFY(!scene.button("start").isEnabled());
        scene.world.giveCredential();
        QVERIFY(scene.button("start").isEnabled());
        QCOMPARE(scene.label("who"), QString("Signs Video SDK tokens as %1.").arg(support::sdkKey));
    }

    void readsTheSecretOfTheChosenProfileFirst()
    {
        EndpointScene scene(false);
        scene.world.credentials.choose(scene.world.giveProfile("Dev"));
        QVERIFY(scene.label("who").contains("Video SDK tokens as Dev"));
        scene.press("start");
        QTRY_VERIFY(scene.isRunning());
        QCOMPARE(scene.world.endpoint.plan->keys.credentials.front().secret.reveal(),
                 std::string_view(support::sdkSecret));
    }

    void saysWhyTheSecretCannotBeRead()
    {
        EndpointScene scene(false);
        scene.world.credentials.choose(scene.world.giveProfile("Dev"));
        scene.world.keychain.refusal = base::ErrorCode::KeychainNoBus;
        scene.press("start");
        QTRY_VERIFY(scene.label("status").startsWith("Callsign "));
        QVERIFY(!scene.isRunning());
        QVERIFY(scene.button("start").isEnabled());
    }

    void saysThatThePortIsTaken()
    {
        EndpointScene scene;
        scene.world.endpoint.refusal = base::Error{base::ErrorCode::AddressInUse, "127.0.0.1:4000"};
        scene.press("start");
        QVERIFY2(scene.label("status").contains("127.0.0.1:4000"), qPrintable(scene.label("status")));
        QVERIFY(scene.url().isEmpty());
        QVERIFY(scene.button("start").isEnabled());
    }

    void stopsByTheButtonAndWithTheWindow()
    {
        EndpointScene scene;
        scene.press("start");
        scene.press("stop");
        QVERIFY(!scene.isRunning());
        QVERIFY(scene.url().isEmpty());
        QVERIFY(scene.line("port").isEnabled());
        scene.press("start");
        QVERIFY(scene.isRunning());
        scene.window->close();
        QVERIFY(!scene.isRunning());
        scene.open();
        scene.press("start");
        scene.window.reset();
        QVERIFY(!scene.isRunning());
    }

    void saysWhenItSignsAsAnother()
    {
        EndpointScene scene;
        scene.press("start");
        scene.world.giveCredential("video", "another-key");
        QVERIFY(scene.label("who").contains(QString("signs Video SDK tokens as %1, as when").arg(support::sdkKey)));
        scene.press("stop");
        QCOMPARE(scene.label("who"), "Signs Video SDK tokens as another-key.");
    }

    void opensATokenInSignAndInInspect()
    {
        EndpointScene scene;
        scene.press("start");
        scene.serve(support::scenes::exchange(0));
        scene.press("openInInspect");
        QVERIFY(child<QWidget>(*scene.window, "page.inspect").isVisible());
        QVERIFY(child<QPlainTextEdit>(*scene.window, "inspect.input").toPlainText().startsWith("eyJ"));
        scene.window->openPage("endpoint");
        scene.press("openInSign");
        QVERIFY(child<QWidget>(*scene.window, "page.sign").isVisible());
        QCOMPARE(child<QLineEdit>(*scene.window, "field.sessionName").text(), "Cool Cars 0");
    }

    void copiesARequest()
    {
        EndpointScene scene;
        scene.press("start");
        scene.serve(support::scenes::exchange(0));
        scene.press("rowCurl");
        QVERIFY(scene.copied().startsWith("curl --request 'POST' 'http://127.0.0.1:4000/'"));
        QVERIFY(scene.copied().contains("Cool Cars 0"));
        scene.press("rowFetch");
        QVERIFY(scene.copied().startsWith("await fetch(\"http://127.0.0.1:4000/\""));
        scene.press("urlCurl");
        QVERIFY(scene.copied().contains("\"sessionName\":\"Cool Cars\""));
        scene.press("urlFetch");
        QVERIFY(scene.copied().contains("JSON.stringify({\"sessionName\":\"Cool Cars\",\"role\":1})"));
        scene.press("urlCopy");
        QCOMPARE(scene.copied(), "http://127.0.0.1:4000");
    }

    void offersOfARequestOnlyWhatItHas()
    {
        EndpointScene scene;
        scene.press("start");
        QVERIFY(!scene.button("rowCurl").isEnabled());
        endpoint::Exchange refused = support::scenes::exchange(3);
        refused.hasBody = false;
        scene.serve(refused);
        for (const char* const name : {"openInSign", "openInInspect", "rowCurl", "rowFetch"})
            QVERIFY2(!scene.button(name).isEnabled(), name);
        QVERIFY(scene.label("row").contains("400"));
        QCOMPARE(scene.label("outcome"), "role: Must be 0 or 1");
    }

    void forgetsTheTokensWhenTheSecretsAreForgottenAndSaysThatItRunsOn()
    {
        EndpointScene scene;
        scene.press("start");
        scene.serve(support::scenes::exchange(0));
        QVERIFY(scene.button("openInInspect").isEnabled());
        scene.world.credentials.lock("Nobody was here");
        QVERIFY(!scene.button("openInInspect").isEnabled());
        QVERIFY(scene.isRunning());
        QVERIFY(child<QLabel>(*scene.window, "window.notice").text().contains("endpoint runs on"));
    }

    void stopsWhenTheScreenIsLocked()
    {
        EndpointScene scene;
        scene.press("start");
        scene.world.credentials.screenLocked();
        QVERIFY(!scene.isRunning());
        QVERIFY(scene.label("status").contains("stopped, as the screen was locked"));
        QVERIFY(child<QLabel>(*scene.window, "window.notice").text().contains("endpoint was stopped"));
    }

    void saysNothingOfAnEndpointThatDoesNotRunWhenTheScreenIsLocked()
    {
        EndpointScene scene;
        scene.world.credentials.screenLocked();
        QVERIFY(!child<QLabel>(*scene.window, "window.notice").text().contains("endpoint"));
        QVERIFY(!scene.label("status").contains("stopped"));
    }

    void showsOnEveryPageThatFaultsAreOn()
    {
        EndpointScene scene;
        auto& mark = child<QPushButton>(*scene.window, "header.faults");
        QVERIFY(!mark.isVisible());
        scene.rate("serverError").setValue(10);
        scene.rate("delayed").setValue(100);
        QCOMPARE(scene.world.endpoint.faults.rate(endpoint::InjectedFault::ServerError), 10);
        QCOMPARE(scene.world.endpoint.faults.delayPercent, 100);
        QVERIFY(child<QLabel>(*scene.window, "endpoint.faultsNotice").isVisible());
        QVERIFY(scene.label("faultsNotice").contains("10 % get 500, 100 % wait 2000 ms"));
        scene.window->openPage("sign");
        QVERIFY(mark.isVisible());
        mark.click();
        QVERIFY(child<QWidget>(*scene.window, "page.endpoint").isVisible());
        scene.press("faultsOff");
        QVERIFY(!mark.isVisible());
        QVERIFY(!scene.world.endpoint.faults.isOn());
        QVERIFY(!child<QLabel>(*scene.window, "endpoint.faultsNotice").isVisible());
    }

    void letsNoRatesExceedAHundred()
    {
        EndpointScene scene;
        scene.rate("serverError").setValue(70);
        scene.rate("expired").setValue(50);
        QCOMPARE(scene.rate("expired").value(), 30);
        scene.rate("serverError").setValue(0);
        QCOMPARE(scene.rate("expired").maximum(), 100);
        QCOMPARE(scene.rate("delayed").maximum(), 100);
    }

    void keepsFaultsOnlyAsLongAsTheWindow()
    {
        EndpointScene scene;
        scene.rate("wrongSecret").setValue(5);
        scene.open();
        QCOMPARE(scene.rate("wrongSecret").value(), 0);
        QVERIFY(!scene.world.endpoint.faults.isOn());
    }
};

QTEST_MAIN(EndpointPageTest)
#include "endpoint.moc"
