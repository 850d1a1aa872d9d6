#include "core/endpoint/world.h"
#include "support/print.h"

#include <QTest>

#include <thread>

using support::field;
using support::payload;
using support::World;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

constexpr std::string_view videoBody = R"({"sessionName":"Harbour","role":1})";
constexpr std::string_view meetingBody = R"({"meetingNumber":"987654321","role":0})";

} // namespace

class EndpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesTheKindByPathAndCredentialAndBody()
    {
        World both({"video", "meeting"});
        QVERIFY(payload(both.post(videoBody)).contains("\"tpc\""));
        QVERIFY(payload(both.post(meetingBody)).contains("\"mn\""));
        QVERIFY(payload(both.post("{}", "/meeting")).contains("\"appKey\""));
        QVERIFY(both.post("{}", "/video").body.find("sessionName") != std::string::npos);

        World video({"video"});
        QCOMPARE(video.post(meetingBody).status, 400);
        QCOMPARE(video.post(meetingBody, "/meeting").status, 404);

        World named({"video", "meeting"}, {.kind = zoom::tableFor("meeting")});
        QVERIFY(payload(named.post(videoBody)).isEmpty());
        QVERIFY(payload(named.post(videoBody, "/video")).contains("\"tpc\""));
    }

    void givesTheKeyBesideAMeetingToken()
    {
        World world({"meeting"});
        QVERIFY(QByteArray::fromStdString(world.post("{}").body).endsWith("\",\"sdkKey\":\"sdk-key\"}"));
        World video({"video"});
        QVERIFY(QByteArray::fromStdString(video.post(videoBody).body).endsWith("\"}"));
    }

    void signsWithTheSecret()
    {
        World world;
        const std::string body = world.post(videoBody).body;
        const jwt::Decoded token = jwt::decode(QByteArray::fromStdString(body).split('"').value(3).toStdString());
        QVERIFY(jwt::verify(token, jwt::Key(support::secret("video-secret"))));
    }

    void takesOtherKeysWhileItRuns()
    {
        World world;
        world.post(videoBody);
        world.endpoint.exchange(support::keys({"meeting"}));
        QVERIFY(payload(world.post(meetingBody)).contains("\"mn\""));
        std::string onAnotherThread;
        std::thread([&] { onAnotherThread = world.post(meetingBody).body; }).join();
        QCOMPARE(onAnotherThread, world.post(meetingBody).body);
    }

    void keepsEndpointsApartThatShareAThread()
    {
        World one({"video"});
        World other({"meeting"});
        for (int i = 0; i < 3; ++i) {
            QVERIFY(payload(one.post(videoBody)).contains("\"tpc\""));
            QVERIFY(payload(other.post(meetingBody)).contains("\"mn\""));
        }
    }

    void refusesNamesThatAreNotThisMachines()
    {
        World world({"video"}, {.origins = {"https://app.example.org"}});
        for (const char* const host :
             {"127.0.0.1", "localhost:4000", "[::1]:4000", "app.example.org", "APP.example.org:80"}) {
            world.host = host;
            QCOMPARE(world.post(videoBody).status, 200);
        }
        for (const char* const host : {"evil.example", "127.0.0.1.evil.example", "app.example.org.evil.example", ""}) {
            world.host = host;
            QCOMPARE(world.post(videoBody).status, 421);
            QCOMPARE(world.ask("GET", "/metrics").status, 421);
        }
        World open({"video"}, {.anyHost = true});
        open.host = "10.0.0.7";
        QCOMPARE(open.post(videoBody).status, 200);
    }

    void wantsTheKeyThatItWasGiven()
    {
        endpoint::Keys keys = support::keys({"video"});
        keys.bearer = support::secret("open sesame");
        World world(std::move(keys), {});
        const http::Response refused = world.post(videoBody);
        QCOMPARE(refused.status, 401);
        QCOMPARE(field(refused, "WWW-Authenticate"), "Bearer"s);
        for (const char* const wrong :
             {"", "Bearer", "Bearer ", "Bearer open sesam", "Bearer open sesame ", "open sesame", "Basic open sesame"})
            QCOMPARE(world.post(videoBody, "/", {{"Authorization", wrong}}).status, 401);
        for (const char* const right : {"Bearer open sesame", "bearer open sesame", "Bearer   open sesame"})
            QCOMPARE(world.post(videoBody, "/", {{"Authorization", right}}).status, 200);
        QCOMPARE(world.ask("OPTIONS", "/").status, 204);
        QCOMPARE(world.ask("GET", "/healthz").status, 200);
        world.endpoint.exchange(support::keys({"video"}));
        QCOMPARE(world.post(videoBody).status, 200);
    }

    void slowsDownEachClientByItself()
    {
        World world({"video"}, {.perSecond = 2});
        QCOMPARE(world.post(videoBody).status, 200);
        QCOMPARE(world.post(videoBody).status, 200);
        const http::Response refused = world.post(videoBody);
        QCOMPARE(refused.status, 429);
        QCOMPARE(field(refused, "Retry-After"), "1"s);
        QCOMPARE(world.ask("GET", "/healthz").status, 200);
        world.peer = "10.0.0.7";
        QCOMPARE(world.post(videoBody).status, 200);
        world.peer = "127.0.0.1";
        world.ticks += 600ms;
        QCOMPARE(world.post(videoBody).status, 200);
        QCOMPARE(world.post(videoBody).status, 429);
    }

    void letsAPagePreflightAndAskWithinALimitOfOne()
    {
        World world({"video"}, {.perSecond = 1});
        QCOMPARE(world.ask("OPTIONS", "/").status, 204);
        QCOMPARE(world.post(videoBody).status, 200);
        QCOMPARE(world.ask("OPTIONS", "/").status, 204);
        QCOMPARE(world.post(videoBody).status, 429);
    }

    void countsWhatItRefusesAndTimesItNot()
    {
        World world;
        for (const int status : {400, 408, 413, 431, 503}) world.endpoint.refuse(status);
        const std::string metrics = world.ask("GET", "/metrics").body;
        QVERIFY(metrics.find("callsign_requests_total{kind=\"none\",status=\"408\"} 1\n") != std::string::npos);
        QVERIFY(metrics.find("callsign_request_duration_seconds_count 0\n") != std::string::npos);
    }

    void saysHowItDoes()
    {
        World world;
        QCOMPARE(world.ask("GET", "/healthz").body, "ok\n"s);
        QCOMPARE(world.ask("GET", "/readyz").status, 200);
        QCOMPARE(world.ask("POST", "/healthz").status, 404);
        world.post(videoBody);
        const std::string metrics = world.ask("GET", "/metrics").body;
        QVERIFY(metrics.find("callsign_requests_total{kind=\"video\",status=\"200\"} 1\n") != std::string::npos);
        world.endpoint.retire();
        QCOMPARE(world.ask("GET", "/readyz").status, 503);
        QCOMPARE(world.ask("GET", "/healthz").status, 200);

        QCOMPARE(World({}, {}).ask("GET", "/readyz").status, 503);
        World apart({"video"}, {.showsMetrics = false});
        QCOMPARE(apart.ask("GET", "/metrics").status, 404);
        QCOMPARE(apart.endpoint.report({.method = "GET", .path = "/metrics"}).status, 200);
        QCOMPARE(apart.endpoint.report({.method = "POST", .path = "/"}).status, 404);
    }

    void logsNeitherTokensNorIdentities()
    {
        World world;
        world.post(R"({"sessionName":"Harbour","role":1,"userIdentity":"ann"})", "/",
                   {{"Origin", "http://127.0.0.1:3000"}});
        QCOMPARE(world.logged.substr(0, world.logged.find(",\"bytes\"")),
                 "{\"time\":\"2023-11-14T22:13:20Z\",\"kind\":\"video\",\"method\":\"POST\",\"status\":200,"
                 "\"milliseconds\":0.000,\"origin\":\"http://127.0.0.1:3000\""s);
        QVERIFY(world.logged.find("ann") == std::string::npos);
        QVERIFY(world.logged.find("eyJ") == std::string::npos);
        world.post(videoBody, "/", {{"Origin", "http://\xa8\"\n"}});
        QVERIFY(world.logged.find("\"origin\":\"http://?\\\"\\n\"") != std::string::npos);
        world.logged.clear();
        QCOMPARE(world.endpoint.refuse(431).status, 431);
        QVERIFY(world.logged.find("\"kind\":null,\"method\":null,\"status\":431") != std::string::npos);
    }

    void refusesABodyThatIsTooLarge()
    {
        World world;
        const std::string blanks(largest() - videoBody.size(), ' ');
        QCOMPARE(world.post(std::string(videoBody) + blanks).status, 200);
        QCOMPARE(world.post(std::string(videoBody) + blanks + ' ').status, 413);
    }

    void setsTheIssueTimeBack()
    {
        endpoint::Endpoint endpoint({.backdating = 30s}, support::keys({"meeting"}),
                                    {.clock = [] { return support::noon; }, .ticks = [] { return 0ns; }});
        const http::Response response =
            endpoint.answer({.method = "POST", .path = "/", .fields = {{"Host", "localhost"}}});
        QVERIFY(payload(response).contains("\"iat\":1699999970,\"exp\":1700007170,\"tokenExp\":1700007170"));
    }

private:
    static constexpr std::size_t largest() { return std::size_t{100} * 1024; }
};

QTEST_APPLESS_MAIN(EndpointTest)
#include "endpoint.moc"
