#include "jwt/members.h"

#include "support/print.h"

using namespace std::string_literals;

class MembersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheFirstByteThatIsWrong_data()
    {
        QTest::addColumn<std::string>("json");
        QTest::addColumn<int>("badAt"); // -1: nothing is wrong
        const auto row = [](const std::string& json, int badAt) { QTest::newRow(json.c_str()) << json << badAt; };
        row("{}", -1);
        row(R"( {"a":1} )", -1);
        row("", 0);
        row(" ", 1);
        row("[1]", 0);
        row("\ufeff{\"a\":1}", 0);
        row("null", 0);
        row("  \"text\"", 2);
        row("12.5", 0);
        row("{", 1);
        row(R"({"a")", 4);
        row(R"({"a":1,})", 7);
        row(R"({"a":1}})", 7);
        row(R"({"a" 12})", 5);
        row(R"({"a" true})", 5);
        row(R"({"a" "b"})", 5);
        row(R"({"a":1 "bcd":2})", 7);
        row(R"({"a":01})", 5);
        row(R"({"a":tru})", 8);
        row(R"({'a':1})", 1);
        row(R"({"a":1e400x})", 10);
        row("{\"a\":\"b\nc\"}", 7);
        row("{\"a\":\"\xff\"}", 6);
    }
    void namesTheFirstByteThatIsWrong()
    {
        QFETCH(const std::string, json);
        QFETCH(const int, badAt);
        const auto found = jwt::readMembers(json).badAt;
        QCOMPARE(found ? static_cast<int>(*found) : -1, badAt);
    }

    void keepsTheMembersBehindAByteOrderMark()
    {
        QCOMPARE(jwt::toJson(jwt::readMembers("\ufeff{\"a\":1}").claims), R"({"a":1})"s);
    }

    void readsNumbersThatAreWholeInJavaScriptAsWhole()
    {
        const jwt::Members members = jwt::readMembers(
            R"({"a":1.0,"b":1.79000717e9,"c":-2.50e1,"d":9007199254740991.0,"e":9007199254740992.0,"f":1e-1,"g":1e400})");
        QCOMPARE(jwt::toJson(members.claims),
                 R"({"a":1,"b":1790007170,"c":-25,"d":9007199254740991,"e":9007199254740992.0,"f":1e-1,"g":1e400})"s);
    }

    void keepsWhatStandsBeforeTheDamage()
    {
        const jwt::Members members = jwt::readMembers(R"({"a":1,"b":"x","c":tru})");
        QCOMPARE(jwt::toJson(members.claims), R"({"a":1,"b":"x"})"s);
    }
};

QTEST_APPLESS_MAIN(MembersTest)
#include "members.moc"
