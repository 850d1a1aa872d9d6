#include "app/cli.h"

#include <QJsonArray>
#include <QTest>

namespace {

using token::json;
using Lines = QList<QByteArray>;

const QByteArray secret = "5ec2e7f0a1b2c3d4";
const QByteArray payload =
    json("{'app_key':'k','role_type':1,'tpc':'x','version':1,'iat':1700000000,'exp':1700007200}");

QStringList errors(const Cli::Run& run)
{
    QStringList found;
    for (const auto finding : run.at("findings").toArray())
        if (finding.toObject()["severity"].toString() == "error") found += finding.toObject()["id"].toString();
    return found;
}

} // namespace

/// What `inspect` finds out about the secret that signed a token. (tests/e2e asks real keychains.)
class Signatories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheUsualMistakes_data()
    {
        QTest::addColumn<QByteArray>("made");
        QTest::addColumn<QString>("id");
        QTest::newRow("line break") << token::make(payload, secret + '\n') << "secret-whitespace";
        QTest::newRow("swapped") << token::make(payload, "k") << "secret-swapped";
        QTest::newRow("hex") << token::make(payload, QByteArray::fromHex(secret)) << "secret-hex-decoded";
        QTest::newRow("base64") << token::make(payload, secret.toBase64()) << "secret-base64-decoded";
        QTest::newRow("another") << token::make(payload, "another") << "signature-invalid";
    }
    void tellsTheUsualMistakes()
    {
        QFETCH(const QByteArray, made);
        QFETCH(const QString, id);
        const Cli cli;
        cli.file("s.txt", secret);
        const QStringList arguments{"inspect", made, "--key", "k", "--secret-file", "s.txt", "--now", "1700000100"};
        const Cli::Run run = cli.run(arguments + QStringList{"--json"});
        QCOMPARE(run.code, 3);
        QCOMPARE(errors(run), QStringList{id});
        QCOMPARE(run.at("signature/status").toString(), QString("invalid"));
        QVERIFY(run.at("signature/by").isNull());
        const QByteArray text = cli.run(arguments).out;
        QVERIFY2(text.contains("\nSignature  invalid: not made with the given secret\n"), text);
    }

    void readsASignatureInBase64ButDoesNotCallItValid()
    {
        const QByteArray good = token::make(payload, secret);
        QByteArray plain = good;
        for (int i = 0; !plain.contains('+') && !plain.contains('/'); ++i) {
            plain =
                token::make(QByteArray(payload).replace("'x'", QByteArray::number(i)), secret + QByteArray::number(i));
            plain = plain.left(plain.lastIndexOf('.')) + '.' +
                    plain.mid(plain.lastIndexOf('.') + 1).replace('-', '+').replace('_', '/');
            Cli cli;
            cli.set("ZOOM_VIDEO_SDK_SECRET", secret + QByteArray::number(i));
            if (!plain.contains('+') && !plain.contains('/')) continue;
            const Cli::Run run = cli.run({"inspect", plain, "--json", "--now", "1700000100"});
            QCOMPARE(run.at("signature/status").toString(), QString("invalid"));
            QCOMPARE(errors(run), QStringList{"signature-base64"});
            const QByteArray text = cli.run({"inspect", plain}).out;
            QVERIFY2(text.contains("invalid: made with the given secret, but not as a token's\n"), text);
        }
    }

    void triesEveryPairOfAnEnvFileOnATokenOfNoKnownKind()
    {
        const QByteArray unknown = token::make(json("{'hello':1}"), secret);
        const Cli cli;
        cli.file("zoom.env", "ZOOM_VIDEO_SDK_SECRET=another\nZOOM_MEETING_SDK_SECRET=" + secret + '\n');
        const Cli::Run run = cli.run({"inspect", unknown, "--json", "--env-file", "zoom.env"});
        QCOMPARE(run.at("kind").toString(), QString("unknown"));
        QCOMPARE(run.at("signature/status").toString(), QString("valid"));
        cli.file("zoom.env", "ZOOM_VIDEO_SDK_SECRET=another\n");
        QCOMPARE(cli.run({"inspect", unknown, "--json", "--env-file", "zoom.env"}).at("signature/status").toString(),
                 QString("unchecked"));
        QCOMPARE(cli.run({"inspect", unknown, "--env-file", "nowhere"}).code, 2);
    }

    void saysWhatASoundTokensInspectionCovered()
    {
        Cli cli;
        cli.set("ZOOM_VIDEO_SDK_SECRET", secret);
        const QByteArray text =
            cli.run({"inspect", token::make(payload, secret), "--now", "1700000100", "--session-name", "x"}).out;
        QVERIFY2(text.contains("\nNothing wrong was found.\nChecked: "), text);
        QVERIFY2(!text.contains("Findings"), text);
        QVERIFY2(text.contains("the signature, the topic of the join. Not checked: "), text);
        QVERIFY2(widestLine(text) <= 80, text);
    }
};

QTEST_GUILESS_MAIN(Signatories)
#include "signatories.moc"
