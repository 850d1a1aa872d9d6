#include "sessionworld.h"

#include <QFile>
#include <QLockFile>

using namespace sessionworld;
using namespace std::string_literals;

class SessionTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clearsTokensThatTheServerTakesNoMore()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.server.refresh = "another"; // signed in elsewhere
        world.now += 3600s;
        const auto ended = answered<Access>([&](auto a) { return session->token(60s, a); });
        QCOMPARE(static_cast<int>(ended.error().code), static_cast<int>(ErrorCode::SignInNeeded));
        QVERIFY(base::describe(ended.error()).find("(invalid_grant: Invalid Token!)") != std::string::npos);
        QCOMPARE(world.kept("refresh"), ""s);
        QCOMPARE(world.kept("secret"), "s3cret"s);
        QCOMPARE(tokenOf(*session), error(ErrorCode::SignInNeeded));
        QCOMPARE(world.server.count("refresh_token"), 1);
    }

    void fallsBackToThePairBefore()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        QCOMPARE(tokenOf(*session), "access-2"s);
        world.server.refresh = "refresh-1"; // the server has lost the last rotation
        world.now += 3600s;
        QCOMPARE(tokenOf(*session), "access-3"s);
        QCOMPARE(world.kept("refresh"), "refresh-3"s);
    }

    void keepsTheTokensThroughTroubleOfTheServer_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QByteArray& reply, ErrorCode code) {
            QTest::newRow(name) << reply << static_cast<int>(code);
        };
        row("500", Peer::answer(500, "oops"), ErrorCode::ServerRefused);
        row("503", Peer::answer(503, R"({"error":"invalid_grant"})"), ErrorCode::ServerRefused);
        row("429", Peer::answer(429, R"({"code":4741})"), ErrorCode::ServerRefused);
        row("html", Peer::answer(200, "<html>"), ErrorCode::AnswerUnusable);
        row("5 MB", Peer::answer(200, QByteArray(5 * 1024 * 1024, ' ')), ErrorCode::AnswerUnusable);
        row("wrong types", Peer::answer(200, R"({"access_token":7})"), ErrorCode::AnswerUnusable);
        row("invalid client", Peer::answer(401, R"({"error":"invalid_client"})"), ErrorCode::ServerRefused);
        row("redirect", Peer::answer(302, "", "Location: /x\r\n"), ErrorCode::AnswerUnusable);
        row("dropped", Peer::dropped, ErrorCode::NetworkBroken);
    }

    void keepsTheTokensThroughTroubleOfTheServer()
    {
        QFETCH(const QByteArray, reply);
        QFETCH(const int, code);
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        world.server.next = [reply](const Peer::Seen&) { return reply; };
        const auto failed = answered<Access>([&](auto a) { return session->token(60s, a); });
        QCOMPARE(static_cast<int>(failed.error().code), code);
        QVERIFY(!oauth::asksToSignIn(base::describe(failed.error())));
        QCOMPARE(world.kept("refresh"), "refresh-1"s);
        QCOMPARE(tokenOf(*session), "access-2"s);
    }

    void keepsTheRefreshTokenOfAnAnswerThatIsOfNoUse_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("another type") << 200 << QByteArray("mac");
        QTest::newRow("almost the type") << 200 << QByteArray("bearerx");
    }
    void keepsTheRefreshTokenOfAnAnswerThatIsOfNoUse()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, type);
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        world.server.next = [&](const Peer::Seen&) {
            return Peer::answer(status, world.server.tokens().replace("\"bearer\"", '"' + type + '"'));
        };
        QCOMPARE(tokenOf(*session), error(ErrorCode::AnswerUnusable));
        QCOMPARE(world.kept("refresh"), "refresh-2"s);
        QCOMPARE(world.kept("access"), "access-1"s);
        QCOMPARE(tokenOf(*session), "access-3"s);
    }

    void takesTokensWhateverTheAnswerIsCalled_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("201") << 201 << QByteArray("bearer");
        QTest::newRow("a blank") << 200 << QByteArray("Bearer ");
        QTest::newRow("nothing") << 200 << QByteArray(" ");
    }
    void takesTokensWhateverTheAnswerIsCalled()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, type);
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        world.server.next = [&](const Peer::Seen&) {
            return Peer::answer(status, world.server.tokens().replace("\"bearer\"", '"' + type + '"'));
        };
        QCOMPARE(tokenOf(*session), "access-2"s);
        QCOMPARE(world.kept("refresh"), "refresh-2"s);
    }

    void keepsARotatedPairOutOfAnOddAnswer()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        world.server.next = [&world](const Peer::Seen&) {
            const QByteArray made = world.server.tokens();
            return Peer::answer(200, made.left(made.size() - 1) + R"(,"expires_in":"3600","scope":[1],"api_url":5})");
        };
        QCOMPARE(tokenOf(*session), "access-2"s);
        QCOMPARE(world.kept("refresh"), "refresh-2"s);
    }

    void needsASignInAfterTheServerRotatedAndDroppedTheConnection()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        world.server.rotatesAndDrops = true;
        QCOMPARE(tokenOf(*session), error(ErrorCode::NetworkBroken));
        QCOMPARE(world.server.count("refresh_token"), 1); // not sent again by itself
        QCOMPARE(tokenOf(*session), error(ErrorCode::SignInNeeded));
    }

    void worksFromMemoryWhileTheKeychainRefusesAndKeepsThePairLater()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        int changes = 0;
        session->onChange([&changes] { ++changes; });
        world.store.writeError = Error{ErrorCode::KeychainDenied, {}};
        QCOMPARE(tokenOf(*session), "access-2"s);
        QVERIFY(session->unsaved().has_value());
        QCOMPARE(world.kept("refresh"), "refresh-1"s);
        const auto status = answered<TokenStatus>([&](auto a) { return session->status(a); });
        QVERIFY(status.has_value() && status->unsaved.has_value());
        const auto other = world.session();
        QCOMPARE(tokenOf(*other), error(ErrorCode::TokensElsewhere)); // it would burn a dead refresh token
        const auto shown = answered<TokenStatus>([&](auto a) { return other->status(a); });
        QVERIFY(shown.has_value() && shown->signedIn);
        world.store.writeError.reset();
        QTRY_VERIFY(!session->unsaved());
        QCOMPARE(world.kept("refresh"), "refresh-2"s);
        QCOMPARE(world.kept("secret"), "s3cret"s);
        QVERIFY(changes >= 2);
        QCOMPARE(tokenOf(*other), "access-2"s);
    }

    void aSignInThatTheKeychainRefusedDoesNotLoseTheClientSecret()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.store.readError = world.store.writeError = Error{ErrorCode::KeychainLocked, {}};
        auto tokens = oauth::readTokens(world.server.tokens().toStdString(), world.now);
        const auto kept = answered<void>([&](auto a) { return session->keep(std::move(*tokens), a); });
        QCOMPARE(static_cast<int>(kept.error().code), static_cast<int>(ErrorCode::KeychainLocked));
        QCOMPARE(tokenOf(*session), "access-2"s);
        world.store.readError.reset();
        world.store.writeError.reset();
        QTRY_VERIFY(!session->unsaved());
        QCOMPARE(world.kept("secret"), "s3cret"s);
        QCOMPARE(world.kept("refresh"), "refresh-2"s);
    }

    void holdsASignInInMemoryWhileAnotherProcessHasTheLock()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        QCOMPARE(tokenOf(*session), "access-1"s);
        QLockFile lock(oauth::lockPathFor(world.folder.filePath("profiles.json"), "p1"));
        QVERIFY(lock.tryLock(0));
        auto tokens = oauth::readTokens(world.server.tokens().toStdString(), world.now);
        const auto kept = answered<void>([&](auto a) { return session->keep(std::move(*tokens), a); });
        QCOMPARE(static_cast<int>(kept.error().code), static_cast<int>(ErrorCode::FileBusy));
        QVERIFY(session->unsaved().has_value());
        QCOMPARE(tokenOf(*session), "access-2"s);
        QCOMPARE(world.kept("access"), "access-1"s);
        lock.unlock();
        QTRY_VERIFY(!session->unsaved());
        QCOMPARE(world.kept("refresh"), "refresh-2"s);
        QCOMPARE(world.kept("secret"), "s3cret"s);
    }

    void aLockThatAKilledProcessHalfMadeStopsNobody()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        QFile halfMade(oauth::lockPathFor(world.folder.filePath("profiles.json"), "p1") + ".unsaved");
        QVERIFY(halfMade.open(QIODevice::WriteOnly));
        halfMade.close();
        QCOMPARE(tokenOf(*session), "access-2"s);
    }

    void statusWaitsForNoOtherProcess()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        QLockFile lock(oauth::lockPathFor(world.folder.filePath("profiles.json"), "p1"));
        QVERIFY(lock.tryLock(0));
        const auto status = answered<TokenStatus>([&](auto a) { return session->status(a); });
        QVERIFY(status.has_value() && status->signedIn);
    }

    void aSignInElsewhereCountsMoreThanWhatWasNotKept()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        world.store.writeError = Error{ErrorCode::KeychainDenied, {}};
        QCOMPARE(tokenOf(*session), "access-2"s);
        world.store.writeError.reset();
        world.signIn(*world.session());
        QCOMPARE(world.kept("access"), "access-3"s);
        QTRY_VERIFY(!session->unsaved());
        QCOMPARE(world.kept("access"), "access-3"s);
        QCOMPARE(tokenOf(*session), "access-3"s);
    }

    void aRefreshGoesOnWhenNobodyWaitsForIt()
    {
        World world;
        auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        {
            const Request request = session->token(60s, [](const Result<Access>&) {});
            QTRY_COMPARE(world.server.count("refresh_token"), 1);
            session.reset();
        }
        QTRY_COMPARE(world.kept("refresh"), "refresh-2"s);
    }
};

QTEST_GUILESS_MAIN(SessionTroubleTest)
#include "sessiontrouble.moc"
