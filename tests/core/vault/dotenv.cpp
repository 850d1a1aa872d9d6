#include "vault/dotenv.h"

#include "support/freedmemory.h"
#include "support/print.h"

using namespace std::string_literals;

namespace {

/// The variables in one line: `A=[1] B=[2]`.
std::string listed(std::string_view text)
{
    std::string line;
    for (const vault::Variable& variable : vault::parseDotenv(text))
        line += (line.empty() ? "" : " ") + variable.name + "=[" + std::string(variable.value.reveal()) + ']';
    return line;
}

void row(const char* name, const std::string& text, const std::string& expected)
{
    QTest::newRow(name) << text << expected;
}

} // namespace

/// What each file means was found by giving it to npm's dotenv 16.4.5, which Zoom's samples use.
class DotenvTest : public QObject
{
    Q_OBJECT

private:
    static void columns()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("expected");
    }
    static void check()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, expected);
        QCOMPARE(listed(text), expected);
    }

private Q_SLOTS:
    void readsAssignments_data()
    {
        columns();
        row("nothing", "", "");
        row("one", "A=1\n", "A=[1]");
        row("no line break at the end", "A=1", "A=[1]");
        row("two", "A=1\nB=2\n", "A=[1] B=[2]");
        row("empty value", "A=\nB=2", "A=[] B=[2]");
        row("empty value at the end", "A=", "A=[]");
        row("blanks around", "  A = 1 \n", "A=[1]");
        row("tabs around", "\tA\t=\t1\t\n", "A=[1]");
        row("equals signs in the value", "A=b=c==\n", "A=[b=c==]");
        row("blanks in the value", "A=b c\n", "A=[b c]");
        row("export", "export A=1\nexport\tB=2\n", "A=[1] B=[2]");
        row("a name that starts like export", "exported=1\nexport=2", "exported=[1] export=[2]");
        row("dots, dashes and digits in names", "a.b-C_1=x\n1=y\n", "a.b-C_1=[x] 1=[y]");
        row("not ASCII", "A=Zoë 😀\n", "A=[Zoë 😀]");
        row("the last of a name counts", "A=1\nB=2\nA=3\n", "A=[3] B=[2]");
        row("empty lines", "\n\nA=1\n\n\n", "A=[1]");
    }
    void readsAssignments() { check(); }

    void knowsEveryLineEnd_data()
    {
        columns();
        row("CRLF", "A=1\r\nB=2\r\n", "A=[1] B=[2]");
        row("CRLF and quotes", "A=\"1\"\r\nB='2'\r\n", "A=[1] B=[2]");
        row("CR alone", "A=1\rB=2\r", "A=[1] B=[2]");
        row("CR alone and quotes", "A=\"1\"\rB='2'\rC=3", "A=[1] B=[2] C=[3]");
        row("CR alone, quotes and a comment", "A=\"1\" # x\rB=2", "A=[1] B=[2]");
        row("byte order mark", "\ufeffA=1\n", "A=[1]");
    }
    void knowsEveryLineEnd() { check(); }

    void dropsComments_data()
    {
        columns();
        row("line", "# A=1\nB=2\n", "B=[2]");
        row("line with blanks before", "  # A=1\nB=2\n", "B=[2]");
        row("after a value", "A=1 # x\n", "A=[1]");
        row("right after a value", "A=1#x\n", "A=[1]");
        row("instead of a value", "A=#x\nB=2", "A=[] B=[2]");
        row("after quotes", "A=\"1\" # x\nB='2'# y\n", "A=[1] B=[2]");
        row("number sign inside quotes", "A=\"1#2\"\nB='3 # 4'\nC=`#`\n", "A=[1#2] B=[3 # 4] C=[#]");
        row("quotes inside a comment", "A=1 # say \"hi\"\nB=2", "A=[1] B=[2]");
        row("an assignment inside a comment", "A=1 # B=2\n", "A=[1]");
    }
    void dropsComments() { check(); }

    void readsQuotes_data()
    {
        columns();
        row("double", "A=\" 1 \"\n", "A=[ 1 ]");
        row("single", "A=' 1 '\n", "A=[ 1 ]");
        row("back", "A=` 1 `\n", "A=[ 1 ]");
        row("empty", "A=\"\"\nB=''\n", "A=[] B=[]");
        row("blanks before", "A=   \"1\"\n", "A=[1]");
        row("line breaks in double quotes", "A=\"1\\n2\\r3\"\n", "A=[1\n2\r3]");
        row("none in single quotes", "A='1\\n2'\n", "A=[1\\n2]");
        row("none in back quotes", "A=`1\\n2`\n", "A=[1\\n2]");
        row("none without quotes", "A=1\\n2\n", "A=[1\\n2]");
        row("other backslashes stay", "A=\"1\\t\\\\2\"\n", "A=[1\\t\\\\2]");
        row("a real line break inside", "A=\"1\n2\"\nB=3", "A=[1\n2] B=[3]");
        row("other quotes inside", "A=\"it's `1`\"\nB='say \"2\"'", "A=[it's `1`] B=[say \"2\"]");
        row("a quote inside a value", "A=it's\nB=2", "A=[it's] B=[2]");
        row("escaped quote inside", "A=\"1\\\"2\"\nB=3", "A=[1\\\"2] B=[3]");
        row("text after the quote", "A=\"1\"2\nB=3", "A=[\"1\"2] B=[3]");
    }
    void readsQuotes() { check(); }

    void takesAnUnclosedQuoteLiterally_data()
    {
        columns();
        row("alone", "A=\"1\n", "A=[\"1]");
        row("at the end of the file", "A='1", "A=['1]");
        row("one quote mark", "A=\"\nB=2", "A=[\"] B=[2]");
        row("up to the comment", "A=\"1 # x\nB=2", "A=[\"1] B=[2]");
        row("before a line with quotes", "A=\"1\nB=\"2\"\nC=3", "A=[\"1] B=[2] C=[3]");
        row("before a line with an apostrophe", "A='1\nB=it's\nC=3", "A=['1] B=[it's] C=[3]");
    }
    void takesAnUnclosedQuoteLiterally() { check(); }

    void skipsWhatIsNoAssignment_data()
    {
        columns();
        row("words", "hello world\nA=1\n", "A=[1]");
        row("no name", "=1\nA=2\n", "A=[2]");
        row("a name with a blank", "A B=1\nC=2\n", "C=[2]");
        row("a name that is not ASCII", "Ä=1\nC=2\n", "C=[2]");
        row("JSON", "{\"A\": \"b=c\"}\nC=2\n", "C=[2]");
        row("NUL", "A\0=1\nC=2\n"s, "C=[2]");
    }
    void skipsWhatIsNoAssignment() { check(); }

    void keepsNoCopyOfAValueInFreedMemory()
    {
        constexpr std::string_view marker = "a-secret-in-an-env-file";
        const QString more(200, '-'); // makes a value grow whose place was not reserved
        for (const QString& form : {QString("A=%1\nB=1\nC=2\nD=3\nE=4\n"), QString("A=\"%1\"\nB='%1'\nA=`%1`\n"),
                                    QString("A=\"%1\nA=1\n"), "A=\"%1" + more + "\"\n", "A=%1" + more}) {
            std::string text = form.arg(marker.data()).toStdString();
            {
                const support::FreedMemory freed(marker);
                vault::parseDotenv(text);
                QCOMPARE(freed.leaks(), std::size_t{0});
            }
            base::wipe(text);
        }
    }
};

QTEST_APPLESS_MAIN(DotenvTest)
#include "dotenv.moc"
