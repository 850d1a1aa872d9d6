#include "zoom/errorcodes.h"

#include "support/print.h"
#include "support/token.h"
#include "zoom/findings.h"

#include <algorithm>
#include <set>

using namespace std::string_literals;

namespace {

std::string codesIn(std::string_view text)
{
    std::string codes;
    for (const zoom::ErrorRow* const row : zoom::explainError(text))
        codes += (codes.empty() ? "" : " ") + zoom::codeText(*row);
    return codes;
}

bool explains(std::string_view text, zoom::FindingId id)
{
    const auto rows = zoom::explainError(text);
    return std::any_of(rows.begin(), rows.end(), [id](const zoom::ErrorRow* row) {
        return std::find(row->findings.begin(), row->findings.end(), id) != row->findings.end();
    });
}

} // namespace

class ErrorCodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsCodesTextsNamesAndJson_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("codes");
        const auto row = [](const char* text, const char* codes) {
            QTest::newRow(text) << std::string(text) << std::string(codes);
        };
        row("3712", "web:3712");
        row(" 3712\n", "web:3712");
        row("web:3712", "web:3712");
        row("native:2014", "native:2014");
        row("native:3712", "");
        row("3004", "web:3004 video-web:3004");
        row("video-web:3004", "video-web:3004");
        row("11", "native:11");
        row("0", "web:0 native:0");
        row("1", "web:1 video-web:1");
        row("7", "native:7");
        row("web:200", "web:200");
        row("13296", "web:13296");
        row("result: 103041", "web:103041");
        row(R"({"type":"OPERATION_LOCKED","reason":""})", "OPERATION_LOCKED");
        row(R"({"type":"OPRATION_LOCKED","reason":""})", "OPRATION_LOCKED");
        row("4700", "oauth:4700");
        row("9999", "");
        row("", "");
        row("nothing of the kind", "");
        row("Signature is invalid.", "web:3712");
        row(R"({"type":"INVALID_PARAMETERS","reason":"The maximum length of topic is 200","errorCode":5013})",
            "video-web:5013");
        row(R"({"type":"INVALID_PARAMETERS","reason":""})", "INVALID_PARAMETERS");
        row(R"({"method":"join","status":false,"result":"Invalid signature.","errorCode":3712})", "web:3712");
        row(R"({"type":"INTERNAL_ERROR","reason":"Verify JWT failed","errorCode":200})", "video-web:200");
        row(R"({"status":false,"errorCode":4700,"errorMessage":"Invalid redirect url","result":null})", "oauth:4700");
        row(R"({"reason":"Invalid Token!","error":"invalid_grant"})", "invalid_grant");
        row(R"({"code":124,"message":"Invalid access token."})", "api:124");
        row("2026-03-02 12:00:05 [join] failed, errorCode=3705 after 12 s", "web:3705");
        row("Error= 5, internalErrorCode=124", "native:5");
        row("onAuthenticationReturn: AUTHRET_JWTTOKENWRONG", "native:11");
        row("ZoomVideoSDKErrors_Session_Invalid_Param (2014)", "native:2014");
        row("line 12 of 40, at 10.0.0.11", "");
        row("Join failed at http://localhost:3000/", "");
        row("listening on localhost:3000 and 10.0.0.1:3004 and [::1]:3005", "");
        row("Error: 10 attempts", "");
        row("GET / 200 OK", "");
        row("HTTP/1.1 403 Forbidden", "");
        row("Request failed with status code 429", "api:429");
        row("HTTP/1.1 200 OK {\"errorCode\":3712}", "web:3712");
        row(R"({"errorCode":1,"type":"OPERATION_TIMEOUT"})", "video-web:1");
        row("POST /join 200 {\"type\":\"INTERNAL_ERROR\",\"errorCode\":2}", "video-web:2");
        row("token expired", "web:3705");
        row("signature invalid.", "web:3712");
        row("web:3714", "web:3714");
        row("4001", "web:4001");
        row("video-web:6010", "video-web:6010");
    }
    void knowsCodesTextsNamesAndJson()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, codes);
        QCOMPARE(codesIn(text), codes);
    }

    void listsEveryCauseOfTheCodeThatHidesSix()
    {
        QCOMPARE(zoom::explainError("video-web:200").size(), std::size_t{6});
        QCOMPARE(zoom::explainError("200").size(), std::size_t{7}); // the Meeting SDK has one too
    }

    void beginsWithTheSdkThatTakesTheToken()
    {
        const std::string error = R"({"type":"INVALID_PARAMETERS","reason":"","errorCode":200})";
        QVERIFY(zoom::explainError("200", zoom::TokenKind::Meeting).front()->source == zoom::ErrorSource::MeetingWeb);
        QVERIFY(zoom::explainError("200", zoom::TokenKind::Video).front()->source == zoom::ErrorSource::VideoWeb);
        QVERIFY(zoom::explainError(error, zoom::TokenKind::Video).back()->source == zoom::ErrorSource::MeetingWeb);
        QCOMPARE(zoom::explainError("200", zoom::TokenKind::Video).size(), zoom::explainError("200").size());
    }

    void knowsTheCodesOfTheSdksMaps()
    {
        for (const int code : {3032, 3034, 3082, 3116, 3604, 3606, 3608, 3609, 3610, 3611, 3620,
                               3621, 3622, 3623, 3624, 3625, 3633, 3634, 3635, 3715, 4000})
            QVERIFY2(codesIn("web:" + std::to_string(code)) == "web:" + std::to_string(code),
                     std::to_string(code).c_str());
        for (const int code : {7, 8, 9, 12, 60, 62, 64})
            QCOMPARE(codesIn("native:" + std::to_string(code)), "native:" + std::to_string(code));
        QVERIFY(zoom::explainError("native:8").front()->meaning.find("no such meeting") != std::string_view::npos);
    }

    void namesTheFindingsThatWouldExplainIt()
    {
        QVERIFY(explains("3712", zoom::FindingId::SignatureInvalid));
        QVERIFY(explains("3705", zoom::FindingId::Expired));
        QVERIFY(!explains("3705", zoom::FindingId::TopicLong));
        QVERIFY(explains("1507", zoom::FindingId::TopicMismatch));
        QVERIFY(explains("4012", zoom::FindingId::ExternalNeedsObf));
        QVERIFY(explains("3636", zoom::FindingId::ZakAndObf));
    }

    void explainsEveryCodeThatAFindingNames()
    {
        for (int i = 0; i < zoom::findingCount; ++i) {
            for (const zoom::TokenKind kind : {zoom::TokenKind::Video, zoom::TokenKind::Meeting})
                for (const std::string_view code :
                     zoom::describe({static_cast<zoom::FindingId>(i), "", {}}, kind).codes)
                    QVERIFY2(!zoom::explainError(code).empty(), std::string(code).c_str());
        }
    }

    void isExplainedByEveryFindingThatNamesIt_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<int>("kind");
        for (int id = 0; id < zoom::findingCount; ++id)
            for (const zoom::TokenKind kind : {zoom::TokenKind::Video, zoom::TokenKind::Meeting})
                QTest::addRow("%s of %s", std::string(zoom::name(static_cast<zoom::FindingId>(id))).c_str(),
                              std::string(zoom::name(kind)).c_str())
                    << id << static_cast<int>(kind);
    }
    void isExplainedByEveryFindingThatNamesIt()
    {
        QFETCH(const int, id);
        QFETCH(const int, kind);
        const zoom::Finding finding{static_cast<zoom::FindingId>(id), "", {}};
        for (const std::string_view code : zoom::describe(finding, static_cast<zoom::TokenKind>(kind)).codes)
            QVERIFY2(explains(code, finding.id), std::string(code).c_str());
    }

    void knowsWhatIsJoinedByTheError_data()
    {
        QTest::addColumn<std::string>("payload");
        QTest::addColumn<std::string>("code");
        QTest::addColumn<std::string>("causes");
        const auto row = [](const char* name, const char* payload, const char* code, const char* causes) {
            QTest::newRow(name) << std::string(payload) << std::string(code) << std::string(causes);
        };
        constexpr const char* api = R"({"iss":"k","iat":1799999970,"exp":1800007170})";
        constexpr const char* video =
            R"({"app_key":"k","role_type":1,"tpc":"x","version":1,"iat":1799999970,"exp":1800007170})";
        constexpr const char* host = R"({"appKey":"k","sdkKey":"k","mn":"123456789","role":1,"iat":1799999970,)"
                                     R"("exp":1800007170,"tokenExp":1800007170})";
        constexpr const char* old = R"({"sdkKey":"k","iat":1800000000,"exp":1800001800,"tokenExp":1800001800})";
        row("an API token for a meeting", api, "web:3712", "wrong-kind-of-token");
        row("an API token for a session", api, "video-web:200", "wrong-kind-of-token");
        row("an API token for the API", api, "api:124", "");
        row("a session's token for a meeting", video, "native:11", "wrong-kind-of-token");
        row("a session's token for a session", video, "native:1505", "");
        row("a host without a ZAK", host, "web:3708", "role-needs-zak");
        row("a host, on a phone", host, "native:11", "");
        row("half an hour on a phone", old, "native:11", "appkey-missing lifetime-boundary");
    }
    void knowsWhatIsJoinedByTheError()
    {
        QFETCH(const std::string, payload);
        QFETCH(const std::string, code);
        QFETCH(const std::string, causes);
        const jwt::Decoded token = jwt::decode(support::signedToken(payload, "s"));
        const zoom::Context context{.now = base::fromEpochSeconds(1'800'000'000),
                                    .signature = zoom::SignatureStatus::Valid};
        std::set<std::string> found;
        for (const zoom::ErrorRow* const row : zoom::explainError(code))
            for (const zoom::Finding& cause : zoom::causesOf(*row, token, context))
                found.insert(std::string(zoom::name(cause.id)));
        std::set<std::string> expected;
        for (const QByteArray& name : QByteArray::fromStdString(causes).split(' '))
            if (!name.isEmpty()) expected.insert(name.toStdString());
        QVERIFY2(found == expected, std::to_string(found.size()).c_str());
    }

    void saysSomethingOfEachRow()
    {
        std::set<std::string> seen;
        for (const zoom::ErrorRow& row : zoom::errorRows()) {
            const std::string key = zoom::codeText(row) + std::string(row.name) + std::string(row.texts);
            QVERIFY2(seen.insert(key).second, key.c_str());
            QVERIFY2(row.meaning.ends_with('.') && row.advice.ends_with('.'), key.c_str());
            QVERIFY2(row.code >= 0 || !row.name.empty(), key.c_str());
            QVERIFY2(std::none_of(row.texts.begin(), row.texts.end(), [](char c) { return c >= 'A' && c <= 'Z'; }),
                     key.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(ErrorCodesTest)
#include "errorcodes.moc"
