#include "base/result.h"

#include "support/print.h"

using namespace std::string_literals;

class ResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongWhereAndWhatToDo()
    {
        QCOMPARE(base::describe({base::ErrorCode::FileUnreadable, "a.env"}),
                 "cannot read a.env: check that it exists and may be read"s);
        QCOMPARE(base::describe({base::ErrorCode::FileTooLarge, "a.env"}),
                 "a.env is too large: a key, a token or an env file is expected"s);
    }
};

QTEST_APPLESS_MAIN(ResultTest)
#include "result.moc"
