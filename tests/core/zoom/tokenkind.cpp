#include "zoom/tokenkind.h"

#include "support/print.h"
#include "support/token.h"
#include "zoom/tables.h"

using zoom::TokenKind;

namespace {

TokenKind kindOf(std::string_view json) { return zoom::kindOf(jwt::decode(support::tokenWith(json))); }

} // namespace

class TokenKindTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheKindByItsClaims()
    {
        QVERIFY(kindOf(R"({"app_key":1})") == TokenKind::Video);
        QVERIFY(kindOf(R"({"app_key":"k","mn":"1","role":0,"tokenExp":1})") == TokenKind::Meeting);
        QVERIFY(kindOf(R"({"app_key":"k","tokenExp":1})") == TokenKind::Meeting);
        QVERIFY(kindOf(R"({"app_key":"k","mn":"1","tpc":"x"})") == TokenKind::Video);
        QVERIFY(kindOf(R"({"tpc":1})") == TokenKind::Video);
        QVERIFY(kindOf(R"({"role_type":1})") == TokenKind::Video);
        QVERIFY(kindOf(R"({"appKey":1})") == TokenKind::Meeting);
        QVERIFY(kindOf(R"({"sdkKey":1})") == TokenKind::Meeting);
        QVERIFY(kindOf(R"({"mn":1})") == TokenKind::Meeting);
        QVERIFY(kindOf(R"({"iss":"k","exp":1})") == TokenKind::Api);
        QVERIFY(kindOf("{\"iss\":\"z\",\"exp\":1,\"aud\":\"https://oauth.zoom.us\"}") == TokenKind::OAuthAccess);
        QVERIFY(kindOf(R"({"iss":"k"})") == TokenKind::Unknown);
        QVERIFY(kindOf(R"({"iss":"web","exp":1,"aud":"somebody else"})") == TokenKind::Unknown);
        QVERIFY(kindOf(R"({"iss":"web","exp":1,"aud":"clientsm","uid":"u","stk":"s"})") == TokenKind::Zak);
        QVERIFY(kindOf(R"({"iss":"web","exp":1,"aud":"client"})") == TokenKind::Zak);
        QVERIFY(kindOf(R"({"iss":"web","exp":1,"aud":"client","mnum":1})") == TokenKind::Obf);
        QVERIFY(kindOf("{}") == TokenKind::Unknown);
        QVERIFY(kindOf("no JSON") == TokenKind::Unknown);
    }

    void knowsTheFormFromBeforeJwt()
    {
        const auto kindOfText = [](std::string_view inner) {
            return zoom::kindOf(jwt::decode(support::base64Url(inner)));
        };
        QVERIFY(kindOfText("key.123456789.1650000000000.0.aGFzaA==") == TokenKind::LegacySignature);
        QVERIFY(zoom::kindOf(jwt::decode("a2V5LjEuMi4wLmFHRnphQT09")) == TokenKind::LegacySignature); // as it was sent
        for (const char* const inner : {"key.123.165.0", "key.123.165.0.aGFzaA==.x", "key.12a.165.0.aGFzaA==",
                                        ".123.165.0.aGFzaA==", "key.123.165..aGFzaA==", "key.123.165.0.", ""})
            QVERIFY2(kindOfText(inner) == TokenKind::Unknown, inner);
    }

    void namesTheKindsAsTheContractDoes()
    {
        const std::array names{"video", "meeting", "api", "oauth-access", "zak", "obf", "legacy-signature", "unknown"};
        const std::array kinds{TokenKind::Video,           TokenKind::Meeting, TokenKind::Api,
                               TokenKind::OAuthAccess,     TokenKind::Zak,     TokenKind::Obf,
                               TokenKind::LegacySignature, TokenKind::Unknown};
        for (std::size_t i = 0; i < names.size(); ++i) {
            QCOMPARE(zoom::name(kinds[i]), std::string_view(names[i]));
            QCOMPARE(zoom::tableFor(kinds[i]), zoom::tableFor(std::string_view(names[i])));
        }
        for (const zoom::Table& table : zoom::tables()) QCOMPARE(zoom::tableFor(zoom::kindOf(table)), &table);
    }
};

QTEST_APPLESS_MAIN(TokenKindTest)
#include "tokenkind.moc"
