#include "sessioncredentials.h"

#include "support/print.h"
#include "ui/world.h"

#include <QSignalSpy>

using ui::SessionCredentials;

namespace {

const zoom::Table& table(std::string_view kind) { return *zoom::tableFor(kind); }
base::Secret secretOf(std::string text) { return base::Secret::take(text); }

} // namespace

class SessionCredentialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startWithAnEmptyPairForEachKind()
    {
        const SessionCredentials credentials;
        for (const zoom::Table& table : zoom::tables()) {
            QVERIFY(credentials.entry(table).credential.key.empty());
            QVERIFY(credentials.entry(table).credential.secret.isEmpty());
        }
    }

    void keepOnePairForEachKindAndTellEverybody()
    {
        SessionCredentials credentials;
        const QSignalSpy changes(&credentials, &SessionCredentials::changed);
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
        SessionCredentials credentials;
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
        SessionCredentials credentials;
        credentials.set(table("meeting"), {"typed", secretOf("typed")}, {});
        const QSignalSpy changes(&credentials, &SessionCredentials::changed);
        QVERIFY(credentials.takeDotenv(secretOf("PORT=4000\n"), "web.env").isEmpty());
        QCOMPARE(changes.count(), 0);
        credentials.takeDotenv(secretOf("ZOOM_VIDEO_SDK_KEY=k\nZOOM_VIDEO_SDK_SECRET=s\n"), "web.env");
        QCOMPARE(credentials.entry(table("meeting")).credential.key, std::string("typed"));
    }
};

QTEST_MAIN(SessionCredentialsTest)
#include "sessioncredentials.moc"
