#include "storage/processlock.h"

#include "support/print.h"

#include <QFile>
#include <QTemporaryDir>

using base::ErrorCode;
using base::Request;
using base::Result;
using storage::Lock;
using namespace std::chrono_literals;

class ProcessLockTest : public QObject
{
    Q_OBJECT

    QTemporaryDir folder_;

    static Result<Lock> taken(const QString& path, std::chrono::milliseconds patience = 10s)
    {
        std::optional<Result<Lock>> answer;
        const Request request =
            storage::takeLock(path, patience, [&answer](Result<Lock> lock) { answer = std::move(lock); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000)) qFatal("no answer");
        return std::move(*answer);
    }

private Q_SLOTS:
    void standsBesideTheProfilesUnderTheirId()
    {
        QCOMPARE(storage::lockPathFor("/a/profiles.json", "../b"), QString("/a/..%2Fb.tokens.lock"));
    }

    void oneHoldsItAtATime()
    {
        const QString path = folder_.filePath("a.lock");
        Result<Lock> first = taken(path);
        QVERIFY(first.has_value());
        const Result<Lock> second = taken(path, 50ms);
        QCOMPARE(static_cast<int>(second.error().code), static_cast<int>(ErrorCode::FileBusy));
        first->reset();
        QVERIFY(taken(path).has_value());
    }

    void aLivingHolderIsNotRobbedHoweverLongItTakes()
    {
        const QString path = folder_.filePath("b.lock");
        const Result<Lock> first = taken(path);
        QVERIFY(first.has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime));
        QVERIFY(!taken(path, 100ms).has_value());
    }

    void anEmptyFileOfAKilledProcessIsInNobodysWay()
    {
        const QString path = folder_.filePath("c.lock");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-5), QFileDevice::FileModificationTime));
        file.close();
        QVERIFY(taken(path, 1s).has_value());
    }

    void makesItsFolderAndSaysWhenItCannot()
    {
        QVERIFY(taken(folder_.filePath("new/folder/d.lock")).has_value());
        const Result<Lock> refused = taken("/proc/nowhere/e.lock");
        QCOMPARE(static_cast<int>(refused.error().code), static_cast<int>(ErrorCode::FileUnwritable));
    }

    void aDroppedRequestTakesNothing()
    {
        const QString path = folder_.filePath("f.lock");
        {
            const Request request = storage::takeLock(path, 1s, [](const Result<Lock>&) { QFAIL("it was dropped"); });
        }
        QVERIFY(taken(path).has_value());
    }
};

QTEST_GUILESS_MAIN(ProcessLockTest)
#include "processlock.moc"
