#include "credentials.h"

#include "support/print.h"
#include "ui/world.h"

#include <QSignalSpy>

using base::ErrorCode;
using support::World;
using ui::Credentials;
using ui::Readiness;

namespace {

const zoom::Table& table(std::string_view kind) { return *zoom::tableFor(kind); }
base::Secret secretOf(std::string text) { return base::Secret::take(text); }
const zoom::Table& video() { return table("video"); }

bool becomes(const World& world, Readiness wanted)
{
    return QTest::qWaitFor([&] { return world.credentials.readiness(video()) == wanted; });
}

std::string_view secretIn(const World& world) { return world.credentials.entry(video()).credential.secret.reveal(); }

} // namespace

class CredentialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startWithAnEmptyPairForEachKind()
    {
        const World world;
        for (const zoom::Table& table : zoom::tables()) {
            QVERIFY(world.credentials.entry(table).credential.key.empty());
            QVERIFY(world.credentials.entry(table).credential.secret.isEmpty());
        }
    }

    void keepOnePairForEachKindAndTellEverybody()
    {
        World world;
        Credentials& credentials = world.credentials;
        const QSignalSpy changes(&credentials, &Credentials::changed);
        credentials.set(table("video"), {"k1", secretOf("s1")}, "here");
        credentials.set(table("api"), {"k2", secretOf("s2")}, {});
        credentials.set(table("video"), {"k3", secretOf("s3")}, "there");
        QCOMPARE(changes.count(), 3);
        QCOMPARE(credentials.entry(table("video")).credential.key, std::string("k3"));
        QCOMPARE(credentials.entry(table("video")).credential.secret.reveal(), std::string_view("s3"));
        QCOMPARE(credentials.entry(table("video")).origin, "there");
        QCOMPARE(credentials.entry(table("api")).credential.key, std::string("k2"));
        QVERIFY(credentials.entry(table("meeting")).credential.key.empty());
    }

    void takeEveryPairOfAnEnvFile()
    {
        World world;
        Credentials& credentials = world.credentials;
        const QStringList found = credentials.takeDotenv(secretOf("export ZOOM_VIDEO_SDK_KEY=\"k1\"\n"
                                                                  "ZOOM_VIDEO_SDK_SECRET=s1 # a comment\n"
                                                                  "ZOOM_API_KEY=k2\nZOOM_API_SECRET=s2\n"),
                                                         "web.env");
        QCOMPARE(found, QStringList({"Video SDK", "Video SDK REST API"}));
        QCOMPARE(credentials.entry(table("video")).credential.secret.reveal(), std::string_view("s1"));
        QCOMPARE(credentials.entry(table("video")).origin, "web.env");
        QCOMPARE(credentials.entry(table("api")).credential.key, std::string("k2"));
    }

    void leaveKindsAloneThatTheFileDoesNotName()
    {
        World world;
        Credentials& credentials = world.credentials;
        credentials.set(table("meeting"), {"typed", secretOf("typed")}, {});
        const QSignalSpy changes(&credentials, &Credentials::changed);
        QVERIFY(credentials.takeDotenv(secretOf("PORT=4000\n"), "web.env").isEmpty());
        QCOMPARE(changes.count(), 0);
        credentials.takeDotenv(secretOf("ZOOM_VIDEO_SDK_KEY=k\nZOOM_VIDEO_SDK_SECRET=s\n"), "web.env");
        QCOMPARE(credentials.entry(table("meeting")).credential.key, std::string("typed"));
    }

    void lendThePairOfTheChosenProfileAndKeepTheTypedOne()
    {
        World world;
        world.giveCredential("video", "typed key", "typed secret");
        const std::string id = world.giveProfile("Dev");
        world.credentials.want(&video());
        world.credentials.choose(id);
        QCOMPARE(world.credentials.entry(video()).credential.key, std::string(support::sdkKey));
        QVERIFY(becomes(world, Readiness::Ready));
        QCOMPARE(secretIn(world), std::string_view(support::sdkSecret));
        world.credentials.chooseNone(video());
        QCOMPARE(secretIn(world), std::string_view("typed secret"));
        QVERIFY(world.credentials.current() == nullptr);
    }

    void readNothingBeforeSomebodyDoesSomethingWhereItIsNeeded()
    {
        World world;
        world.preferences.setProfile("video", ui::text(world.giveProfile("Dev")));
        Credentials later(world.book, world.preferences);
        QCOMPARE(later.readiness(video()), Readiness::AtRest);
        later.goOn();
        later.want(&table("meeting"));
        later.goOn();
        later.want(&video());
        QCOMPARE(world.keychain.reads, 0);
        QVERIFY(later.current() != nullptr);
        later.goOn();
        later.goOn();
        QCOMPARE(world.keychain.reads, 1);
        QTRY_COMPARE(later.readiness(video()), Readiness::Ready);
        later.goOn();
        QCOMPARE(world.keychain.reads, 1);
    }

    void rememberTheProfileOfEachKind()
    {
        World world;
        const std::string dev = world.giveProfile("Dev");
        const std::string oauth = world.giveProfile("Sign-in", vault::Kind::OAuth, {}, "client");
        world.credentials.choose(dev);
        world.credentials.choose(oauth);
        QCOMPARE(world.credentials.chosen(video())->id, dev);
        QVERIFY2(world.credentials.chosen(table("meeting"))->id == oauth, "an OAuth app signs Meeting SDK tokens too");
        QCOMPARE(world.credentials.current()->id, oauth);
        const Credentials later(world.book, world.preferences);
        QCOMPARE(later.chosen(video())->id, dev);
        QCOMPARE(later.chosen(table("meeting"))->id, oauth);
        QVERIFY(later.chosen(table("api")) == nullptr);
    }

    void workWithAProfileThatSignsNothing()
    {
        World world;
        const std::string id = world.giveProfile("Reports", vault::Kind::S2S);
        world.credentials.choose(id);
        QCOMPARE(world.credentials.current()->id, id);
        for (const zoom::Table& table : zoom::tables()) QVERIFY(world.credentials.chosen(table) == nullptr);
    }

    void sayWhatKeepsThemFromTheSecret()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        world.keychain.refusal = ErrorCode::KeychainLocked;
        world.credentials.want(&video());
        world.credentials.choose(id);
        QVERIFY(world.credentials.state(video()).startsWith("Reading the secret of Dev"));
        QVERIFY(becomes(world, Readiness::Failed));
        QVERIFY2(world.credentials.state(video()).startsWith("Callsign found the keychain locked"),
                 qPrintable(world.credentials.state(video())));
        world.credentials.goOn();
        QVERIFY2(world.keychain.reads == 1, "a keychain that refused is not asked with each key");
        world.keychain.refusal.reset();
        world.credentials.read(video());
        QVERIFY(becomes(world, Readiness::Ready));
    }

    void stopWaitingWhenTold()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        world.keychain.waits = true;
        world.credentials.want(&video());
        world.credentials.choose(id);
        QCOMPARE(world.keychain.waiting(), 1);
        world.credentials.cancel(video());
        QCOMPARE(world.keychain.waiting(), 0);
        QCOMPARE(world.credentials.readiness(video()), Readiness::Cancelled);
        world.credentials.goOn();
        QCOMPARE(world.keychain.reads, 1);
    }

    void canGoWhileTheKeychainIsSilent()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        world.keychain.waits = true;
        {
            Credentials passing(world.book, world.preferences);
            passing.want(&video());
            passing.choose(id);
            QCOMPARE(world.keychain.waiting(), 1);
        }
        QCOMPARE(world.keychain.waiting(), 0);
        world.keychain.release();
    }

    void forgetEverySecretWhenLocked()
    {
        World world;
        world.giveCredential("meeting", "m", "typed secret");
        const std::string id = world.giveProfile("Dev");
        world.credentials.want(&video());
        world.credentials.choose(id);
        QVERIFY(becomes(world, Readiness::Ready));
        const QSignalSpy locks(&world.credentials, &Credentials::locked);
        world.credentials.screenLocked();
        QVERIFY(world.credentials.entry(video()).credential.secret.isEmpty());
        QVERIFY(world.credentials.entry(table("meeting")).credential.secret.isEmpty());
        QCOMPARE(world.credentials.readiness(video()), Readiness::AtRest);
        const QString sentence = locks.first().first().toString();
        QVERIFY2(sentence.contains("screen was locked") && sentence.contains("read again") &&
                     sentence.contains("typed again"),
                 qPrintable(sentence));
        world.credentials.goOn();
        QVERIFY(becomes(world, Readiness::Ready));
        QCOMPARE(secretIn(world), std::string_view(support::sdkSecret));
    }

    void dropAReadingThatIsUnderWayWhenLocked()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        world.keychain.waits = true;
        world.credentials.want(&video());
        world.credentials.choose(id);
        world.credentials.screenLocked();
        world.keychain.release();
        QCoreApplication::processEvents();
        QVERIFY(secretIn(world).empty());
        QCOMPARE(world.credentials.readiness(video()), Readiness::AtRest);
    }

    void sayNothingWhenThereWasNothingToForget()
    {
        World world;
        world.credentials.set(video(), vault::demoCredential(), "the demo");
        const QSignalSpy locks(&world.credentials, &Credentials::locked);
        world.credentials.screenLocked();
        QCOMPARE(locks.first().first().toString(), QString());
        QVERIFY2(!secretIn(world).empty(), "what is made up is no secret");
    }

    void followTheProfilesThatTheyLend()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        world.credentials.choose(id);
        const auto rewrite = [&](const std::function<void(vault::Profiles&)>& change) {
            QVERIFY(world.file.change([&](vault::Profiles& profiles) -> base::Result<void> {
                change(profiles);
                return {};
            }));
            world.book.reload();
        };
        rewrite([&](vault::Profiles& profiles) {
            vault::Profile other = *profiles.find(id);
            other.key = "another-key";
            profiles.put(other);
        });
        QCOMPARE(world.credentials.entry(video()).credential.key, std::string("another-key"));
        rewrite([&](vault::Profiles& profiles) { profiles.remove(id); });
        QVERIFY(world.credentials.chosen(video()) == nullptr);
        QVERIFY(world.credentials.current() == nullptr);
        QCOMPARE(world.credentials.readiness(video()), Readiness::Typed);
        QCOMPARE(world.preferences.profile("video"), QString());
    }

    void readASecretAnewThatWasReplaced()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        world.credentials.want(&video());
        world.credentials.choose(id);
        QVERIFY(becomes(world, Readiness::Ready));
        bool saved = false;
        const base::Request request =
            world.book.save(*world.book.find(id), secretOf("another secret"), [&](const auto&) { saved = true; });
        QTRY_VERIFY(saved);
        QCOMPARE(world.credentials.readiness(video()), Readiness::AtRest);
        world.credentials.goOn();
        QVERIFY(becomes(world, Readiness::Ready));
        QCOMPARE(secretIn(world), std::string_view("another secret"));
    }
};

QTEST_MAIN(CredentialsTest)
#include "credentials.moc"
