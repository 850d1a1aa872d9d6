#include "preferences.h"

#include "support/print.h"
#include "ui/world.h"

using support::World;
using ui::Preferences;
using ui::Scheme;

namespace {

/// What a later run finds: the same file, read anew.
struct LaterRun
{
    QSettings settings;
    Preferences preferences{settings};

    explicit LaterRun(World& world) : settings(written(world), QSettings::IniFormat) {}
    static QString written(World& world)
    {
        world.settings.sync();
        return world.settings.fileName();
    }
};

} // namespace

class PreferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startEmpty()
    {
        const World world;
        QCOMPARE(world.preferences.scheme(), Scheme::System);
        QVERIFY(world.preferences.geometry().isEmpty());
        QVERIFY(world.preferences.page().isEmpty());
        QVERIFY(world.preferences.kind().isEmpty());
        QVERIFY(world.preferences.inputs("video").find("sessionName") == nullptr);
    }

    void rememberTheLookFromRunToRun_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("system") << Scheme::System;
        QTest::newRow("light") << Scheme::Light;
        QTest::newRow("dark") << Scheme::Dark;
    }
    void rememberTheLookFromRunToRun()
    {
        QFETCH(const Scheme, scheme);
        World world;
        world.preferences.setScheme(scheme);
        QCOMPARE(LaterRun(world).preferences.scheme(), scheme);
    }

    void followTheDesktopWhenTheLookIsUnknown()
    {
        World world;
        world.settings.setValue("window/scheme", "sepia");
        QCOMPARE(world.preferences.scheme(), Scheme::System);
    }

    void rememberThePlaceThePageAndTheKind()
    {
        World world;
        world.preferences.setGeometry(QByteArray("\0\x01geometry", 10));
        world.preferences.setPage("inspect");
        world.preferences.setKind("meeting");
        const LaterRun later(world);
        QCOMPARE(later.preferences.geometry(), QByteArray("\0\x01geometry", 10));
        QCOMPARE(later.preferences.page(), "inspect");
        QCOMPARE(later.preferences.kind(), "meeting");
    }

    void rememberTheProfileOfEachKindAndTheIdleTime()
    {
        World world;
        QCOMPARE(world.preferences.profile("video"), QString());
        QCOMPARE(world.preferences.idleMinutes(), 15);
        world.preferences.setProfile("video", "id-1");
        world.preferences.setProfile("meeting", "id-2");
        world.preferences.setIdleMinutes(0);
        const LaterRun later(world);
        QCOMPARE(later.preferences.profile("video"), "id-1");
        QCOMPARE(later.preferences.profile("meeting"), "id-2");
        QCOMPARE(later.preferences.idleMinutes(), 0);
    }

    void rememberWhatWasTypedToTheLetter_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::newRow("plain") << std::string("Cool Cars");
        QTest::newRow("blanks around it") << std::string("  a  ");
        QTest::newRow("commas, which settings take for lists") << std::string("DE, NL, ,US");
        QTest::newRow("quotes and backslashes") << std::string("\"a\" \\ 'b' ; # = % @Variant(x) @@");
        QTest::newRow("starts with an at sign") << std::string("@Invalid()");
        QTest::newRow("any script") << std::string("Žluťoučký 車 🚗");
        QTest::newRow("wrong and long") << std::string(5'000, 'x');
        QTest::newRow("looks like a number") << std::string("007");
        QTest::newRow("looks like a truth") << std::string("true");
    }
    void rememberWhatWasTypedToTheLetter()
    {
        QFETCH(const std::string, text);
        World world;
        world.preferences.setInputs("video", {{"sessionName", text}});
        const zoom::Inputs back = LaterRun(world).preferences.inputs("video");
        QVERIFY(back.find("sessionName") != nullptr);
        QCOMPARE(*back.find("sessionName"), text);
    }

    void keepTheFormsOfTheKindsApart()
    {
        World world;
        world.preferences.setInputs("video", {{"role", "1"}});
        world.preferences.setInputs("meeting", {{"role", "0"}, {"meetingNumber", "123"}});
        QCOMPARE(*world.preferences.inputs("video").find("role"), std::string("1"));
        QCOMPARE(*world.preferences.inputs("meeting").find("role"), std::string("0"));
    }

    void forgetWhatWasEmptied()
    {
        World world;
        world.preferences.setInputs("video", {{"role", "1"}, {"sessionName", "x"}});
        world.preferences.setInputs("video", {{"role", "1"}});
        QVERIFY(LaterRun(world).preferences.inputs("video").find("sessionName") == nullptr);
    }
};

QTEST_MAIN(PreferencesTest)
#include "preferences.moc"
