#include "widgets/profilechooser.h"

#include "support/print.h"
#include "ui/world.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

using support::child;
using support::World;
using ui::ProfileChooser;

namespace {

struct Choosing
{
    World world;
    std::string dev = world.giveProfile("Dev", vault::Kind::Video, vault::Environment::Development);
    std::string meetings = world.giveProfile("Meetings", vault::Kind::Meeting);
    ProfileChooser chooser{world.credentials};
    std::string picked = "nothing";

    Choosing()
    {
        QObject::connect(&chooser, &ProfileChooser::picked, &chooser, [this](const std::string& id) { picked = id; });
        if (!support::showActive(chooser)) qFatal("no keyboard");
    }
    QLineEdit& search() const { return child<QLineEdit>(chooser, "profileChooser.search"); }
    QListView& list() const { return child<QListView>(chooser, "profileChooser.list"); }
    void open() const { QTest::mouseClick(&const_cast<ProfileChooser&>(chooser), Qt::LeftButton); }
};

} // namespace

class ProfileChooserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhichProfileIsChosen()
    {
        Choosing choosing;
        QCOMPARE(choosing.chooser.accessibleName(), "Profile: No profile");
        choosing.world.credentials.choose(choosing.dev);
        QCOMPARE(choosing.chooser.accessibleName(), "Profile: Dev, Video SDK · Development");
    }

    void findsByTypingAndChoosesByEnter()
    {
        const Choosing choosing;
        choosing.open();
        QVERIFY(choosing.search().isVisible());
        QTest::keyClicks(&choosing.search(), "meet");
        QCOMPARE(choosing.list().model()->rowCount(), 1);
        QTest::keyClick(&choosing.search(), Qt::Key_Return);
        QCOMPARE(choosing.picked, choosing.meetings);
        QVERIFY(!choosing.search().isVisible());
    }

    void offersNoProfileOnlyWhileNothingIsSearchedFor()
    {
        const Choosing choosing;
        choosing.open();
        QCOMPARE(choosing.list().model()->rowCount(), 3);
        QTest::keyClicks(&choosing.search(), "key");
        QCOMPARE(choosing.list().model()->rowCount(), 2); // both keys begin with test-key
        QTest::keyClick(&choosing.search(), Qt::Key_Return);
        QCOMPARE(choosing.picked, choosing.dev);
    }

    void movesByArrowsFromWhatIsChosen()
    {
        Choosing choosing;
        choosing.world.credentials.choose(choosing.dev);
        choosing.open();
        QCOMPARE(choosing.list().currentIndex().row(), 1); // after the row for none
        QTest::keyClick(&choosing.search(), Qt::Key_Down);
        QTest::keyClick(&choosing.search(), Qt::Key_Enter);
        QCOMPARE(choosing.picked, choosing.meetings);
        choosing.open();
        QTest::keyClick(&choosing.search(), Qt::Key_Up);
        QTest::keyClick(&choosing.search(), Qt::Key_Up);
        QTest::keyClick(&choosing.search(), Qt::Key_Enter);
        QCOMPARE(choosing.picked, std::string());
    }

    void choosesByMouse()
    {
        const Choosing choosing;
        choosing.open();
        const QRect row = choosing.list().visualRect(choosing.list().model()->index(1, 0));
        QTest::mouseClick(choosing.list().viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(choosing.picked, choosing.dev);
    }

    void leavesEverythingOnEscapeAndOnNoMatch()
    {
        const Choosing choosing;
        choosing.open();
        QTest::keyClicks(&choosing.search(), "nowhere");
        QVERIFY(child<QLabel>(choosing.chooser, "profileChooser.empty").isVisible());
        QTest::keyClick(&choosing.search(), Qt::Key_Return);
        QCOMPARE(choosing.picked, std::string("nothing"));
        QTest::keyClick(&choosing.search(), Qt::Key_Escape);
        QVERIFY(!choosing.search().isVisible());
        QCOMPARE(choosing.picked, std::string("nothing"));
    }

    void leadsToWhereProfilesAreManaged()
    {
        const Choosing choosing;
        const QSignalSpy manage(&choosing.chooser, &ProfileChooser::manage);
        choosing.open();
        QTest::mouseClick(&child<QPushButton>(choosing.chooser, "profileChooser.manage"), Qt::LeftButton);
        QCOMPARE(manage.count(), 1);
        QVERIFY(!choosing.search().isVisible());
    }

    void readsNoSecret()
    {
        Choosing choosing;
        choosing.open();
        QTest::keyClicks(&choosing.search(), "dev");
        QTest::keyClick(&choosing.search(), Qt::Key_Return);
        QCOMPARE(choosing.world.keychain.reads + choosing.world.keychain.lists, 0);
    }
};

QTEST_MAIN(ProfileChooserTest)
#include "profilechooser.moc"
