#include "support/print.h"
#include "support/token.h"
#include "zoom/diagnose.h"
#include "zoom/encodings.h"
#include "zoom/findings.h"

#include <algorithm>
#include <functional>

using namespace std::string_literals;
using zoom::Context;
using zoom::JoinContext;

namespace {

constexpr std::int64_t now = 1'800'000'000;
const std::string secret = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"; // hex digits alone, as some of Zoom's secrets are

std::string meeting(const std::string& times, const std::string& rest = R"("mn":"123456789","role":0)")
{
    return R"({"appKey":"client-id","sdkKey":"client-id",)" + rest + ',' + times + '}';
}

std::string video(const std::string& topic)
{
    return R"({"app_key":"sdk-key","role_type":1,"tpc":")" + topic +
           R"(","version":1,"iat":1799999970,"exp":1800007170})";
}

const std::string soundTimes = R"("iat":1799999970,"exp":1800007170,"tokenExp":1800007170)";

struct Row
{
    const char* thread;
    const char* complaint;
    std::string token;
    const char* finding;
    std::function<void(JoinContext&)> join = {};
    std::string chosenKey = "client-id";
};

std::vector<Row> rows()
{
    const auto sign = [](const std::string& payload) { return support::signedToken(payload, secret); };
    const std::string sound = sign(meeting(soundTimes));
    const std::string mac = jwt::decode(sound).signature;
    const std::string hex = QByteArray(mac.data(), static_cast<qsizetype>(mac.size())).toHex().toStdString();
    const std::string body = sound.substr(0, sound.rfind('.') + 1);
    const auto topic = [](const char* name) { return [name](JoinContext& join) { join.topic = name; }; };
    return {
        {"react-native-zoom-us 340", "token refused, signature in hexadecimal", body + hex, "signature-hex"},
        {"react-native-zoom-us 340", "times as texts",
         sign(meeting(R"("iat":"1799999970","exp":"1800007170","tokenExp":"1800007170")")), "claim-type"},
        {"react-native-zoom-us 254", "exactly 1,800 seconds fail on a phone",
         sign(meeting(R"("iat":1800000000,"exp":1800001800,"tokenExp":1800001800)")), "lifetime-boundary",
         [](JoinContext& join) { join.platform = zoom::Platform::Android; }},
        {"react-native-zoom-us 345", "Error= 5, internalErrorCode=124 from a token without iat",
         sign(meeting(R"("exp":1800007170,"tokenExp":1800007170)")), "claim-missing"},
        {"devforum 82045", "random invalid signatures, the signing machine's clock ahead",
         sign(meeting(R"("iat":1800000090,"exp":1800007290,"tokenExp":1800007290)")), "not-yet"},
        {"devforum: Date.now()", "signature is invalid, times from JavaScript",
         sign(meeting(R"("iat":1799999970000,"exp":1800007170000,"tokenExp":1800007170000)")), "milliseconds"},
        {"meetingsdk-web 5.0", "join() does nothing",
         sign(R"({"mn":"123456789","role":0,"iat":1799999970,"exp":1800007170,"tokenExp":1800007170})"),
         "appkey-missing"},
        {"meetingsdk-web-sample", "meeting number as it is printed",
         sign(meeting(soundTimes, R"("mn":"123 456 789","role":0)")), "meeting-number-format"},
        {"meetingsdk-react-sample 22", "host cannot start", sign(meeting(soundTimes, R"("mn":"123456789","role":1)")),
         "role-needs-zak", [](JoinContext& join) { join.platform = zoom::Platform::Web; }},
        {"attendee 780", "bots refused since March 2026", sound, "external-needs-obf",
         [](JoinContext& join) { join.account = zoom::Account::Other; }},
        {"devforum 95010", "key of another app", sound, "key-mismatch", {}, "sdk-key"},
        {"jsrsasign", "secret of hex digits read as hexadecimal",
         support::signedToken(meeting(soundTimes), zoom::fromHex(secret)), "secret-hex-decoded"},
        {"react-native quickstart 5", "2014: names differ by a blank", sign(video("Cool Cars ")), "topic-space",
         topic("Cool Cars")},
        {"react-native quickstart 7", "2014: names differ", sign(video("Cool Cars")), "topic-mismatch",
         topic("Cool Car")},
        {"react-native-zoom-us 337", "the token made at jwt.io",
         support::signedToken(meeting(soundTimes), "your-256-bit-secret"), "secret-empty"},
        {"attendee 389", "times as dates",
         sign(meeting(R"("iat":"2027-01-15T08:00:00","exp":1800007170,"tokenExp":1800007170)")), "claim-type"},
        {"jsrsasign", "claims turned into JSON twice", sign("\"{}\""), "malformed"},
        {"devforum 82045", "local time taken for that of Greenwich",
         sign(meeting(R"("iat":1800019800,"exp":1800027000,"tokenExp":1800027000)")), "not-yet"},
        {"meetingsdk-web-sample 19", "API key and secret in the place of the SDK's",
         sign(R"({"iss":"api-key","iat":1799999970,"exp":1800007170})"), "wrong-kind-of-token",
         [](JoinContext& join) { join.meetingNumber = "123456789"; }, "api-key"},
        {"old samples", "signature from before JWT", support::base64Url("key.123456789.1650000000000.0.aGFzaA=="),
         "legacy-signature"},
        {"devforum 46614", "an OAuth token in the place of the signature",
         support::tokenWith("{\"aud\":\"https://oauth.zoom.us\",\"exp\":1800003600}"), "oauth-not-sdk"},
    };
}

} // namespace

/// Faults from public threads, made anew from what the threads say.
class ThreadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTheThreadsEndedIn()
    {
        std::string copy = secret;
        const base::Secret chosenSecret = base::Secret::take(copy);
        for (const Row& row : rows()) {
            const jwt::Decoded token = jwt::decode(row.token);
            const zoom::Signatory chosen{"App", "", row.chosenKey, &chosenSecret};
            Context context{.now = base::fromEpochSeconds(now)};
            context.autopsy = zoom::autopsy(token, &chosen, {});
            context.signature = context.autopsy.status;
            if (row.join) row.join(context.join);
            const auto findings = zoom::diagnose(token, context);
            const bool found = std::any_of(findings.begin(), findings.end(), [&](const zoom::Finding& finding) {
                return zoom::name(finding.id) == row.finding;
            });
            QVERIFY2(found, (row.thread + ": "s + row.complaint).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(ThreadsTest)
#include "threads.moc"
