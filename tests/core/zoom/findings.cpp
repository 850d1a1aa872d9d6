#include "zoom/findings.h"

#include "support/print.h"

using namespace std::string_literals;
using zoom::Finding;
using zoom::FindingId;
using zoom::FindingText;
using zoom::Severity;
using zoom::TokenKind;

namespace {

struct Expected
{
    FindingId id;
    const char* name; // the outside contract's
    Severity severity;
};

using enum FindingId;
using enum Severity;

constexpr std::array all{
    Expected{LegacySignature, "legacy-signature", Error},
    Expected{PartCount, "part-count", Error},
    Expected{Malformed, "malformed", Error},
    Expected{Padding, "padding", Error},
    Expected{SignatureMissing, "signature-missing", Error},
    Expected{SignatureSize, "signature-size", Error},
    Expected{SignatureHex, "signature-hex", Error},
    Expected{SignatureBase64, "signature-base64", Error},
    Expected{DuplicateClaim, "duplicate-claim", Error},
    Expected{AlgNone, "alg-none", Error},
    Expected{AlgNotHs256, "alg-not-hs256", Error},
    Expected{CritHeader, "crit-header", Error},
    Expected{TypMissing, "typ-missing", Warning},
    Expected{TypValue, "typ-value", Warning},
    Expected{KindUnknown, "kind-unknown", Error},
    Expected{WrongKindOfToken, "wrong-kind-of-token", Error},
    Expected{OauthNotSdk, "oauth-not-sdk", Warning},
    Expected{WrongKindOfKey, "wrong-kind-of-key", Error},
    Expected{SecretEmpty, "secret-empty", Error},
    Expected{SecretSwapped, "secret-swapped", Error},
    Expected{SecretWhitespace, "secret-whitespace", Error},
    Expected{SecretHexDecoded, "secret-hex-decoded", Error},
    Expected{SecretBase64Decoded, "secret-base64-decoded", Error},
    Expected{SignatureHash, "signature-hash", Error},
    Expected{SecretSpace, "secret-space", Warning},
    Expected{SignedByOther, "signed-by-other", Warning},
    Expected{KeyMismatch, "key-mismatch", Error},
    Expected{KeySpace, "key-space", Error},
    Expected{SignatureInvalid, "signature-invalid", Error},
    Expected{AppkeyMissing, "appkey-missing", Error},
    Expected{SdkkeyAlone, "sdkkey-alone", Warning},
    Expected{KeysDiffer, "keys-differ", Warning},
    Expected{ClaimMissing, "claim-missing", Error},
    Expected{ClaimType, "claim-type", Error},
    Expected{ClaimTypeLoose, "claim-type-loose", Warning},
    Expected{ClaimValue, "claim-value", Error},
    Expected{VersionValue, "version-value", Error},
    Expected{RoleValue, "role-value", Error},
    Expected{TopicLong, "topic-long", Error},
    Expected{TopicBoundary, "topic-boundary", Info},
    Expected{TopicCharset, "topic-charset", Warning},
    Expected{TopicSpace, "topic-space", Warning},
    Expected{UserLong, "user-long", Error},
    Expected{UserTwice, "user-twice", Info},
    Expected{SessionKeyLong, "session-key-long", Error},
    Expected{GeoUnknown, "geo-unknown", Error},
    Expected{MeetingNumberFormat, "meeting-number-format", Error},
    Expected{MeetingFieldsTogether, "meeting-fields-together", Error},
    Expected{Milliseconds, "milliseconds", Error},
    Expected{Expired, "expired", Error},
    Expected{NotYet, "not-yet", Error},
    Expected{IatOld, "iat-old", Error},
    Expected{LifetimeShort, "lifetime-short", Error},
    Expected{LifetimeLong, "lifetime-long", Error},
    Expected{LifetimeBoundary, "lifetime-boundary", Info},
    Expected{TokenexpMismatch, "tokenexp-mismatch", Warning},
    Expected{TopicMismatch, "topic-mismatch", Error},
    Expected{MeetingNumberMismatch, "meeting-number-mismatch", Error},
    Expected{RoleNeedsZak, "role-needs-zak", Error},
    Expected{ZakAndObf, "zak-and-obf", Error},
    Expected{ExternalNeedsObf, "external-needs-obf", Error},
    Expected{PasscodeValue, "passcode-value", Error},
    Expected{SignatureUnchecked, "signature-unchecked", Info},
    Expected{UnknownClaim, "unknown-claim", Info},
};
static_assert(all.size() == zoom::findingCount);

constexpr std::array kinds{TokenKind::Video, TokenKind::Meeting, TokenKind::Api, TokenKind::OAuthAccess,
                           TokenKind::Unknown};

std::string joined(const std::vector<std::string_view>& words)
{
    std::string text;
    for (const std::string_view word : words) text += (text.empty() ? "" : " ") + std::string(word);
    return text;
}

} // namespace

class FindingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheNamesOfTheContract()
    {
        for (const Expected& expected : all) {
            const FindingText text = zoom::describe(Finding{expected.id, "claim", {"a", "b", "c"}}, TokenKind::Video);
            QCOMPARE(text.id, std::string_view(expected.name));
            QVERIFY2(text.severity == expected.severity, expected.name);
            QVERIFY2(zoom::severityOf(expected.id) == expected.severity, expected.name);
        }
    }

    void speaksInWholeSentencesAndSaysWhatToDo()
    {
        for (const Expected& expected : all) {
            const FindingText text = zoom::describe(Finding{expected.id, "exp", {"one", "two", "3"}}, TokenKind::Api);
            for (const std::string& sentence : {text.message, text.fix}) {
                QVERIFY2(sentence.find_first_of("{}") == std::string::npos, sentence.c_str());
                // The charset ends its sentence: a full stop would pass for one of the characters.
                QVERIFY2(sentence.ends_with('.') || expected.id == TopicCharset, sentence.c_str());
            }
        }
    }

    void namesCodesInTheContractsForm()
    {
        static const QRegularExpression form("^(web|video-web|native):\\d+$");
        for (const Expected& expected : all)
            for (const TokenKind kind : kinds)
                for (const std::string_view code : zoom::describe(Finding{expected.id, "", {}}, kind).codes)
                    QVERIFY(form.match(QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()))).hasMatch());
    }

    void fillsInTheNumbersOfTheToken_data()
    {
        QTest::addColumn<Finding>("finding");
        QTest::addColumn<std::string>("message");
        const auto row = [](Finding finding, const char* message) {
            QTest::newRow(message) << std::move(finding) << std::string(message);
        };
        row({PartCount, "", {"2"}}, "A token has three parts with dots between them; this text has 2.");
        row({DuplicateClaim, "tpc", {"3"}}, "“tpc” stands 3 times; readers differ in which one they take.");
        row({ClaimMissing, "version", {"Video SDK"}}, "“version” is missing; every Video SDK token needs it.");
        row({ClaimType, "exp", {"text", "a whole number"}}, "“exp” is text; Zoom wants a whole number.");
        row({RoleValue, "role", {"2", "0 A, 1 B"}}, "“role” is 2; allowed: 0 A, 1 B.");
        row({LifetimeShort, "exp", {"60 s", "30 min", "2 d"}}, "The token lives 60 s; the least is 30 min.");
        row({LifetimeLong, "exp", {"172801 s", "30 min", "2 d"}}, "The token lives 172801 s; the most is 2 d.");
        row({NotYet, "nbf", {"5 s", "then"}}, "The token is not valid for another 5 s, until then.");
        row({MeetingFieldsTogether, "role", {"“role” is missing beside “mn”"}},
            "“role” is missing beside “mn”; the web SDK needs both, native apps neither.");
    }
    void fillsInTheNumbersOfTheToken()
    {
        QFETCH(const Finding, finding);
        QFETCH(const std::string, message);
        QCOMPARE(zoom::describe(finding, TokenKind::Unknown).message, message);
    }

    void speaksOfTheClaimThatIsTooLate()
    {
        const std::string fix = zoom::describe({NotYet, "nbf", {"5 s", "then"}}, TokenKind::Video).fix;
        QVERIFY2(fix.find("“nbf”") != std::string::npos && fix.find("iat") == std::string::npos, fix.c_str());
    }

    void takesTextsOfTheTokenLiterally()
    {
        const Finding finding{ClaimType, "{0}", {"{1}", "{claim}"}};
        QCOMPARE(zoom::describe(finding, TokenKind::Video).message, "“{0}” is {1}; Zoom wants {claim}."s);
        QCOMPARE(zoom::describe(Finding{PartCount, "", {}}, TokenKind::Video).message,
                 "A token has three parts with dots between them; this text has ."s); // no arg: nothing, no crash
    }

    void masksValuesThatAreQuoted()
    {
        const zoom::Mask mask = [](std::string_view) { return "#"s; };
        const auto masked = [&](const Finding& finding) {
            return zoom::describe(finding, TokenKind::Video, mask).message;
        };
        QCOMPARE(masked({TopicMismatch, "tpc", {"Cars", "Boats"}}),
                 "The token is for the session “#”, the join for “#”."s);
        QCOMPARE(masked({LifetimeShort, "exp", {"60 s", "30 min"}}), "The token lives 60 s; the least is 30 min."s);
    }

    // Zoom's error pages and the native SDKs' headers
    void namesTheCodesThatAJoinWouldAnswer()
    {
        const auto codes = [](FindingId id, TokenKind kind) {
            return joined(zoom::describe({id, "", {}}, kind).codes);
        };
        QCOMPARE(codes(SignatureInvalid, TokenKind::Video), "video-web:200 native:2014"s);
        QCOMPARE(codes(SignatureInvalid, TokenKind::Meeting), "web:3712 native:11"s);
        QCOMPARE(codes(SignatureInvalid, TokenKind::Api), ""s);
        QCOMPARE(codes(SignatureInvalid, TokenKind::Unknown), ""s);
        QCOMPARE(codes(Expired, TokenKind::Meeting), "web:3705 native:11"s);
        QCOMPARE(codes(MeetingNumberFormat, TokenKind::Meeting), "web:3706"s);
        QCOMPARE(codes(RoleValue, TokenKind::Meeting), "web:3708"s);
        QCOMPARE(codes(RoleValue, TokenKind::Video), "video-web:3010 native:1509"s);
        QCOMPARE(codes(TopicLong, TokenKind::Video), "video-web:5013 native:1506"s);
        QCOMPARE(codes(UserLong, TokenKind::Video), "video-web:200 native:1510"s);
        QCOMPARE(codes(TypMissing, TokenKind::Video), ""s);
        QCOMPARE(joined(zoom::describe({ClaimMissing, "role_type", {}}, TokenKind::Video).codes),
                 "video-web:3010 native:1509"s);
        QCOMPARE(joined(zoom::describe({ClaimType, "role", {}}, TokenKind::Meeting).codes), "web:3708"s);
    }

    void namesSeveritiesAndTypes()
    {
        QCOMPARE(zoom::name(Error), "error"s);
        QCOMPARE(zoom::name(Warning), "warning"s);
        QCOMPARE(zoom::name(Info), "info"s);
        QCOMPARE(zoom::typeName(nullptr), "null"s);
        QCOMPARE(zoom::typeName(true), "true or false"s);
        QCOMPARE(zoom::typeName(std::int64_t{1}), "a whole number"s);
        QCOMPARE(zoom::typeName(jwt::Number{"1.5"}), "a number"s);
        QCOMPARE(zoom::typeName("1"s), "text"s);
        QCOMPARE(zoom::typeName(jwt::Structure{"[]"}), "an object or a list"s);
    }
};

QTEST_APPLESS_MAIN(FindingsTest)
#include "findings.moc"
