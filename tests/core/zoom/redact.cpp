#include "zoom/redact.h"

#include "support/data.h"
#include "support/print.h"
#include "support/token.h"
#include "zoom/coverage.h"

using namespace std::string_literals;
using zoom::ReportForm;

namespace {

const std::string secret = "Secr3tThatNobodyMaySee0123456789";
const std::string sdkKey = "Key0fTheAppAa0Bb1Cc2Dd3";
const std::string video =
    R"({"app_key":")" + sdkKey +
    R"(","role_type":1,"tpc":"Board meeting of Example Inc","version":1,"iat":1700000000,)"
    R"("exp":1700007200,"user_identity":"maria.keller@example.org","user_key":"keller-4711",)"
    R"("session_key":"session-of-the-board","telemetry_tracking_id":"track-of-maria",)"
    R"("geo_regions":"DE,atlantis-base","email":"private@example.org","aid":98765432101,"johndoe":1})";
const std::string meeting = R"({"appKey":")" + sdkKey + R"(","sdkKey":")" + sdkKey +
                            R"(","mn":"987 6543 2101","role":"private-role","iat":1700000000,"exp":1700007200,)"
                            R"("tokenExp":"1700007200"})";
const std::string header = R"({"alg":"HS256","typ":"JWT","kid":"private-kid-of-the-key"})";

/// What must be in no report.
const std::array<std::string, 18> hidden{secret,
                                         "johndoe",
                                         sdkKey,
                                         "Board meeting",
                                         "maria.keller",
                                         "keller-4711",
                                         "session-of-the-board",
                                         "track-of-maria",
                                         "atlantis-base",
                                         "private@example.org",
                                         "98765432101",
                                         "987 6543 2101",
                                         "private-role",
                                         "private-kid",
                                         "Quarterly figures",
                                         "11122233344",
                                         "Profile of the boss",
                                         "other-key-of-the-boss"};

