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
        QVERIFY(kindOf(R"({"tpc":1})") == TokenKind::Video);
        QVERIFY(kindOf(R"({"role_type":1})") == TokenKind::Video);
        QVERIFY(kindOf(R"({"appKey":1})") == TokenKind::Meeting);
        QVERIFY(kindOf(R"({"sdkKey":1})") == TokenKind::Meeting);
        QVERIFY(kindOf(R"({"mn":1})") == TokenKind::Meeting);
        QVERIFY(kindOf(R"({"iss":"k","exp":1})") == TokenKind::Api);
        QVERIFY(kindOf("{\"iss\":\"z\",\"exp\":1,\"aud\":\"https://oauth.zoom.us\"}") == TokenKind::OAuthAccess);
        QVERIFY(kindOf(R"({"iss":"k"})") == TokenKind::Unknown);
        QVERIFY(kindOf(R"({"iss":"web","exp":1,"aud":"somebody else"})") == TokenKind::Unknown);
        QVERIFY(kindOf("{}") == TokenKind::Unknown);
        QVERIFY(kindOf("no JSON") == TokenKind::Unknown);
    }

    void namesTheKindsAsTheContractDoes()
    {
        const std::array names{"video", "meeting", "api", "oauth-access", "unknown"};
        const std::array kinds{TokenKind::Video, TokenKind::Meeting, TokenKind::Api, TokenKind::OAuthAccess,
                               TokenKind::Unknown};
        for (std::size_t i = 0; i < names.size(); ++i) {
            QCOMPARE(zoom::name(kinds[i]), std::string_view(names[i]));
            QCOMPARE(zoom::tableFor(kinds[i]), zoom::tableFor(std::string_view(names[i])));
        }
        for (const zoom::Table& table : zoom::tables()) QCOMPARE(zoom::tableFor(zoom::kindOf(table)), &table);
    }
};

QTEST_APPLESS_MAIN(TokenKindTest)
#include "tokenkind.moc"
