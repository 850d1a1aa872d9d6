#include "zoom/autopsy.h"

#include "support/print.h"
#include "support/token.h"
#include "zoom/encodings.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

using namespace std::string_literals;
using zoom::Autopsy;
using zoom::Mistake;
using zoom::Signatory;
using zoom::SignatureStatus;

namespace {

const std::string payload = R"({"app_key":"the-key","role_type":1,"tpc":"Cool Cars","version":1,"iat":1,"exp":7201})";

base::Secret secretOf(std::string text) { return base::Secret::take(text); }

/// The autopsy of a token signed with `used`, where `stored` is what the user has chosen.
Autopsy of(const std::string& token, const std::string& stored)
{
    const base::Secret secret = secretOf(stored);
    const Signatory chosen{"Dev", "video", "the-key", &secret};
    return zoom::autopsy(jwt::decode(token), &chosen, {});
}

std::string withSignature(const std::string& token, const std::string& signature)
{
    return token.substr(0, token.rfind('.') + 1) + signature;
}

std::string macOver(const std::string& message, const std::string& secret)
{
    const jwt::Key::Mac mac = support::keyOf(secret).mac(message);
    return {mac.data(), mac.size()};
}

std::string toHex(const std::string& bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex().toStdString();
}

} // namespace

class AutopsyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheMistake_data()
    {
        QTest::addColumn<std::string>("used");
        QTest::addColumn<std::string>("stored");
        QTest::addColumn<int>("mistake");
        const auto row = [](const char* name, const std::string& used, const std::string& stored, Mistake mistake) {
            QTest::newRow(name) << used << stored << static_cast<int>(mistake);
        };
        const std::string hex = "00112233445566778899aabbccddeeff";
        const std::string base64 = "c2VjcmV0IG9mIHRoZSBhcHA=";
        row("right", "secret", "secret", Mistake::None);
        row("a wrong one", "other", "secret", Mistake::None);
        row("line break used", "secret\n", "secret", Mistake::Whitespace);
        row("CR LF used", "secret\r\n", "secret", Mistake::Whitespace);
        row("blank used", "secret ", "secret", Mistake::Whitespace);
        row("quotes used", "\"secret\"", "secret", Mistake::Whitespace);
        row("nothing used", "", "secret", Mistake::Empty);
        for (const char* const used :
             {"\nsecret", "secret\n\n", "\tsecret", "secret  ", "\u00a0secret", "secret\u00a0", "secret;", "secret,",
              "\u200bsecret", "“secret”", "the-key:secret", "secret\\n", "<secret>", "secret   ", "secret \n",
              "\"secret\"\n", "\nsecret\n", "the-keysecret"})
            row(used, used, "secret", Mistake::Whitespace);
        for (const char* const word : {"undefined", "null", "None"}) row(word, word, "secret", Mistake::Empty);
        row("key used", "the-key", "secret", Mistake::Swapped);
        row("hex decoded", zoom::fromHex(hex), hex, Mistake::HexDecoded);
        row("hex in capitals decoded", zoom::fromHex(hex), "00112233445566778899AABBCCDDEEFF", Mistake::HexDecoded);
        row("base64 decoded", "secret of the app", base64, Mistake::Base64Decoded);
        row("base64 used", base64, "secret of the app", Mistake::Base64Decoded);
        row("base64url used", "c2VjcmV0", "secret", Mistake::Base64Decoded);
        row("base64url used, without its padding", "c2VjcmV0IG9mIHRoZSBhcHA", "secret of the app",
            Mistake::Base64Decoded);
        row("base64 of a line used", zoom::toBase64("secret\n"), "secret", Mistake::Base64Decoded);
    }
    void namesTheMistake()
    {
        QFETCH(const std::string, used);
        QFETCH(const std::string, stored);
        QFETCH(const int, mistake);
        const Autopsy autopsy = of(support::signedToken(payload, used), stored);
        QCOMPARE(static_cast<int>(autopsy.mistake), mistake);
        QVERIFY(autopsy.status == (used == stored ? SignatureStatus::Valid : SignatureStatus::Invalid));
        QCOMPARE(autopsy.by, used == stored ? "Dev"s : ""s);
    }

    void takesATokenOfTheBareSecretForSoundAndTheGivenOneForDirty()
    {
        const std::string token = support::signedToken(payload, "secret");
        for (const char* const given :
             {"secret\n", "'secret'", "\"secret\"\r\n", "\ufeffsecret", "secret\u00a0", "the-key:secret"}) {
            const Autopsy autopsy = of(token, given);
            QVERIFY2(autopsy.status == SignatureStatus::Valid, given);
            QVERIFY2(autopsy.mistake == Mistake::GivenWrapped, given);
            QCOMPARE(autopsy.by, "Dev"s);
        }
        QVERIFY(of(support::signedToken(payload, "secret\n"), "secret\n").mistake == Mistake::None);
    }

    void readsSignaturesInOtherSpellings()
    {
        const std::string token = support::signedToken(payload, "secret");
        const std::string mac = jwt::decode(token).signature;
        const base::Secret secret = secretOf("secret");
        const std::array stored{Signatory{"Dev", "video", "the-key", &secret}};
        for (const std::string& spelling : {toHex(mac), support::base64Url(toHex(mac)), zoom::toBase64(mac)}) {
            const std::string text = withSignature(token, spelling);
            for (const Autopsy& autopsy : {of(text, "secret"), zoom::autopsy(jwt::decode(text), nullptr, stored)}) {
                QCOMPARE(autopsy.by, "Dev"s);
                QVERIFY(autopsy.status == SignatureStatus::Invalid); // Zoom will not read them
            }
        }
        QVERIFY(!zoom::hexSignature(jwt::decode(withSignature(token, toHex(mac)))).empty());
        QVERIFY(zoom::hexSignature(jwt::decode(token)).empty());
        QVERIFY(zoom::base64Signature(jwt::decode(token)).empty());
    }

    void seesASignatureOverAnotherSpelling()
    {
        const std::string spaced = R"({"app_key": "the-key", "iat": 1})";
        const std::string compact = R"({"app_key":"the-key","iat":1})";
        const std::string header(support::soundHeader);
        const std::string sent = support::base64Url(header) + '.' + support::base64Url(spaced);
        const std::string overCompact =
            macOver(support::base64Url(header) + '.' + support::base64Url(compact), "secret");
        QVERIFY(of(sent + '.' + support::base64Url(overCompact), "secret").mistake == Mistake::Reencoded);
        const std::string overText = macOver(header + '.' + spaced, "secret");
        QVERIFY(of(sent + '.' + support::base64Url(overText), "secret").mistake == Mistake::Reencoded);
        QVERIFY(of(sent + '.' + support::base64Url(overText), "other").mistake == Mistake::None);
    }

    void seesTheHmacOfAnotherHash_data()
    {
        QTest::addColumn<QByteArray>("algorithm");
        QTest::addColumn<int>("hash");
        QTest::addColumn<std::string>("how");
        QTest::newRow("SHA-384, said") << QByteArray("HS384") << int{QCryptographicHash::Sha384} << "SHA-384"s;
        QTest::newRow("SHA-512, said") << QByteArray("HS512") << int{QCryptographicHash::Sha512} << "SHA-512"s;
        QTest::newRow("SHA-512, not said") << QByteArray("HS256") << int{QCryptographicHash::Sha512} << "SHA-512"s;
    }
    void seesTheHmacOfAnotherHash()
    {
        QFETCH(const QByteArray, algorithm);
        QFETCH(const int, hash);
        QFETCH(const std::string, how);
        const std::string header = "{\"alg\":\"" + algorithm.toStdString() + "\",\"typ\":\"JWT\"}";
        const std::string input = support::base64Url(header) + '.' + support::base64Url(payload);
        const auto method = static_cast<QCryptographicHash::Algorithm>(hash);
        const QByteArray mac = QMessageAuthenticationCode::hash(QByteArray::fromStdString(input), "secret", method);
        const std::string token = input + '.' + support::base64Url(mac.toStdString());
        const Autopsy autopsy = of(token, "secret");
        QVERIFY(autopsy.mistake == Mistake::OtherHash && autopsy.status == SignatureStatus::Invalid);
        QCOMPARE(autopsy.how, how);
        QVERIFY(of(token, "other").mistake == Mistake::None);
        QVERIFY(of(input + '.' + toHex(mac.toStdString()), "secret").mistake == Mistake::OtherHash);
    }

    void namesTheCredentialThatSigned()
    {
        const base::Secret mine = secretOf("mine");
        const base::Secret theirs = secretOf("theirs");
        const base::Secret none;
        const Signatory chosen{"Mine", "meeting", "my-key", &mine};
        const std::array stored{Signatory{"Empty", "video", "", &none}, chosen,
                                Signatory{"Theirs", "video", "the-key", &theirs}};
        const jwt::Decoded token = jwt::decode(support::signedToken(payload, "theirs"));
        Autopsy autopsy = zoom::autopsy(token, &chosen, stored);
        QVERIFY(autopsy.status == SignatureStatus::Valid && autopsy.byOther);
        QCOMPARE(autopsy.by, "Theirs"s);
        QCOMPARE(autopsy.byKey, "the-key"s);
        QCOMPARE(autopsy.ownerKind, "video"s);
        QCOMPARE(autopsy.chosenKey, "my-key"s);
        autopsy = zoom::autopsy(token, nullptr, stored);
        QVERIFY(autopsy.status == SignatureStatus::Valid && !autopsy.byOther);
        autopsy = zoom::autopsy(token, nullptr, std::span(stored).first(2));
        QVERIFY(autopsy.status == SignatureStatus::Unchecked && autopsy.by.empty());
    }

    void neverTrustsAnotherAlgorithm()
    {
        for (const char* const header : {R"({"alg":"none"})", R"({"alg":"HS512"})", R"({"typ":"JWT"})"}) {
            const Autopsy autopsy = of(support::signedToken(payload, "secret", header), "secret");
            QVERIFY(autopsy.status == SignatureStatus::Invalid && autopsy.by.empty());
        }
    }

    void takesWhateverIsGiven()
    {
        for (const char* const text : {"", ".", "a.b.c", "e30.e30.", "e30.e30.AAAA"}) {
            QVERIFY(of(text, "secret").by.empty());
            QVERIFY(of(text, "").status == SignatureStatus::Unchecked); // no secret, no verdict
        }
    }
};

QTEST_APPLESS_MAIN(AutopsyTest)
#include "autopsy.moc"
