#include "oauth/catalogue.h"

#include "support/print.h"

#include <nlohmann/json.hpp>

#include <set>

using oauth::Call;
using namespace std::string_literals;

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowFitsTogether()
    {
        std::set<std::string_view> ids;
        for (const Call& call : oauth::catalogue()) {
            const std::string id(call.id);
            QVERIFY2(ids.insert(call.id).second, id.c_str());
            QVERIFY2(call.path.starts_with("/v2/"), id.c_str());
            QVERIFY2(call.videoSdk == call.scope.granular.empty(), id.c_str());
            QVERIFY2(call.body.empty() || nlohmann::json::parse(call.body, nullptr, false).is_object(), id.c_str());
            QVERIFY2(call.body.empty() == (call.method == "GET" || call.method == "DELETE"), id.c_str());
            for (const oauth::Parameter& parameter : call.parameters) {
                const bool inTemplate =
                    call.path.find('{' + std::string(parameter.name) + '}') != std::string_view::npos;
                QVERIFY2(inTemplate == parameter.inPath, id.c_str());
            }
            const auto filled = std::count_if(call.parameters.begin(), call.parameters.end(),
                                              [](const auto& parameter) { return parameter.inPath; });
            QCOMPARE(std::count(call.path.begin(), call.path.end(), '{'), filled);
        }
    }

    void fillsInPathAndQuery()
    {
        const Call& call = *oauth::callOf("obf.get");
        QCOMPARE(oauth::pathOf(call, {{"type", "onbehalf"}, {"meeting_id", "123"}}),
                 "/v2/users/me/token?type=onbehalf&meeting_id=123"s);
        QCOMPARE(oauth::pathOf(call, {{"type", "onbehalf"}, {"meeting_id", ""}}), "/v2/users/me/token?type=onbehalf"s);
        QVERIFY(!call.repeatable);
    }

    void encodesWhatStandsInThePath()
    {
        const Call& call = *oauth::callOf("meeting.get");
        QCOMPARE(oauth::pathOf(call, {{"meetingId", "ab/c=="}}), "/v2/meetings/ab%2Fc%3D%3D"s);
        QCOMPARE(oauth::pathOf(call, {{"meetingId", "/ab="}}), "/v2/meetings/%252Fab%253D"s);
        QCOMPARE(oauth::pathOf(call, {{"meetingId", "a//b"}}), "/v2/meetings/a%252F%252Fb"s);
    }

    void findsTheCallThatARequestIs_data()
    {
        QTest::addColumn<QString>("request");
        QTest::addColumn<QString>("id");
        QTest::newRow("fixed") << "GET /v2/users"
                               << "user.list";
        QTest::newRow("with a value") << "GET /v2/meetings/123?x=y"
                                      << "meeting.get";
        QTest::newRow("a part more") << "GET /v2/meetings/123/recordings"
                                     << "recording.get";
        QTest::newRow("other method") << "DELETE /v2/meetings/123"
                                      << "meeting.delete";
        QTest::newRow("ZAK") << "GET /v2/users/me/token?type=zak"
                             << "zak.get";
        QTest::newRow("OBF") << "GET /v2/users/me/token?meeting_id=1&type=onbehalf"
                             << "obf.get";
        QTest::newRow("ZAK of its own") << "GET /v2/users/me/zak"
                                        << "zak.me";
        QTest::newRow("no value") << "GET /v2/meetings/"
                                  << "";
        QTest::newRow("unknown") << "GET /v2/phone/numbers"
                                 << "";
        QTest::newRow("method unknown") << "PUT /v2/users"
                                        << "";
    }
    void findsTheCallThatARequestIs()
    {
        QFETCH(const QString, request);
        QFETCH(const QString, id);
        const Call* const call =
            oauth::callLike(request.section(' ', 0, 0).toStdString(), request.section(' ', 1).toStdString());
        QCOMPARE(call == nullptr ? std::string() : std::string(call->id), id.toStdString());
    }

    void saysWhichValuesAreMissing()
    {
        QVERIFY(oauth::missingIn(*oauth::callOf("meeting.get"), {}) == std::vector<std::string>{"meetingId"});
        QVERIFY(oauth::missingIn(*oauth::callOf("meeting.get"), {{"meetingId", "1"}}).empty());
        for (const char* const value : {".", ".."}) // taken away on the way
            QCOMPARE(oauth::missingIn(*oauth::callOf("meeting.get"), {{"meetingId", value}}).size(), std::size_t{1});
        QVERIFY(oauth::callOf("nothing") == nullptr);
    }
};

QTEST_APPLESS_MAIN(CatalogueTest)
#include "catalogue.moc"
