#include "endpoint/number.h"

#include "support/print.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>

using namespace std::string_literals;

class NumberTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesNumbersAsJavaScriptDoes_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](double number, const char* text) { QTest::newRow(text) << number << QByteArray(text); };
        row(0, "0");
        row(7200, "7200");
        row(-1.5, "-1.5");
        row(1700001800.1, "1700001800.1");
        row(0.000001, "0.000001");
        row(0.0000015, "0.0000015");
        row(0.0000001, "1e-7");
        row(1.5e-10, "1.5e-10");
        row(100000000000000000000.0, "100000000000000000000");
        row(1e21, "1e+21");
        row(1.25e30, "1.25e+30");
        row(5e-324, "5e-324");
        row(std::numeric_limits<double>::max(), "1.7976931348623157e+308");
        row(0.1 + 0.2, "0.30000000000000004");
        row(std::numeric_limits<double>::infinity(), "null");
        row(std::nan(""), "null");
    }
    void writesNumbersAsJavaScriptDoes()
    {
        QFETCH(const double, number);
        QFETCH(const QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(endpoint::numberText(number)), text);
    }

    void writesMinusZeroAsZero() { QCOMPARE(endpoint::numberText(-0.0), "0"s); }

    void readsIntegersAsJavaScriptDoes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("number");
        const auto row = [](const char* text, double number) { QTest::newRow(text) << QByteArray(text) << number; };
        row("1", 1);
        row("  \t\n12x", 12);
        row("\u00a0\u2003\ufeff\u30001", 1);
        row("-5", -5);
        row("+5", 5);
        row("1.9", 1);
        row("1e3", 1);
        row("0x1f", 31);
        row("0X1G", 1);
        row("-0x10", -16);
        row("0b1", 0);
        row("00012", 12);
        row("123456789012345678901234567890", 1.2345678901234568e29);
    }
    void readsIntegersAsJavaScriptDoes()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const double, number);
        QCOMPARE(endpoint::parseInt(text.toStdString()), number);
    }

    void findsNoIntegerWhereThereAreNoDigits()
    {
        for (const char* const text : {"", " ", "x1", "-", "0x", "0xg", "- 1", "\u200b1", "Infinity", ".5"})
            QVERIFY2(std::isnan(endpoint::parseInt(text)), text);
    }

    void readsNumbersThatNoDoubleCanHold()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        QCOMPARE(endpoint::toDouble("1e999"), infinity);
        QCOMPARE(endpoint::toDouble("-1.5e999"), -infinity);
        QCOMPARE(endpoint::toDouble("1e99999999999999999999"), infinity);
        QCOMPARE(endpoint::toDouble(std::string(400, '9')), infinity);
        QCOMPARE(endpoint::toDouble("1e-999"), 0.0);
        QVERIFY(std::signbit(endpoint::toDouble("-1e-99999999999999999999")));
        QCOMPARE(endpoint::toDouble("0." + std::string(400, '0') + "1"), 0.0);
        QCOMPARE(endpoint::toDouble("0.1e400"), infinity);
    }

    void saysHowLongABlankIs()
    {
        for (const char* const blank : {" ", "\v", "\u00a0", "\u1680", "\u2000", "\u200a", "\u2028", "\u2029", "\u202f",
                                        "\u205f", "\u3000", "\ufeff"})
            QCOMPARE(endpoint::blankLength(blank), std::strlen(blank));
        for (const char* const other : {"", "a", "\u0085", "\u200b", "\u2027", "\u180e"})
            QCOMPARE(endpoint::blankLength(other), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(NumberTest)
#include "number.moc"
