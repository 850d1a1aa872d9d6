#include "oauth/device.h"

#include "peer.h"
#include "support/print.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>

using base::ErrorCode;
using base::Result;
using oauth::DevicePrompt;
using oauth::DeviceSignIn;
using oauth::Tokens;
using namespace std::chrono_literals;
using namespace std::string_literals;

class DeviceTest : public QObject
{
    Q_OBJECT

    struct World
    {
        std::vector<QByteArray> replies; ///< of the token endpoint, one after the other; the last one stays
        QByteArray codes = Peer::answer(
            200,
            R"({"device_code":"dev","user_code":"ABC","verification_uri":"https:\/\/zoom.us\/oauth_device","expires_in":900,"interval":5})");
        Peer peer{[this](const Peer::Seen& seen) {
            if (seen.path == "/oauth/devicecode") return codes;
            times.push_back(watch.elapsed());
            const QByteArray reply = replies.front();
            if (replies.size() > 1) replies.erase(replies.begin());
            return reply;
        }};
        QNetworkAccessManager network;
        oauth::Client client{network};
        base::Time now = base::fromEpochSeconds(1'000'000);
        DeviceSignIn signIn{client, [this] { return now; }, 20ms}; // a second lasts 20 ms
        QElapsedTimer watch;
        std::vector<qint64> times;
        std::optional<DevicePrompt> prompt;
        std::optional<Result<Tokens>> answer;

        void start()
        {
            watch.start();
            oauth::App app{.clientId = "id"};
            app.oauthBase = peer.base();
            signIn.start(
                app, {}, {}, [this](const DevicePrompt& shown) { prompt = shown; },
                [this](Result<Tokens> tokens) { answer = std::move(tokens); });
        }
        bool isAnswered()
        {
            return QTest::qWaitFor([this] { return answer.has_value(); }, 20'000);
        }
        int error() const { return *answer ? -1 : static_cast<int>(answer->error().code); }
    };

    inline static const QByteArray pending = Peer::answer(400, R"({"error":"authorization_pending"})");
    inline static const QByteArray good = Peer::answer(200, R"({"access_token":"a"})");

private Q_SLOTS:
    void waitsUntilTheCodeWasUsed()
    {
        World world;
        world.replies = {pending, pending, good};
        world.start();
        QVERIFY(world.isAnswered());
        QVERIFY(world.answer->has_value());
        QCOMPARE(world.prompt->userCode, "ABC"s);
        QCOMPARE(world.times.size(), std::size_t{3});
        QVERIFY(world.times[0] >= 95); // five short seconds
    }

    void asksLessOftenWhenToldTo()
    {
        World world;
        world.replies = {Peer::answer(400, R"({"error":"slow_down"})"), pending, good};
        world.start();
        QVERIFY(world.isAnswered());
        QVERIFY(world.times[1] - world.times[0] >= 195); // ten
        QVERIFY(world.times[2] - world.times[1] >= 195); // and stays there
    }

    void doesNotWaitBeyondTheCodesLife()
    {
        World world;
        world.codes.replace("\"interval\":5", "\"interval\":60").replace("Content-Length: ", "X: ");
        world.replies = {Peer::answer(400, R"({"error":"slow_down"})"), good};
        world.start();
        QTRY_VERIFY(world.prompt.has_value());
        world.now += 898s; // two seconds are left
        QVERIFY(world.isAnswered());
        QVERIFY(world.times[1] - world.times[0] < 1'000); // not 65
    }

    void asksAgainWhenTheConnectionBreaks()
    {
        World world;
        world.replies = {Peer::dropped, Peer::answer(502, "<html>"), good};
        world.start();
        QVERIFY(world.isAnswered());
        QVERIFY(world.answer->has_value());
        QVERIFY(world.times[2] - world.times[1] >= 295); // fifteen
    }

    void ends_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<int>("code");
        QTest::newRow("expired") << Peer::answer(400, R"({"error":"expired_token"})")
                                 << static_cast<int>(ErrorCode::SignInTimedOut);
        QTest::newRow("denied") << Peer::answer(400, R"({"error":"access_denied"})")
                                << static_cast<int>(ErrorCode::SignInRefused);
        QTest::newRow("html") << Peer::answer(200, "<html>") << static_cast<int>(ErrorCode::AnswerUnusable);
        QTest::newRow("418") << Peer::answer(418, "") << static_cast<int>(ErrorCode::ServerRefused);
    }
    void ends()
    {
        QFETCH(const QByteArray, reply);
        QFETCH(const int, code);
        World world;
        world.replies = {pending, reply};
        world.start();
        QVERIFY(world.isAnswered());
        QCOMPARE(world.error(), code);
    }

    void endsWithTheCode()
    {
        World world;
        world.replies = {pending};
        world.start();
        QTRY_VERIFY(world.prompt.has_value());
        world.now += 900s;
        QVERIFY(world.isAnswered());
        QCOMPARE(world.error(), static_cast<int>(ErrorCode::SignInTimedOut));
    }

    void endsWhenCancelled()
    {
        World world;
        world.replies = {pending};
        world.start();
        QTRY_VERIFY(world.prompt.has_value());
        world.signIn.cancel();
        QCOMPARE(world.error(), static_cast<int>(ErrorCode::SignInCancelled));
    }

    void takesTokensThatWereOnTheirWayWhenItWasCancelled_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<int>("error");
        QTest::newRow("tokens") << good << -1;
        QTest::newRow("none") << pending << static_cast<int>(ErrorCode::SignInCancelled);
        QTest::newRow("dropped") << Peer::dropped << static_cast<int>(ErrorCode::SignInCancelled);
    }
    void takesTokensThatWereOnTheirWayWhenItWasCancelled()
    {
        QFETCH(const QByteArray, reply);
        QFETCH(const int, error);
        World world;
        world.replies = {reply};
        QObject::connect(&world.signIn, &DeviceSignIn::asking, &world.signIn, [&world](bool asks) {
            if (asks) QVERIFY(!world.signIn.cancel());
            if (asks) QVERIFY(!world.answer.has_value());
        });
        world.start();
        QVERIFY(world.isAnswered());
        QCOMPARE(world.error(), error);
        QCOMPARE(world.times.size(), std::size_t{1});
    }

    void saysThatTheAppMayNot()
    {
        World world;
        world.codes = Peer::answer(400, R"({"error":"unauthorized_client"})");
        world.start();
        QVERIFY(world.isAnswered());
        QCOMPARE(world.error(), static_cast<int>(ErrorCode::ServerRefused));
        QVERIFY(!world.prompt.has_value());
    }
};

QTEST_GUILESS_MAIN(DeviceTest)
#include "device.moc"
