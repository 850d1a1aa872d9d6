#include "endpoint/faultinjection.h"

#include "core/endpoint/world.h"
#include "jwt/decode.h"

#include <QTest>

#include <map>

using endpoint::FaultPlan;
using endpoint::InjectedFault;
using endpoint::Injection;
using support::World;

namespace {

/// How often each fault is drawn by the first 10,000 numbers; -1 stands for none.
std::map<int, int> draws(const FaultPlan& plan)
{
    std::map<int, int> counts;
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        const Injection injection = endpoint::injection(plan, i);
        ++counts[injection.fault ? static_cast<int>(*injection.fault) : -1];
    }
    return counts;
}

std::string token(const http::Response& response)
{
    return QByteArray::fromStdString(response.body).split('"').value(3).toStdString();
}

bool isSignedWith(const http::Response& response, const char* secret)
{
    return jwt::verify(jwt::decode(token(response)), jwt::Key(support::secret(secret)));
}

std::int64_t seconds(const http::Response& response, const char* claim)
{
    const jwt::Decoded decoded = jwt::decode(token(response));
    const jwt::Value* const value = jwt::find(decoded.claims, claim);
    return value == nullptr ? 0 : std::get<std::int64_t>(*value);
}

constexpr std::string_view body = R"({"sessionName":"Cool Cars","role":1,"expirationSeconds":7200})";

} // namespace

class FaultInjectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNothingWrongByItself()
    {
        QVERIFY(!FaultPlan().isOn());
        QCOMPARE(draws({}), (std::map<int, int>{{-1, 10'000}}));
    }

    void keepsEachRateToThePoint()
    {
        FaultPlan plan{.percent = {10, 20, 5, 0, 25}};
        QVERIFY(plan.isOn());
        QCOMPARE(plan.total(), 60);
        QCOMPARE(draws(plan), (std::map<int, int>{{-1, 4'000}, {0, 1'000}, {1, 2'000}, {2, 500}, {4, 2'500}}));
    }

    void alwaysIsAlways()
    {
        FaultPlan plan;
        plan.percent[static_cast<std::size_t>(InjectedFault::SkewedClock)] = 100;
        QCOMPARE(draws(plan), (std::map<int, int>{{static_cast<int>(InjectedFault::SkewedClock), 10'000}}));
    }

    void delaysWhateverElseGoesWrong()
    {
        const FaultPlan plan{.percent = {50, 0, 0, 0, 0}, .delayPercent = 20, .delay = std::chrono::milliseconds(700)};
        int delayed = 0;
        int both = 0;
        for (std::uint32_t i = 0; i < 10'000; ++i) {
            const Injection injection = endpoint::injection(plan, i);
            QVERIFY(injection.delay.count() == 0 || injection.delay.count() == 700);
            delayed += injection.delay.count() > 0 ? 1 : 0;
            both += injection.delay.count() > 0 && injection.fault ? 1 : 0;
        }
        QCOMPARE(delayed, 2'000);
        QCOMPARE(both, 1'000);
        QVERIFY((FaultPlan{.delayPercent = 1}).isOn());
    }

    void answersWithTheStatusThatIsInjected()
    {
        World world;
        world.injection.fault = InjectedFault::BadRequest;
        const http::Response bad = world.post(body);
        QCOMPARE(bad.status, 400);
        QVERIFY(bad.body.starts_with(R"({"errors":[{"property":"$fault")"));
        world.injection.fault = InjectedFault::ServerError;
        QCOMPARE(world.post(body).status, 500);
        QCOMPARE(
            support::field(world.post(body, "/", {{"Origin", "http://localhost:5173"}}), "Access-Control-Allow-Origin"),
            std::string("http://localhost:5173")); // a page must be able to read it
        QCOMPARE(world.ask("OPTIONS", "/").status, 204);
        QCOMPARE(world.ask("GET", "/healthz").status, 200);
    }

    void makesTheAnswerWait()
    {
        World world;
        world.injection.delay = std::chrono::milliseconds(1'500);
        const http::Response response = world.post(body);
        QCOMPARE(response.status, 200);
        QCOMPARE(response.delay.count(), 1'500);
        QCOMPARE(world.ask("OPTIONS", "/").delay.count(), 0);
    }

    void signsTokensThatHaveExpired()
    {
        World world;
        world.injection.fault = InjectedFault::ExpiredToken;
        const http::Response response = world.post(body);
        const std::int64_t now = base::epochSeconds(support::noon);
        QCOMPARE(seconds(response, "exp"), now - 60);
        QCOMPARE(seconds(response, "iat"), now - 60 - 7'200);
        QVERIFY(isSignedWith(response, "video-secret"));
    }

    void signsTokensThatHaveExpiredWhateverTheirLifetime()
    {
        World world;
        world.injection.fault = InjectedFault::ExpiredToken;
        const http::Response response = world.post(R"({"sessionName":"a","role":1,"expirationSeconds":3600.5})");
        const jwt::Decoded decoded = jwt::decode(token(response));
        QCOMPARE(jwt::plainText(*jwt::find(decoded.claims, "exp")), std::string("1699999939.5")); // noon - 60.5
    }

    void signsAsIfItsClockWereFast()
    {
        World world;
        world.injection.fault = InjectedFault::SkewedClock;
        const http::Response response = world.post(body);
        QCOMPARE(seconds(response, "iat"), base::epochSeconds(support::noon) + 600);
        QVERIFY(isSignedWith(response, "video-secret"));
    }

    void signsWithAnotherSecret()
    {
        World world;
        QVERIFY(isSignedWith(world.post(body), "video-secret"));
        world.injection.fault = InjectedFault::WrongSecret;
        const http::Response response = world.post(body);
        QCOMPARE(response.status, 200);
        QVERIFY(!isSignedWith(response, "video-secret"));
        QCOMPARE(seconds(response, "iat"), base::epochSeconds(support::noon));
    }

    void saysWhatIsWrongWithARequestFirst()
    {
        World world;
        world.injection.fault = InjectedFault::ExpiredToken;
        QCOMPARE(world.post("{}").status, 400);
    }
};

QTEST_APPLESS_MAIN(FaultInjectionTest)
#include "faultinjection.moc"
