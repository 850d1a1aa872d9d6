#include "app/cli.h"

#include <QJsonArray>
#include <QTest>

namespace {

using token::json;
using Lines = QList<QByteArray>;

const QByteArray text = token::make(
    json("{'app_key':'k','role_type':1,'tpc':'Cool Cars','version':1,'iat':1700000000,'exp':1700007200}"), "s");

const QByteArray other = token::make(json("{'iss':'k','iat':1,'exp':2}"), "s");

QByteArray utf16(const QByteArray& ascii)
{
    QByteArray bytes("\xff\xfe");
    for (const char c : ascii) bytes.append(c).append('\0');
    return bytes;
}

} // namespace

/// Where `inspect` finds its token. (What a file or stdin may be, the tests of `inspect` say.)
class Tokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatStoodAroundTheToken_data()
    {
        QTest::addColumn<QByteArray>("pasted");
        QTest::addColumn<QStringList>("stripped");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("alone") << text << QStringList() << QByteArray();
        QTest::newRow("a line's end") << text + "\r\n" << QStringList() << QByteArray();
        QTest::newRow("bearer") << "Bearer " + text << QStringList{"the word Bearer"} << QByteArray("the word Bearer");
        QTest::newRow("quotes, folded") << '"' + QByteArray(text).insert(30, '\n') + '"'
                                        << QStringList{"blanks and line breaks", "quotes"}
                                        << QByteArray("blanks and line breaks, quotes");
        QTest::newRow("JSON") << json("{'signature':'") + text + json("'}") << QStringList{"JSON"}
                              << QByteArray("JSON (its member signature)");
        const QByteArray several = "several tokens, of which this is the first";
        QTest::newRow("two tokens") << text + '\n' + other + '\n' << QStringList{several} << several;
        QTest::newRow("UTF-16") << utf16(text + "\r\n") << QStringList{"blanks and line breaks", "UTF-16"}
                                << QByteArray("blanks and line breaks, UTF-16");
        QTest::newRow("URL") << "https://example.org/#token=" + text << QStringList{"a URL"} << QByteArray("a URL");
        QTest::newRow("cURL") << "curl -H 'Authorization: Bearer " + text + "' https://example.org"
                              << QStringList{"the word Bearer", "a cURL command"}
                              << QByteArray("the word Bearer, a cURL command");
    }
    void saysWhatStoodAroundTheToken()
    {
        QFETCH(const QByteArray, pasted);
        QFETCH(const QStringList, stripped);
        QFETCH(const QByteArray, says);
        const Cli::Run run = Cli().run({"inspect", "--json", "--now", "1700000100"}, pasted);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.at("stripped").toArray().toVariantList(), QVariantList(stripped.begin(), stripped.end()));
        QCOMPARE(run.json().contains("stripped"), !stripped.isEmpty());
        QCOMPARE(run.errLines(), says.isEmpty() ? Lines() : Lines{"The token was taken out of: " + says});
    }
};

QTEST_GUILESS_MAIN(Tokens)
#include "tokens.moc"
