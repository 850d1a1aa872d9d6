// Which profiles can be worked with, and what is remembered of them.
#include "credentials.h"
#include "support/print.h"
#include "ui/world.h"

#include <QFile>
#include <QSignalSpy>

using support::World;
using ui::Credentials;

namespace {

const zoom::Table& table(std::string_view kind) { return *zoom::tableFor(kind); }
const zoom::Table& video() { return table("video"); }

} // namespace

class CredentialsChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signNothingWithAPublicClient()
    {
        vault::Profile profile{.id = "1", .name = "Desktop", .kind = vault::Kind::OAuth, .key = "c"};
        QVERIFY(Credentials::tableOf(profile) == &table("meeting"));
        profile.publicClient = true;
        QVERIFY(Credentials::tableOf(profile) == nullptr);
    }

    void sayThatAProfileSignsNothingWhereTokensAreSigned()
    {
        World world;
        const std::string reports = world.giveProfile("Reports", vault::Kind::S2S);
        const std::string dev = world.giveProfile("Dev");
        const QSignalSpy refusals(&world.credentials, &Credentials::refused);
        world.credentials.choose(dev);
        world.credentials.choose(reports);
        QCOMPARE(refusals.count(), 0); // where nothing is signed it is as good as any
        world.credentials.want(&video());
        QCOMPARE(refusals.count(), 1);
        QCOMPARE(world.credentials.current()->id, dev);
        world.credentials.choose(reports);
        QCOMPARE(refusals.last().first().toString(), "Reports signs no tokens: Dev is used here.");
        QCOMPARE(world.credentials.current()->id, dev);
    }

    void rememberTheProfilesThoughTheyCannotBeReadNow()
    {
        World world;
        const std::string id = world.giveProfile("Dev");
        world.credentials.choose(id);
        QFile file(world.file.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ not json");
        file.close();
        world.book.reload();
        QVERIFY(world.credentials.chosen(video()) == nullptr);
        QCOMPARE(world.preferences.profile("video"), ui::text(id));
    }
};

QTEST_MAIN(CredentialsChoiceTest)
#include "credentialschoice.moc"
