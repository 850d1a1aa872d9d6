#include "oauth/signin.h"

#include "oauth/preflight.h"
#include "support/print.h"
#include "tokenserver.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>

using base::ErrorCode;
using base::Result;
using oauth::SignIn;
using oauth::SignInBegun;
using oauth::SignInPlan;
using oauth::Tokens;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

std::string part(const std::string& url, const char* name)
{
    return oauth::onlyValue(oauth::readForm(url.substr(url.find('?') + 1)), name).value_or("(none)");
}

/// Ports that something listens on, and not on loopback alone.
QList<QByteArray> listenersBeyondLoopback(quint16 port, int& all)
{
    QList<QByteArray> found;
    all = 0;
    for (const char* const table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        QFile file(table);
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QByteArray wanted = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
        for (const QByteArray& line : file.readAll().split('\n')) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() < 4 || words[3] != "0A" || !words[1].endsWith(wanted)) continue;
            ++all;
            if (words[1].first(8) != "0100007F" && !words[1].startsWith("00000000000000000000000001000000"))
                found << line;
        }
    }
    return found;
}

} // namespace

class SignInTest : public QObject
{
    Q_OBJECT

    struct World
    {
        TokenServer server;
        QNetworkAccessManager network;
        std::vector<oauth::Leg> legs;
        oauth::Trace trace = [this](const oauth::Leg& leg) { legs.push_back(leg); };
        oauth::Client client{network, trace, {.whole = 5s}};
        std::string opened;
        SignIn signIn{client, base::systemRandom(), [] { return base::fromEpochSeconds(1'000'000); },
                      [this](const std::string& url) { return opened = url, true; }, trace};
        std::optional<Result<Tokens>> answer;

        Result<SignInBegun> start(std::chrono::milliseconds timeout = 20s)
        {
            SignInPlan plan{
                .app = {.clientId = "id", .publicClient = true, .redirectUri = "http://127.0.0.1/callback"}};
            plan.app.oauthBase = server.base();
            plan.timeout = timeout;
            Result<SignInBegun> begun =
                signIn.start(std::move(plan), [this](Result<Tokens> tokens) { answer = std::move(tokens); });
            if (begun) server.challenge = part(begun->url, "code_challenge");
            return begun;
        }
        bool isAnswered()
        {
            return QTest::qWaitFor([this] { return answer.has_value(); }, 10'000);
        }
        int error() const { return *answer ? -1 : static_cast<int>(answer->error().code); }
        /// What the browser does after consent.
        QByteArray comeBack(const SignInBegun& begun, const std::string& query)
        {
            QNetworkReply* const reply =
                network.get(QNetworkRequest(QUrl(QString::fromStdString(begun.redirectUri + '?' + query))));
            if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000)) return {};
            reply->deleteLater();
            return reply->readAll();
        }
    };

