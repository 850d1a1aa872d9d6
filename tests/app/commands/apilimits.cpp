#include "app/zoomserver.h"

#include <QTest>

using token::json;
using Seen = ZoomServer::Seen;

/// What `api` does not send, and what it says when no token is taken.
class ApiLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNotRepeatByItselfWhatMayBeSentOnce()
    {
        ZoomServer zoom;
        zoom.api(inTurn({ZoomServer::answer(429, json("{'code':429}"), {{"Retry-After", "0"}})}));
        const Cli::Run run = serverToServer().run(zoom.words("api GET /users/me/token?type=onbehalf&meeting_id=1"));
        QCOMPARE(run.code, 1);
        QCOMPARE(zoom.calls().size(), 1);
    }

    void refusesPathsThatMeanSomethingElse_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("fragment") << "/a#b?c=1" << QByteArray("path: holds a #");
        QTest::newRow("above") << "../../etc" << QByteArray("path: has a . or ..");
        QTest::newRow("above, encoded") << "/users/%2e%2E/x" << QByteArray("path: has a . or ..");
        QTest::newRow("version alone") << "/v2" << QByteArray("path: names no call");
        QTest::newRow("blank") << "/a b" << QByteArray("path: holds a blank");
        QTest::newRow("line break") << "/a\r\nX: y" << QByteArray("path: holds a blank or a control character");
    }
    void refusesPathsThatMeanSomethingElse()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, says);
        const ZoomServer zoom;
        const Cli::Run run = serverToServer().run(zoom.words("api GET") + QStringList{path});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.startsWith(says), run.err);
        QVERIFY(zoom.seen().isEmpty());
    }

    void writesJsonThatIsUtf8WhateverComes()
    {
        ZoomServer zoom;
        zoom.api([](const Seen&) {
            return ZoomServer::answer(200, "a\xff"
                                           "b");
        });
        const Cli::Run run = serverToServer().run(zoom.words("api GET /x --json"));
        QVERIFY2(run.out.contains("a\xef\xbf\xbd"
                                  "b"),
                 run.out);
        QVERIFY(!run.out.contains('\xff'));
    }

    void namesWhatToCheckOfAnAppThatNobodySignsInTo()
    {
        ZoomServer zoom;
        zoom.api([](const Seen&) { return ZoomServer::answer(401, json("{'code':124}")); });
        const Cli::Run run = serverToServer().run(zoom.words("api GET /users/me"));
        QVERIFY2(run.err.contains("check the account ID the-account, the client ID and the secret"), run.err);
    }
};

QTEST_GUILESS_MAIN(ApiLimits)
#include "apilimits.moc"
