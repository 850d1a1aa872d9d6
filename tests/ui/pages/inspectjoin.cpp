#include "pages/inspectjoin.h"

#include "ui/pages/inspectpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

using support::child;
using support::Inspect;
using support::World;
using ui::JoinCard;

namespace {

void choose(const QWidget& root, const QString& name, const QString& data)
{
    auto& box = child<QComboBox>(root, name);
    box.setCurrentIndex(box.findData(data));
}

} // namespace

class InspectJoinTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatAJoinNeedsAndWhy()
    {
        Inspect inspect;
        inspect.paste(support::soundToken());
        QVERIFY2(inspect.said("inspect.needed").startsWith("Needs: SDK token."),
                 qPrintable(inspect.said("inspect.needed")));
        inspect.input().clear();
        inspect.paste(support::meetingToken());
        QVERIFY2(inspect.said("inspect.needed").startsWith("Needs: SDK token and ZAK."),
                 qPrintable(inspect.said("inspect.needed")));
    }

    void comparesTheTokenWithTheJoin()
    {
        Inspect inspect;
        inspect.paste(support::soundToken());
        QVERIFY(!inspect.found("for the session"));
        child<QLineEdit>(inspect.page, "inspect.topic").setText("Slow Cars");
        QVERIFY(inspect.found("The token is for the session “Cool Cars”, the join for “Slow Cars”"));
        QVERIFY(inspect.found("video-web:200, native:1507"));
        choose(inspect.page, "inspect.platform", "ios");
        QVERIFY(inspect.found("A join answers native:1507."));
        child<QLineEdit>(inspect.page, "inspect.topic").setText("cool cars");
        QVERIFY(!inspect.found("for the session"));
    }

    void asksAMeetingForItsNumberAndItsAccount()
    {
        Inspect inspect;
        inspect.paste(support::meetingToken());
        inspect.open("inspect.joinFold");
        QVERIFY(!child<QLineEdit>(inspect.page, "inspect.topic").isVisible());
        child<QLineEdit>(inspect.page, "inspect.meetingNumber").setText("111");
        QVERIFY(inspect.found("the join for 111"));
        QVERIFY(inspect.found("takes the host's ZAK"));
        child<QCheckBox>(inspect.page, "inspect.zak").setChecked(true);
        QVERIFY(!inspect.found("takes the host's ZAK"));
        child<QCheckBox>(inspect.page, "inspect.obf").setChecked(true);
        QVERIFY(inspect.found("both at hand"));
    }

    void takesAnotherTargetThanTheTokensOwn()
    {
        Inspect inspect;
        inspect.paste(support::soundToken());
        inspect.open("inspect.joinFold");
        QVERIFY(child<QLineEdit>(inspect.page, "inspect.topic").isVisible());
        choose(inspect.page, "inspect.target", "meeting");
        QVERIFY(inspect.found("This is a Video SDK token: no meeting is joined with it."));
        QCOMPARE(inspect.said("inspect.needed"), "Needs another token than this one.");
        QVERIFY(!child<QLineEdit>(inspect.page, "inspect.topic").isVisible());
        QVERIFY(child<QCheckBox>(inspect.page, "inspect.zak").isVisible());
        inspect.input().clear();
        inspect.paste(support::meetingToken());
        QVERIFY(inspect.said("inspect.needed").startsWith("Needs: SDK token and ZAK."));
        choose(inspect.page, "inspect.target", "session");
        QVERIFY(inspect.found("no Video SDK session is joined with it."));
        QVERIFY2(!inspect.found("takes the host's ZAK"), "a session asks for none");
        choose(inspect.page, "inspect.target", "");
        QVERIFY(!inspect.found("no Video SDK session"));
    }

    void offersNothingToTokensThatJoinNothing()
    {
        Inspect inspect;
        inspect.paste(ui::text(support::oauthToken()));
        QVERIFY(!child<QLabel>(inspect.page, "inspect.needed").isVisible());
    }

    void givesClocksTheLeeway()
    {
        Inspect inspect;
        inspect.world.now += std::chrono::minutes{90};
        inspect.paste(support::soundToken());
        QVERIFY(inspect.found("The token expired"));
        choose(inspect.page, "inspect.leeway", "60");
        QVERIFY(!inspect.found("The token expired"));
    }

    void remembersAllButThePasscode()
    {
        World world;
        {
            JoinCard card(world.preferences);
            card.setToken(zoom::TokenKind::Meeting, false);
            child<QLineEdit>(card, "inspect.meetingNumber").setText("123");
            child<QLineEdit>(card, "inspect.passcode").setText("hush-hush");
            choose(card, "inspect.account", "other");
            child<QCheckBox>(card, "inspect.obf").setChecked(true);
        }
        JoinCard card(world.preferences);
        card.setToken(zoom::TokenKind::Meeting, false);
        QVERIFY(card.isOpen());
        QCOMPARE(card.join().meetingNumber, "123");
        QCOMPARE(card.join().account, zoom::Account::Other);
        QVERIFY(card.join().obf);
        QVERIFY(!card.join().passcode);
        world.settings.sync();
        for (const QString& key : world.settings.allKeys())
            QVERIFY2(!world.settings.value(key).toString().contains("hush"), qPrintable(key));
    }

    void forgetsThePasscodeWithTheSecrets()
    {
        Inspect inspect;
        inspect.world.giveCredential();
        inspect.paste(support::soundToken());
        child<QLineEdit>(inspect.page, "inspect.passcode").setText("hush");
        QCOMPARE(child<QLineEdit>(inspect.page, "inspect.passcode").echoMode(), QLineEdit::Password);
        inspect.world.credentials.screenLocked();
        QVERIFY(child<QLineEdit>(inspect.page, "inspect.passcode").text().isEmpty());
    }

    void isFoldedAtFirst()
    {
        World world;
        const JoinCard card(world.preferences);
        QVERIFY(!card.isOpen());
    }
};

QTEST_MAIN(InspectJoinTest)
#include "inspectjoin.moc"
