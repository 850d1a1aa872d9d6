#include "widgets/profilelist.h"

#include "support/print.h"
#include "ui/world.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>

using support::World;
using ui::ProfileList;
using ui::ProfileModel;

namespace {

QStringList names(const ProfileModel& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.index(row).data(ProfileModel::NameRole).toString());
    return all;
}

void giveThree(World& world)
{
    world.giveProfile("production", vault::Kind::Video, vault::Environment::Production, "keyP");
    world.giveProfile("Dev", vault::Kind::Meeting, vault::Environment::Development, "keyD");
    world.giveProfile("Reports", vault::Kind::S2S, vault::Environment::Production, "keyR");
}

} // namespace

class ProfileListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsByNameWithoutRegardToCase()
    {
        World world;
        giveThree(world);
        ProfileModel model(world.book, {});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(names(model), QStringList({"Dev", "production", "Reports"}));
        world.giveProfile("another");
        QCOMPARE(names(model), QStringList({"another", "Dev", "production", "Reports"}));
    }

    void findsEachWordInNameKindEnvironmentOrKey_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("name") << "DEV" << QStringList({"Dev"}); // not `development`, as that is the same profile
        QTest::newRow("kind") << "meeting" << QStringList({"Dev"});
        QTest::newRow("environment") << "production" << QStringList({"production", "Reports"});
        QTest::newRow("key") << "keyr" << QStringList({"Reports"});
        QTest::newRow("two words") << "  production  server " << QStringList({"Reports"});
        QTest::newRow("nothing") << "nowhere" << QStringList();
    }
    void findsEachWordInNameKindEnvironmentOrKey()
    {
        QFETCH(const QString, search);
        QFETCH(const QStringList, found);
        World world;
        giveThree(world);
        ProfileModel model(world.book, {});
        model.setSearch(search);
        QCOMPARE(names(model), found);
        model.setSearch({});
        QCOMPARE(model.rowCount(), 3);
    }

    void hasARowForNoneWhereWanted()
    {
        World world;
        giveThree(world);
        const ProfileModel model(world.book, "No profile");
        QCOMPARE(names(model).first(), "No profile");
        QCOMPARE(model.indexOf({}).row(), 0);
        QVERIFY(model.index(0).data(ProfileModel::IdRole).toString().isEmpty());
    }

    void saysInWordsWhatTheColoursSay()
    {
        World world;
        const std::string id = world.giveProfile("Dev", vault::Kind::Video, vault::Environment::Development);
        ProfileModel model(world.book, {});
        QCOMPARE(model.index(0).data(ProfileModel::DetailRole).toString(), "Video SDK · Development");
        world.book.lookUp();
        QTRY_COMPARE(model.index(0).data(ProfileModel::DetailRole).toString(),
                     "Video SDK · Development · Secret in the keychain");
        model.setRemoved({id});
        QVERIFY(model.index(0).data(Qt::DisplayRole).toString().contains("is removed when"));
    }

    void searchesAThousandProfilesWithinAFrame()
    {
        World world;
        QVERIFY(world.file.change([](vault::Profiles& profiles) -> base::Result<void> {
            for (int i = 0; i < 1'000; ++i) {
                vault::Profile profile;
                profile.id = "id-" + std::to_string(i);
                profile.name = "Profile number " + std::to_string(i);
                profile.key = "aB3dE5fG7hJ9kL1mN2p" + std::to_string(i);
                profiles.put(profile);
            }
            return {};
        }));
        world.book.reload();
        ProfileModel model(world.book, "No profile");
        ProfileList list(&model);
        list.resize(360, 400);
        QVERIFY(support::showActive(list));
        qint64 slowest = 0;
        for (const char* const typed : {"p", "pr", "pro", "profile 7", "profile 77", "profile 777", "x", ""}) {
            QElapsedTimer timer;
            timer.start();
            model.setSearch(typed);
            slowest = std::max(slowest, timer.nsecsElapsed());
        }
        qInfo("the slowest of 8 searches among 1,000 profiles took %.2f ms", static_cast<double>(slowest) / 1e6);
        model.setSearch("number 777");
        QCOMPARE(names(model), QStringList({"Profile number 777"}));
        QCOMPARE(world.keychain.reads + world.keychain.lists, 0);
    }
};

QTEST_MAIN(ProfileListTest)
#include "profilelist.moc"
