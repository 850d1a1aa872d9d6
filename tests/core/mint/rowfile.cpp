#include "mint/rowfile.h"

#include "support/print.h"

#include <ios>
#include <sstream>
#include <streambuf>
#include <string>
#include <utility>

using mint::RowFile;
using mint::RowFormat;

namespace {

/// A text that comes byte by byte, as from a slow pipe, with nothing to go back to; then the end, or a failure.
class Trickle : public std::streambuf
{
public:
    Trickle(std::string text, bool fails) : text_(std::move(text)), fails_(fails) {}

private:
    int_type underflow() override
    {
        if (at_ == text_.size() && fails_) throw std::ios::failure("the disk"); // as a file's buffer does
        if (at_ == text_.size()) return traits_type::eof();
        setg(&text_[at_], &text_[at_], &text_[at_] + 1);
        return traits_type::to_int_type(text_[at_++]);
    }

    std::string text_;
    std::size_t at_ = 0;
    bool fails_;
};

/// All rows as `3:name=value,name=value;`, then what went wrong.
std::string rowsOf(std::istream& in)
{
    const RowFormat format = mint::formatIn(in);
    RowFile file(in, format);
    std::string all;
    while (true) {
        const auto row = file.next();
        if (!row) return all + '!' + row.error();
        if (!*row) return all;
        all += std::to_string((*row)->line) + ':';
        for (const auto& [name, value] : (*row)->values) all.append(name).append("=").append(value).append(",");
        all += ';';
    }
}

std::string rowsOf(const std::string& text)
{
    std::istringstream in(text);
    return rowsOf(in);
}

} // namespace

/// RowFile, and the CSV reader below it.
class RowFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCsv_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("rows");
        const auto row = [](const char* name, const std::string& text, const char* rows) {
            QTest::newRow(name) << text << std::string(rows);
        };
        row("nothing", "", "");
        row("a head alone", "a,b\n", "");
        row("two rows", "a,b\n1,2\n3,4\n", "2:a=1,b=2,;3:a=3,b=4,;");
        row("no line end at the end", "a,b\n1,2", "2:a=1,b=2,;");
        row("CRLF", "a,b\r\n1,2\r\n", "2:a=1,b=2,;");
        row("a lone CR is a character", "a,b\n1\r2,3\n", "2:a=1\r2,b=3,;");
        row("a lone CR in front", "a,b\n\r1,2\n", "2:a=\r1,b=2,;");
        row("CR at the end", "a,b\r\n\r\n1,2\r", "3:a=1,b=2,;");
        row("a byte order mark",
            "\xef\xbb\xbf"
            "a\n1\n",
            "2:a=1,;");
        row("blanks around names", " a , b\n1,2\n", "2:a=1,b=2,;");
        row("blanks around values stay", "a,b\n 1 ,2\n", "2:a= 1 ,b=2,;");
        row("quotes", "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "2:a=x, y,b=say \"hi\",;");
        row("a line break in quotes", "a,b\n\"x\ny\",1\n2,3\n", "2:a=x\ny,b=1,;4:a=2,b=3,;");
        row("empty values are absent", "a,b\n,2\n\"\",3\n", "2:b=2,;3:b=3,;");
        row("a row of empty values", "a,b\n,\n", "2:;");
        row("empty lines", "a,b\n\n1,2\n\n\n3,4\n\n", "3:a=1,b=2,;6:a=3,b=4,;");
        row("a quote inside", "a,b\nx\"y,2\n", "2:a=x\"y,b=2,;");
        row("too few", "a,b\n1,2\n3\n", "2:a=1,b=2,;!line 3 has 1 values where the first line names 2 columns");
        row("too many", "a\n1,2\n", "!line 2 has 2 values where the first line names 1 columns");
        row("an open quote", "a,b\n\"1,2\n", "!line 2 holds a quote that nothing closes");
        row("behind a quote", "a,b\n\"1\"x,2\n",
            "!line 2 has something behind a closing quote: put the quotes around the whole value");
        row("a column twice", "a,b,a\n1,2,3\n", "!line 1 names a column twice");
    }
    void readsCsv()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, rows);
        QCOMPARE(rowsOf(text), rows);
    }

    void readsJsonLines_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("rows");
        const auto row = [](const char* name, const std::string& text, const char* rows) {
            QTest::newRow(name) << text << std::string(rows);
        };
        row("texts and numbers", "{\"a\":\"x\",\"b\":1}\n{\"b\":true}\n", "1:a=x,b=1,;2:b=true,;");
        row("null and empty are absent", "{\"a\":null,\"b\":\"\",\"c\":0}", "1:c=0,;");
        row("empty lines", "\n{\"a\":1}\n\n{\"a\":2}\n", "1:a=1,;3:a=2,;");
        row("a byte order mark and CRLF", "\xef\xbb\xbf{\"a\":1}\r\n{\"a\":2}\r\n", "1:a=1,;2:a=2,;");
        row("no JSON", "{\"a\":1}\n{oops}\n", "1:a=1,;!line 2 is no JSON object");
        row("a list", "{\"a\":1}\n[1]\n", "1:a=1,;!line 2 is no JSON object");
        row("a name twice", "{\"a\":1}\n{\"a\":1,\"b\":2,\"a\":3}\n", "1:a=1,;!line 2 has a name twice");
        row("a structure", "{\"a\":{\"b\":1}}\n", "!line 1 has an object or a list as a: give a text or a number");
    }
    void readsJsonLines()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, rows);
        QCOMPARE(rowsOf(text), rows);
    }

    void takesWhatTricklesIn()
    {
        Trickle trickle("a,b\r\n\r1\r2,3\r\n\r\n\"\r\n\",4\r", false);
        std::istream in(&trickle);
        QCOMPARE(rowsOf(in), std::string("2:a=\r1\r2,b=3,;4:a=\r\n,b=4,;"));
    }

    void aFailureIsNotTheEnd_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("rows");
        const auto row = [](const char* name, const std::string& text, const char* rows) {
            QTest::newRow(name) << text << std::string(rows);
        };
        row("at the start", "", "!line 1 cannot be read");
        row("in the head", "a,", "!line 1 cannot be read");
        row("between rows", "a,b\n1,2\n", "2:a=1,b=2,;!line 3 cannot be read");
        row("in a row", "a,b\n1,2\n3", "2:a=1,b=2,;!line 3 cannot be read");
        row("in quotes", "a,b\n\"1", "!line 2 cannot be read");
        row("between objects", "{\"a\":1}\n", "1:a=1,;!line 2 cannot be read");
        row("in an object", "{\"a\":1}\n{\"a\":2}", "1:a=1,;!line 2 cannot be read");
    }
    void aFailureIsNotTheEnd()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, rows);
        Trickle trickle(text, true);
        std::istream in(&trickle);
        QCOMPARE(rowsOf(in), rows + ": the disk or the connection fails there");
        QVERIFY(in.bad());
    }

    void stopsAtAValueWithoutEnd()
    {
        QCOMPARE(rowsOf("a\n\"" + std::string(200'000, 'x')), std::string("!line 2 holds a quote that nothing closes"));
        QCOMPARE(rowsOf("a\n" + std::string(200'000, 'x')), std::string("!line 2 holds a value of more than 64 KiB"));
    }
};

QTEST_APPLESS_MAIN(RowFiles)
#include "rowfile.moc"
