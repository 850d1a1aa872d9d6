#include "oauth/requests.h"

#include "oauth/form.h"
#include "support/print.h"

using base::Secret;
using oauth::App;
using oauth::HttpCall;
using namespace std::string_literals;

namespace {

Secret secretOf(std::string text) { return Secret::take(text); }

std::string header(const HttpCall& call, std::string_view name)
{
    for (const oauth::Header& header : call.headers)
        if (header.name == name) return std::string(header.value.reveal());
    return {};
}

const App confidential{.clientId = "id"};
const App open{.clientId = "id", .publicClient = true};

} // namespace

class RequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForACodeWithPkceAndState()
    {
        const oauth::Ties ties{secretOf("verifier"), "challenge", "state"};
        const std::string url = oauth::authorizeUrl(confidential, ties, "http://127.0.0.1:1/cb");
        QCOMPARE(url,
                 "https://zoom.us/oauth/authorize?response_type=code&client_id=id&redirect_uri=http%3A%2F%2F127.0.0.1"
                 "%3A1%2Fcb&state=state&code_challenge=challenge&code_challenge_method=S256"s);
        QVERIFY(url.find("verifier") == std::string::npos);
    }

    void asksACompanysOwnHostAndForScopes()
    {
        App app = confidential;
        app.authorizeBase = "https://company.zoom.us";
        const std::vector<std::string> scopes{"a:b", "c"};
        const std::string url = oauth::authorizeUrl(app, {secretOf("v"), "c", "s"}, "r", scopes);
        QVERIFY(url.starts_with("https://company.zoom.us/oauth/authorize?"));
        QVERIFY(url.ends_with("&scope=a%3Ab%20c"));
    }

    void aConfidentialClientShowsItselfInTheHeaderAlone()
    {
        const HttpCall call =
            oauth::codeRequest(confidential, secretOf("se:cret"), "co/de", secretOf("ver"), "http://r");
        QCOMPARE(call.method, "POST"s);
        QCOMPARE(call.url, "https://zoom.us/oauth/token"s);
        QCOMPARE(header(call, "Authorization"), "Basic aWQ6c2UlM0FjcmV0"s); // id:se%3Acret
        QCOMPARE(header(call, "Content-Type"), "application/x-www-form-urlencoded"s);
        QCOMPARE(std::string(call.body.reveal()),
                 "grant_type=authorization_code&code=co%2Fde&redirect_uri=http%3A%2F%2Fr&code_verifier=ver"s);
    }

    void aPublicClientShowsItselfInTheFormAlone()
    {
        const HttpCall call = oauth::refreshRequest(open, secretOf("not used"), secretOf("old"));
        QVERIFY(header(call, "Authorization").empty());
        QCOMPARE(std::string(call.body.reveal()), "grant_type=refresh_token&refresh_token=old&client_id=id"s);
    }

    void asksForTokensThatNeedNobody()
    {
        App app{.clientId = "id", .accountId = "acc", .grant = oauth::Grant::AccountCredentials};
        QCOMPARE(std::string(oauth::ownRequest(app, secretOf("s")).body.reveal()),
                 "grant_type=account_credentials&account_id=acc"s);
        app.grant = oauth::Grant::ClientCredentials;
        QCOMPARE(std::string(oauth::ownRequest(app, secretOf("s")).body.reveal()), "grant_type=client_credentials"s);
    }

    void asksForAnotherDevice()
    {
        const HttpCall codes = oauth::deviceCodeRequest(open, {});
        QCOMPARE(codes.url, "https://zoom.us/oauth/devicecode"s);
        QCOMPARE(std::string(codes.body.reveal()), "client_id=id"s);
        QCOMPARE(std::string(oauth::deviceCodeRequest(confidential, secretOf("s")).body.reveal()), "client_id=id"s);
        QCOMPARE(std::string(oauth::devicePollRequest(open, {}, secretOf("d")).body.reveal()),
                 "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d&client_id=id"s);
    }

    void revokes()
    {
        const HttpCall call = oauth::revokeRequest(confidential, secretOf("s"), secretOf("t"));
        QCOMPARE(call.url, "https://zoom.us/oauth/revoke"s);
        QCOMPARE(std::string(call.body.reveal()), "token=t"s);
    }
};

QTEST_APPLESS_MAIN(RequestsTest)
#include "requests.moc"
