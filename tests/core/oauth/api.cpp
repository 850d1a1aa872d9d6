#include "oauth/api.h"

#include "oauth/catalogue.h"
#include "storage/sessionstore.h"
#include "support/print.h"
#include "tokenserver.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

using base::ErrorCode;
using base::Result;
using oauth::ApiAnswer;
using oauth::ApiCall;
using namespace std::chrono_literals;
using namespace std::string_literals;

class ApiTest : public QObject
{
    Q_OBJECT

    struct World
    {
        TokenServer server;
        QTemporaryDir folder;
        storage::SessionStore store;
        QNetworkAccessManager network;
        oauth::Client client{network, {}, {.whole = 5s}};
        oauth::App app{.clientId = "id", .accountId = "acc", .grant = oauth::Grant::AccountCredentials};
        std::unique_ptr<oauth::Session> session;
        std::unique_ptr<oauth::Api> api;

        World()
        {
            app.oauthBase = server.base();
            session = std::make_unique<oauth::Session>(
                app, "p",
                oauth::SessionWorld{client, store, [] { return base::fromEpochSeconds(1'000'000); },
                                    folder.filePath("lock")});
            api = std::make_unique<oauth::Api>(client, *session);
        }
        Result<ApiAnswer> call(ApiCall call, std::function<void(std::string_view)> pieces = {})
        {
            std::optional<Result<ApiAnswer>> answer;
            const base::Request request = api->call(
                std::move(call), [&answer](Result<ApiAnswer> result) { answer = std::move(result); },
                std::move(pieces));
            if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000)) qFatal("no answer");
            return std::move(*answer);
        }
    };

