#include "oauth/form.h"

#include "support/print.h"

using oauth::Pairs;
using namespace std::string_literals;

class FormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesWhatAQueryCannotHold()
    {
        QCOMPARE(oauth::percentEncoded("aZ9-._~"), "aZ9-._~"s);
        QCOMPARE(oauth::percentEncoded("a b&c=d/\xc3\xa9"), "a%20b%26c%3Dd%2F%C3%A9"s);
        QCOMPARE(oauth::formText({{"a", "1&2"}, {"b", ""}}), "a=1%262&b="s);
    }

    void readsWhatItWrites()
    {
        const Pairs pairs{{"a b", "c=&%+"}, {"", "x"}, {"n", ""}};
        QVERIFY(oauth::readForm(oauth::formText(pairs)) == pairs);
    }

    void readsBrokenFormsAsFarAsTheyGo()
    {
        const Pairs pairs{{"a", "%zz%2"}, {"b", ""}, {"c", "d e"}};
        QVERIFY(oauth::readForm("a=%zz%2&&b&c=d+e") == pairs);
        QVERIFY(oauth::readForm("").empty());
    }

    void takesNoValueThatIsThereTwice()
    {
        const Pairs pairs{{"a", "1"}, {"a", "2"}, {"b", "3"}};
        QVERIFY(!oauth::onlyValue(pairs, "a"));
        QVERIFY(!oauth::onlyValue(pairs, "c"));
        QCOMPARE(oauth::onlyValue(pairs, "b").value(), "3"s);
    }

    void escapesForHtml()
    {
        QCOMPARE(oauth::htmlEscaped("<a href=\"'&'\">"), "&lt;a href=&quot;&#39;&amp;&#39;&quot;&gt;"s);
    }
};

QTEST_APPLESS_MAIN(FormTest)
#include "form.moc"