private Q_SLOTS:
    void getsTokensWithPkceAndTheSameRedirectUri()
    {
        World world;
        const auto begun = world.start();
        QVERIFY(begun.has_value() && begun->browserOpened);
        QCOMPARE(world.opened, begun->url);
        QVERIFY(begun->url.starts_with(world.server.base() + "/oauth/authorize?"));
        QCOMPARE(part(begun->url, "code_challenge_method"), "S256"s);
        QCOMPARE(part(begun->url, "redirect_uri"), begun->redirectUri);
        world.comeBack(*begun, "code=good-code&state=" + part(begun->url, "state"));
        QVERIFY(world.isAnswered());
        QVERIFY(world.answer->has_value());
        QCOMPARE(std::string((*world.answer)->access.reveal()), "access-1"s);
        const oauth::Pairs form = oauth::readForm(world.server.peer.seen.back().body.toStdString());
        QCOMPARE(oauth::onlyValue(form, "redirect_uri").value(), begun->redirectUri);
        QCOMPARE(oauth::onlyValue(form, "client_id").value(), "id"s);
    }

    void waitsLongerThanATimerCounts()
    {
        QTest::failOnWarning(QRegularExpression("."));
        World world;
        QVERIFY(world.start(std::chrono::days(30)).has_value());
        QTest::qWait(20);
        QVERIFY(!world.answer.has_value());
    }

    void listensOnLoopbackWhileItWaitsAndNowhereAfterwards()
    {
        World world;
        const auto begun = world.start();
        const quint16 port = oauth::readRedirect(begun->redirectUri).port;
        int all = 0;
        QVERIFY(listenersBeyondLoopback(port, all).isEmpty());
        QCOMPARE(all, 1);
        world.signIn.cancel();
        QVERIFY(listenersBeyondLoopback(port, all).isEmpty());
        QCOMPARE(all, 0);
        QCOMPARE(world.error(), static_cast<int>(ErrorCode::SignInCancelled));
    }

    void aCodeOfAnotherSignInDoesNotGetTokens()
    {
        World world;
        const auto begun = world.start();
        world.server.challenge = oauth::challengeOf("the-verifier-of-somebody-else");
        world.comeBack(*begun, "code=good-code&state=" + part(begun->url, "state"));
        QVERIFY(world.isAnswered());
        QCOMPARE(world.error(), static_cast<int>(ErrorCode::ServerRefused));
    }

    void aSecondSignInEndsTheFirst()
    {
        World world;
        const auto first = world.start();
        const auto second = world.start();
        QVERIFY(world.answer.has_value());
        QCOMPARE(world.error(), static_cast<int>(ErrorCode::SignInCancelled));
        world.answer.reset();
        world.comeBack(*second, "code=good-code&state=" + part(first->url, "state"));
        QVERIFY(!world.answer.has_value());
        world.comeBack(*second, "code=good-code&state=" + part(second->url, "state"));
        QVERIFY(world.isAnswered());
        QVERIFY(world.answer->has_value());
    }

    void goesOnWithoutABrowser()
    {
        World world;
        SignIn signIn(
            world.client, base::systemRandom(), [] { return base::fromEpochSeconds(0); },
            [](const std::string&) { return false; });
        SignInPlan plan{.app = {.clientId = "id", .redirectUri = "http://127.0.0.1/cb"}};
        plan.app.oauthBase = world.server.base();
        std::optional<Result<Tokens>> answer;
        const auto begun =
            signIn.start(std::move(plan), [&answer](Result<Tokens> tokens) { answer = std::move(tokens); });
        QVERIFY(begun.has_value() && !begun->browserOpened);
        QVERIFY(signIn.paste(begun->redirectUri + "?code=good-code&state=" + part(begun->url, "state")).has_value());
        QTRY_VERIFY(answer.has_value());
        QVERIFY(answer->has_value());
    }

    void givesUpInTime()
    {
        World world;
        QVERIFY(world.start(50ms).has_value());
        QVERIFY(world.isAnswered());
        QCOMPARE(world.error(), static_cast<int>(ErrorCode::SignInTimedOut));
    }

    void saysThatConsentWasDenied()
    {
        World world;
        const auto begun = world.start();
        const QByteArray page = world.comeBack(*begun, "error=access_denied&state=" + part(begun->url, "state"));
        QVERIFY(page.contains("Not signed in"));
        QVERIFY(world.isAnswered());
        QCOMPARE(world.error(), static_cast<int>(ErrorCode::SignInRefused));
        QVERIFY(world.server.peer.seen.empty());
    }

    void saysWhatTheServerMade_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QByteArray& reply, ErrorCode code) {
            QTest::newRow(name) << reply << static_cast<int>(code);
        };
        row("500", Peer::answer(500, "oops"), ErrorCode::ServerRefused);
        row("HTML", Peer::answer(200, "<html>"), ErrorCode::AnswerUnusable);
        row("5 MB", Peer::answer(200, QByteArray(5 * 1024 * 1024, ' ')), ErrorCode::AnswerUnusable);
        row("wrong types", Peer::answer(200, R"({"access_token":[]})"), ErrorCode::AnswerUnusable);
        row("expired code", Peer::answer(400, R"({"errorCode":4733,"errorMessage":"x"})"), ErrorCode::ServerRefused);
        row("dropped", Peer::dropped, ErrorCode::NetworkBroken);
    }
    void saysWhatTheServerMade()
    {
        QFETCH(const QByteArray, reply);
        QFETCH(const int, code);
        World world;
        const auto begun = world.start();
        world.server.next = [reply](const Peer::Seen&) { return reply; };
        world.comeBack(*begun, "code=good-code&state=" + part(begun->url, "state"));
        QVERIFY(world.isAnswered());
        QCOMPARE(world.error(), code);
    }

    void theLadderHoldsNoSecret()
    {
        World world;
        const auto begun = world.start();
        world.comeBack(*begun, "code=good-code&state=" + part(begun->url, "state"));
        QVERIFY(world.isAnswered());
        QCOMPARE(world.legs.size(), std::size_t{2});
        const std::string verifier =
            oauth::onlyValue(oauth::readForm(world.server.peer.seen.back().body.toStdString()), "code_verifier")
                .value();
        for (const oauth::Leg& leg : world.legs)
            for (const std::string& secret :
                 {"good-code"s, part(begun->url, "state"), verifier, "access-1"s, "refresh-1"s})
                QVERIFY2((leg.request + leg.answer).find(secret) == std::string::npos, leg.what.c_str());
    }

    void refusesABaseThatSecretsMayNotTravelTo()
    {
        World world;
        SignInPlan plan{.app = {.clientId = "id", .redirectUri = "http://127.0.0.1/cb", .oauthBase = "http://zoom.us"}};
        const auto begun = world.signIn.start(std::move(plan), [](const Result<Tokens>&) {});
        QCOMPARE(static_cast<int>(begun.error().code), static_cast<int>(ErrorCode::AddressUnsafe));
    }

    void saysBeforehandThatThePortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        oauth::App app{.clientId = "abcdefghijklmnopqrstuv", .publicClient = true};
        app.redirectUri = "http://127.0.0.1:" + std::to_string(other.serverPort()) + "/callback";
        auto advice = oauth::preflight(app);
        QCOMPARE(advice.size(), std::size_t{1});
        QVERIFY(advice[0].prevents);
        QVERIFY(advice[0].sentence.find("listens on 127.0.0.1") != std::string::npos);
        other.close();
        QVERIFY(oauth::preflight(app).empty());
        app.clientId = "short";
        app.oauthBase = "http://zoom.us";
        QCOMPARE(oauth::preflight(app).size(), std::size_t{2});
        app.production = true;
        QVERIFY(oauth::preflight(app).back().sentence.find("4741") != std::string::npos);
        app = {.clientId = "abcdefghijklmnopqrstuv", .redirectUri = "nowhere", .production = true};
        QCOMPARE(oauth::preflight(app, false).size(), std::size_t{1});
        app.grant = oauth::Grant::AccountCredentials;
        QVERIFY(oauth::preflight(app, false).empty());
    }
};

QTEST_GUILESS_MAIN(SignInTest)
#include "signin.moc"