private Q_SLOTS:
    void callsTheBaseThatTheTokenNames()
    {
        World world; // its tokens name the test server as api_url
        world.server.api = [](const Peer::Seen&) {
            return Peer::answer(200, R"({"id":"me","next_page_token":"np"})", "X-RateLimit-Remaining: 29\r\n");
        };
        const auto answer = world.call({.path = "/v2/users/me"});
        QVERIFY(answer.has_value());
        QCOMPARE(answer->http.status, 200);
        QCOMPARE(answer->nextPage, "np"s);
        QCOMPARE(answer->rate.remaining, "29"s);
        QVERIFY(answer->explanation.empty());
        QCOMPARE(world.server.peer.seen.back().path, QByteArray("/v2/users/me"));
        QVERIFY(world.server.peer.seen.back().head.contains("Authorization: Bearer access-1"));
    }

    void renewsTheTokenOnceAfterA401()
    {
        World world;
        world.server.api = [](const Peer::Seen& seen) {
            return seen.head.contains("access-1")
                       ? Peer::answer(401, R"({"code":124,"message":"Invalid access token."})")
                       : Peer::answer(200, "{}");
        };
        const auto answer = world.call({.method = "POST", .path = "/v2/x", .body = R"({"a":1})"});
        QVERIFY(answer.has_value());
        QCOMPARE(answer->http.status, 200);
        QCOMPARE(world.server.peer.seen.back().body, QByteArray(R"({"a":1})"));
    }

    void doesNotRenewForever()
    {
        World world;
        int calls = 0;
        world.server.api = [&calls](const Peer::Seen&) { return ++calls, Peer::answer(401, R"({"code":124})"); };
        const auto answer = world.call({.path = "/v2/x"});
        QCOMPARE(answer->http.status, 401);
        QCOMPARE(calls, 2);
        QVERIFY(answer->explanation.find("expired") != std::string::npos);
    }

    void renewsTheTokenForWhatIsNotToBeRepeated()
    {
        World world;
        world.server.api = [](const Peer::Seen& seen) {
            return seen.head.contains("access-1") ? Peer::answer(401, R"({"code":124})") : Peer::answer(200, "{}");
        };
        const ApiCall once{.method = "POST", .path = "/v2/x", .repeatable = false};
        const auto refused = world.call(once);
        QCOMPARE(refused->http.status, 401);
        QVERIFY(refused->explanation.find("Send the call again") != std::string::npos);
        QCOMPARE(world.call(once)->http.status, 200);
    }

    void neverRepeatsWhatIsNotToBeRepeated()
    {
        World world;
        int calls = 0;
        world.server.api = [&calls](const Peer::Seen&) { return ++calls, Peer::answer(401, "{}"); };
        const auto answer = world.call({.path = "/v2/users/me/token?type=onbehalf", .repeatable = false});
        QCOMPARE(answer->http.status, 401);
        QCOMPARE(calls, 1);
    }

    void reportsTheLimitAndSendsNothingAgain()
    {
        World world;
        int calls = 0;
        world.server.api = [&calls](const Peer::Seen&) {
            return ++calls,
                   Peer::answer(429, R"({"code":429,"message":"slow"})", "Retry-After: 2026-01-01T00:00:00Z\r\n");
        };
        const auto answer = world.call({.path = "/v2/x"});
        QCOMPARE(answer->http.status, 429);
        QCOMPARE(answer->rate.retryAfter, "2026-01-01T00:00:00Z"s);
        QCOMPARE(calls, 1);
    }

    void checksScopesFirst()
    {
        World world; // grants user:read:user
        QVERIFY(world.call({.path = "/v2/users/me", .scope = oauth::callOf("user.me")->scope}).has_value());
        const std::size_t before = world.server.peer.seen.size();
        const auto answer = world.call({.path = "/v2/users/me/zak", .scope = oauth::callOf("zak.me")->scope});
        QCOMPARE(static_cast<int>(answer.error().code), static_cast<int>(ErrorCode::ScopeMissing));
        QCOMPARE(answer.error().detail, "user:read:zak"s);
        QCOMPARE(world.server.peer.seen.size(), before);
    }

    void streamsALongAnswer()
    {
        World world;
        world.server.api = [](const Peer::Seen&) { return Peer::answer(200, QByteArray(3 * 1024 * 1024, 'x')); };
        std::size_t size = 0;
        const auto answer = world.call({.path = "/v2/x"}, [&size](std::string_view piece) { size += piece.size(); });
        QVERIFY(answer.has_value());
        QCOMPARE(size, std::size_t{3} * 1024 * 1024);
    }

    void explainsARefusalOfAStreamedCallAndRenewsItsToken()
    {
        World world;
        world.server.api = [](const Peer::Seen& seen) {
            return seen.head.contains("access-1") ? Peer::answer(401, R"({"code":124})")
                                                  : Peer::answer(404, R"({"code":3001,"message":"gone"})");
        };
        std::size_t size = 0;
        const auto answer =
            world.call({.path = "/v2/meetings/1"}, [&size](std::string_view piece) { size += piece.size(); });
        QCOMPARE(answer->http.status, 404);
        QVERIFY(answer->explanation.find("no such meeting") != std::string::npos);
        QCOMPARE(size, std::size_t{0});
    }

    void callsWithATokenFromElsewhere()
    {
        World world;
        world.server.api = [](const Peer::Seen&) { return Peer::answer(401, R"({"code":124,"token":"zak"})"); };
        std::string jwt = "a.b.c";
        const oauth::Access access{.token = base::Secret::take(jwt), .apiBase = world.server.base()};
        std::optional<Result<ApiAnswer>> answer;
        const base::Request request =
            oauth::callWith(world.client, access, {.path = "/v2/videosdk/sessions"},
                            [&answer](Result<ApiAnswer> result) { answer = std::move(result); });
        QTRY_VERIFY(answer.has_value());
        QCOMPARE((*answer)->http.status, 401);
        QVERIFY(world.server.peer.seen.back().head.contains("Bearer a.b.c"));
        QCOMPARE(world.server.peer.seen.size(), std::size_t{1});
        QCOMPARE(std::string(oauth::joinTokenIn((*answer)->http).reveal()), "zak"s);
        std::string odd = "{\"token\":\"a\\nb\\u001b[31m\"}";
        QVERIFY(oauth::joinTokenIn({.status = 200, .body = base::Secret::take(odd)}).isEmpty());
    }

    void turnsThePage()
    {
        QCOMPARE(oauth::withPage("/v2/users?page_size=30", "a b"), "/v2/users?page_size=30&next_page_token=a%20b"s);
        QCOMPARE(oauth::withPage("/v2/users?next_page_token=old&x=1", "n"), "/v2/users?x=1&next_page_token=n"s);
        QCOMPARE(oauth::withPage("/v2/users", "n"), "/v2/users?next_page_token=n"s);
    }

    void copiesAsCurlWithoutTheToken()
    {
        QCOMPARE(oauth::asCurl({.method = "POST", .path = "/v2/x", .body = "{\"a\":\"it's\"}"}, "https://api.zoom.us"),
                 "curl --request POST 'https://api.zoom.us/v2/x' \\\n  --header \"Authorization: Bearer $TOKEN\" \\\n"
                 "  --header 'Content-Type: application/json' \\\n  --data '{\"a\":\"it'\\''s\"}'"s);
        QVERIFY(
            oauth::asCurl({.method = "HEAD", .path = "/v2/x"}, "https://api.zoom.us").starts_with("curl --head 'h"));
    }

    void indentsJsonAndLeavesTheRest()
    {
        QCOMPARE(oauth::pretty(R"({"b":1,"a":[]})"), "{\n  \"b\": 1,\n  \"a\": []\n}"s);
        QCOMPARE(oauth::pretty("<html>"), "<html>"s);
    }
};

QTEST_GUILESS_MAIN(ApiTest)
#include "api.moc"
