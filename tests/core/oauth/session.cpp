#include "sessionworld.h"

#include <set>

using oauth::SignOut;
using namespace sessionworld;
using namespace std::string_literals;

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTokensAndGivesThemAgainAfterARestart()
    {
        World world;
        world.signIn(*world.session());
        QCOMPARE(world.kept("secret"), "s3cret"s);
        const auto next = world.session();
        const auto access = answered<Access>([&](auto a) { return next->token(60s, a); });
        QVERIFY(access.has_value());
        QCOMPARE(std::string(access->token.reveal()), "access-1"s);
        QCOMPARE(access->apiBase, world.server.base());
        QCOMPARE(world.server.count("refresh_token"), 0);
    }

    void refreshesAheadOfTheEnd()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3500s;
        QCOMPARE(tokenOf(*session, 60s), "access-1"s);
        QCOMPARE(tokenOf(*session, 5min), "access-2"s);
        QCOMPARE(world.kept("refresh"), "refresh-2"s);
        QCOMPARE(world.kept("previous-refresh"), "refresh-1"s);
        QCOMPARE(world.kept("secret"), "s3cret"s);
        QVERIFY(world.server.peer.seen.back().head.contains("Authorization: Basic aWQ6czNjcmV0")); // id:s3cret
    }

    void theNewPairIsKeptBeforeItIsUsed()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.now += 3600s;
        bool answeredYet = false;
        world.store.onWrite = [&] { QVERIFY(!answeredYet); };
        const int before = world.store.writes;
        const Request request = session->token(60s, [&](const Result<Access>&) { answeredYet = true; });
        QTRY_VERIFY(answeredYet);
        QCOMPARE(world.store.writes, before + 1);
    }

    void twentyWhoAskAtOnceRefreshOnce()
    {
        World world;
        const auto session = world.session();
        const auto other = world.session(); // another part of the same process
        world.signIn(*session);
        world.now += 3600s;
        std::vector<Request> requests;
        std::multiset<std::string> got;
        for (int i = 0; i < 10; ++i)
            for (Session* const one : {session.get(), other.get()})
                requests.push_back(one->token(60s, [&got](const Result<Access>& access) {
                    got.insert(access ? std::string(access->token.reveal()) : "error");
                }));
        QTRY_COMPARE(got.size(), std::size_t{20});
        QCOMPARE(got.count("access-2"), std::size_t{20});
        QCOMPARE(world.server.count("refresh_token"), 1);
    }

    void renewsARejectedTokenOnce()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        for (int i = 0; i < 2; ++i) {
            const auto access = answered<Access>([&](auto a) { return session->renew(secretOf("access-1"), a); });
            QVERIFY(access.has_value());
            QCOMPARE(std::string(access->token.reveal()), "access-2"s);
        }
        QCOMPARE(world.server.count("refresh_token"), 1);
    }

    void signsOut_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<int>("revoked");
        QTest::addColumn<QString>("kept");
        QTest::newRow("revoke") << static_cast<int>(SignOut::Revoke) << 2 << "";
        QTest::newRow("forget") << static_cast<int>(SignOut::Forget) << 0 << "";
        QTest::newRow("both") << static_cast<int>(SignOut::Both) << 2 << "";
    }

    void signsOut()
    {
        QFETCH(const int, how);
        QFETCH(const int, revoked);
        QFETCH(const QString, kept);
        World world;
        const auto session = world.session();
        world.signIn(*session);
        QVERIFY(answered<void>([&](auto a) { return session->signOut(static_cast<SignOut>(how), a); }).has_value());
        QCOMPARE(static_cast<int>(world.server.peer.seen.size()), revoked);
        QCOMPARE(world.kept("refresh"), kept.toStdString());
        QCOMPARE(world.kept("secret"), "s3cret"s);
    }

    void looksAtTheStoreAgainBeforeItTrustsItsMemory()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        QCOMPARE(tokenOf(*session), "access-1"s);
        int changes = 0;
        session->onChange([&changes] { ++changes; });
        const auto other = world.session();
        QVERIFY(answered<void>([&](auto a) { return other->signOut(SignOut::Both, a); }).has_value());
        world.now += 5s;
        QCOMPARE(tokenOf(*session), error(ErrorCode::SignInNeeded));
        QCOMPARE(changes, 1);
    }

    void triesTheRefreshTokenWhenTheServerWillNotEndTheOther()
    {
        World world;
        const auto session = world.session();
        world.signIn(*session);
        world.server.revokes = [](const std::string&) { return false; };
        const auto refused = answered<void>([&](auto a) { return session->signOut(SignOut::Revoke, a); });
        QCOMPARE(static_cast<int>(refused.error().code), static_cast<int>(ErrorCode::ServerRefused));
        QCOMPARE(world.server.peer.seen.size(), std::size_t{2});
        QCOMPARE(world.kept("refresh"), "refresh-1"s); // they may live on, so they can be ended later
        world.server.revokes = [](const std::string& token) { return token == "refresh-1"; };
        QVERIFY(answered<void>([&](auto a) { return session->signOut(SignOut::Revoke, a); }).has_value());
        QCOMPARE(world.server.peer.seen.size(), std::size_t{4});
        QVERIFY(!answered<oauth::TokenStatus>([&](auto a) { return session->status(a); })->signedIn);
    }

    void holdsTokensThatNeedNobodyInMemory()
    {
        World world;
        world.app.grant = oauth::Grant::AccountCredentials;
        world.app.accountId = "acc";
        const auto session = world.session();
        QCOMPARE(tokenOf(*session), "access-1"s);
        QCOMPARE(tokenOf(*session), "access-1"s);
        world.now += 3600s;
        QCOMPARE(tokenOf(*session), "access-2"s);
        QCOMPARE(world.server.count("account_credentials"), 2);
        QCOMPARE(world.store.writes, 0);
    }

    void saysThatASignInIsNeeded()
    {
        World world;
        const auto session = world.session();
        QCOMPARE(tokenOf(*session), error(ErrorCode::SignInNeeded));
        const auto status = answered<TokenStatus>([&](auto a) { return session->status(a); });
        QVERIFY(status.has_value() && !status->signedIn);
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "session.moc"