zoom::Context context()
{
    zoom::Context made{.now = base::fromEpochSeconds(1'700'000'060), .signature = zoom::SignatureStatus::Invalid};
    made.join.topic = "Quarterly figures";
    made.join.meetingNumber = "11122233344";
    made.autopsy.by = "Profile of the boss";
    made.autopsy.byOther = true;
    made.autopsy.byKey = "other-key-of-the-boss";
    made.autopsy.chosenKey = "other-key-of-the-boss";
    return made;
}

constexpr std::array forms{ReportForm::Markdown, ReportForm::Json, ReportForm::Text};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

class RedactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNoNumberInAWrongPlaceAndNoNameThatNobodyKnows()
    {
        const std::string payload =
            R"({"appKey":"k","mn":"1","role":98765432101,"iat":98765432101,"exp":"98765432101",)"
            R"("video_webrtc_mode":98765432101,"private_name":1,"tokenExp":1700007200})";
        const std::string text =
            support::signedToken(payload, secret, R"({"alg":"HS256","typ":"JWT","private_name":1})");
        for (const ReportForm form : forms) {
            const std::string report = zoom::redactedReport(jwt::decode(text), context(), form);
            QVERIFY2(!holds(report, "98765432101"), report.c_str());
            QVERIFY2(!holds(report, "private_name"), report.c_str());
            QVERIFY2(holds(report, "1700007200"), report.c_str());
        }
    }

    void isUtf8WhateverTheSignatureIs()
    {
        const std::string text = support::signedToken(video, secret, header);
        const std::string odd = text.substr(0, text.rfind('.') + 1) + "abcde\xc3\xa9" + std::string(40, 'x');
        const std::string report = zoom::redactedReport(jwt::decode(odd), context(), ReportForm::Json);
        QVERIFY(!holds(report, "\xc3\"") && !holds(report, "\xc3\xe2"));
        QVERIFY(QString::fromUtf8(report.c_str()).toUtf8() == QByteArray::fromStdString(report));
    }

    void showsNothingThatIsSomebodysOwn()
    {
        for (const std::string& payload : {video, meeting}) {
            const std::string text = support::signedToken(payload, secret, header);
            const std::string signature = text.substr(text.rfind('.') + 1);
            for (const ReportForm form : forms) {
                const std::string report = zoom::redactedReport(jwt::decode(text), context(), form);
                for (const std::string& value : hidden)
                    QVERIFY2(!holds(report, value), (value + '\n' + report).c_str());
                QVERIFY(!holds(report, signature.substr(0, 12)) && !holds(report, signature.substr(12, 12)));
                for (std::size_t at = 0; at + 12 < text.size(); at += 6)
                    QVERIFY2(!holds(report, text.substr(at, 12)), text.substr(at, 12).c_str());
            }
        }
    }

    void keepsWhatHelps()
    {
        const std::string text = support::signedToken(video, secret, header);
        for (const ReportForm form : forms) {
            const std::string report = zoom::redactedReport(jwt::decode(text), context(), form);
            for (const char* const part : {"HS256", "1700007200", "geo-unknown", "topic-mismatch", "key-mismatch"})
                QVERIFY2(holds(report, part) || form == ReportForm::Text, part);
            QVERIFY(holds(report, "was signed with the secret of"));
        }
    }

    void replacesTheSameValueAlikeInTheWholeReport()
    {
        const jwt::Decoded token = jwt::decode(support::signedToken(video, secret, header));
        const std::string report = zoom::redactedReport(token, context(), ReportForm::Text);
        const std::size_t at = report.find("  tpc  #");
        QVERIFY(at != std::string::npos);
        QVERIFY(holds(report, "session “" + report.substr(at + 7, 9)));
    }

    // with an empty secret, or one that is a word, whoever has a few characters of it can try all meeting numbers
    void tellsNothingThatDependsOnTheSignature()
    {
        for (const char* const guessable : {"", "k"}) {
            const std::string text = support::signedToken(meeting, guessable, header);
            const jwt::Decoded token = jwt::decode(text);
            for (const ReportForm form : forms) {
                const std::string report = zoom::redactedReport(token, context(), form);
                QVERIFY(!holds(report, text.substr(text.rfind('.') + 1, 4)));
                QVERIFY(zoom::redactedReport(token, context(), form) != report); // the names are random
            }
        }
    }

    void hidesATimeThatIsNoneInTheFindingsToo()
    {
        const jwt::Decoded token = jwt::decode(support::signedToken(
            R"({"app_key":"k","role_type":1,"tpc":"x","iat":1699999000,"exp":123456789})", secret));
        for (const ReportForm form : forms) {
            const std::string report = zoom::redactedReport(token, context(), form);
            for (const char* const told : {"1973-11-29", "49 y", "18247 d", "-1576542211", "123456789"})
                QVERIFY2(!holds(report, told), report.c_str());
            QVERIFY(holds(report, "The token expired"));
        }
    }

    void saysWhenThereIsNoSignature()
    {
        const std::string text = support::signedToken(video, secret);
        const jwt::Decoded token = jwt::decode(text.substr(0, text.rfind('.') + 1));
        QVERIFY(holds(zoom::redactedReport(token, context(), ReportForm::Text), "Signature  missing\n"));
        QVERIFY(holds(zoom::redactedReport(token, context(), ReportForm::Markdown), "Signature: missing "));
    }

    void saysWhatTheJoinNeedsAndWhatWasChecked()
    {
        const jwt::Decoded token = jwt::decode(support::signedToken(meeting, secret));
        for (const ReportForm form : forms) {
            const std::string report = zoom::redactedReport(token, context(), form);
            QVERIFY2(holds(report, "SDK token; for another account's meeting also an OBF token or ZAK"),
                     report.c_str());
            QVERIFY2(holds(report, "Not checked"), report.c_str());
        }
    }

    void showsNamesAndTopicsWhereThatIsAllowedButNeverKeys()
    {
        const jwt::Decoded token = jwt::decode(support::signedToken(video, secret, header));
        for (const ReportForm form : forms) {
            const std::string report = zoom::redactedReport(token, context(), form, true);
            QVERIFY(holds(report, "Board meeting of Example Inc"));
            QVERIFY(holds(report, "Quarterly figures"));
            for (const std::string& value : {secret, sdkKey, "other-key-of-the-boss"s}) QVERIFY(!holds(report, value));
        }
    }

    void repeatsNoWordOfASentenceThatIsAlsoAValue()
    {
        const std::string payload =
            R"({"app_key":"token","role_type":1,"tpc":"finding","version":1,"iat":1700000000,"exp":1700000001,"join":1})";
        const std::string text = support::signedToken(payload, secret);
        const std::string report = zoom::redactedReport(jwt::decode(text), context(), ReportForm::Text);
        QVERIFY2(holds(report, "The token names the key #"), report.c_str()); // and not: The #1234 names the key
        QVERIFY2(holds(report, ", the join for “#"), report.c_str());
    }

    void hidesTopicsThatLookLikeWordsOfHeadersOrNumbers()
    {
        for (const char* const topic : {"JWT", "none", "empty", "42", "1700000000000"}) {
            const std::string payload = "{\"app_key\":\"k\",\"tpc\":\"" + std::string(topic) + "\"}";
            const jwt::Decoded token = jwt::decode(support::signedToken(payload, secret));
            const std::string report = zoom::redactedReport(token, context(), ReportForm::Text);
            QVERIFY2(holds(report, "session “#"), report.c_str());
        }
        const std::string wrong = R"({"app_key":"k","role_type":2,"tpc":"x","iat":1700000000000})";
        const jwt::Decoded token = jwt::decode(support::signedToken(wrong, secret, R"({"alg":"HS512"})"));
        const std::string report = zoom::redactedReport(token, context(), ReportForm::Text);
        for (const char* const kept : {"“role_type” is 2;", "is 1700000000000, which", "alg is HS512;"})
            QVERIFY2(holds(report, kept), report.c_str());
    }

    void makesNoMarkupOfWhatATokenHolds()
    {
        const std::string topic =
            "[x](https://evil.example) @everyone #12 `a``b` $x$ <b>|~~&amp; \\u202ewww.evil.example";
        const std::string payload = "{\"app_key\":\"k\",\"role_type\":1,\"tpc\":\"" + topic +
                                    "\",\"version\":1,\"iat\":1700000000,\"exp\":1700007200,\"@team|x\":1}";
        const jwt::Decoded token = jwt::decode(support::signedToken(payload, secret));
        const std::string report = zoom::redactedReport(token, context(), ReportForm::Markdown, true);
        QVERIFY2(holds(report, "| ```[x](https://evil.example) @everyone #12 `a``b` $x$ <b>\\|~~&amp; \\u202ewww.evil"),
                 report.c_str()); // a span of code, in which nothing counts but the bar
        const std::string prose = report.substr(report.find("## Findings"));
        QVERIFY2(holds(prose, "\\[x\\](https\\://evil\\.example) \\@&#8203;everyone \\#&#8203;12 \\`a"), prose.c_str());
        QVERIFY2(holds(prose, "\\$x\\$ \\<b\\>\\|\\~\\~\\&amp; \\\\u202ewww\\.evil"), prose.c_str());
        QVERIFY(!holds(report, "\xe2\x80\xae"));
    }

    void showsNothingUnseen()
    {
        const std::string payload =
            "{\"app_key\":\"k\",\"role_type\":1,\"tpc\":\"a\\u202eb\\u200bc\\u001b[2J\",\"iat\":1700000000}";
        const jwt::Decoded token = jwt::decode(support::signedToken(payload, secret));
        for (const ReportForm form : {ReportForm::Markdown, ReportForm::Text}) {
            const std::string report = zoom::redactedReport(token, context(), form, true);
            QVERIFY2(holds(report, "a\\u202eb\\u200bc\\u001b[2J"), report.c_str());
            QVERIFY(!holds(report, "\xe2\x80\xae") && !holds(report, "\x1b"));
        }
    }

    void writesJsonThatIsJson()
    {
        const jwt::Decoded token = jwt::decode(support::signedToken(video, secret, header));
        const std::string report = zoom::redactedReport(token, context(), ReportForm::Json);
        const QJsonObject object = support::jsonObject(QByteArray::fromStdString(report));
        QCOMPARE(object["schema"].toInt(), 1);
        QVERIFY(object["redacted"].toBool());
        QCOMPARE(object["kind"].toString(), "video");
    }

    void takesDamagedTokens()
    {
        for (const char* const text : {"", "a.b.c", "eyJhIjoi", "a2V5LjEuMi4wLmFHRnphQT09"})
            for (const ReportForm form : forms) {
                const std::string report = zoom::redactedReport(jwt::decode(text), context(), form);
                QVERIFY(!report.empty() && (*text == '\0' || !holds(report, text)));
            }
    }

    void namesWhatWasAndWasNotChecked()
    {
        const std::string known = zoom::describe(zoom::coverage(zoom::TokenKind::Video, context()));
        QVERIFY(known.find("the topic of the join") < known.find("Not checked"));
        QVERIFY2(known.find("the times as of 2023-11-14 22:14:20 UTC") != std::string::npos, known.c_str());
        const std::string unknown = zoom::describe(zoom::coverage(zoom::TokenKind::Video, {}));
        QVERIFY(unknown.find("the topic of the join") > unknown.find("Not checked"));
        QVERIFY(unknown.find("the signature") > unknown.find("Not checked"));
    }
};

QTEST_APPLESS_MAIN(RedactTest)
#include "redact.moc"
