#include "keychain/keychainstore.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <optional>

using base::ErrorCode;
using base::Result;
using base::Secret;
using keychain::KeychainStore;

// Runs in a session with a real keychain, which tests/support/keyrings.py makes.
namespace {

constexpr int deadline = 20'000; // milliseconds, for anything that the machine has to get done

Secret secret(std::string text) { return Secret::take(text); }

/// An answer that comes later.
template <typename T>
struct Awaited
{
    std::optional<Result<T>> result;

    base::Answer<T> answer()
    {
        return [this](Result<T> came) { result.emplace(std::move(came)); };
    }
    bool came()
    {
        return QTest::qWaitFor([this] { return result.has_value(); }, deadline);
    }
};

/// What is wrong, for a test's message; empty when nothing is.
template <typename T>
QByteArray complaint(Awaited<T>& awaited)
{
    if (!awaited.came()) return "no answer";
    return *awaited.result ? QByteArray() : QByteArray::fromStdString(base::describe(awaited.result->error()));
}

void write(KeychainStore& store, const std::string& name, const std::string& bytes)
{
    Awaited<void> written;
    const base::Request request = store.write(name, secret(bytes), written.answer());
    const QByteArray wrong = complaint(written);
    QVERIFY2(wrong.isEmpty(), wrong);
}

void expect(KeychainStore& store, const std::string& name, const std::string& bytes)
{
    Awaited<Secret> kept;
    const base::Request request = store.read(name, kept.answer());
    const QByteArray wrong = complaint(kept);
    QVERIFY2(wrong.isEmpty(), wrong);
    QVERIFY((*kept.result)->reveal() == bytes);
}

void expectAbsent(KeychainStore& store, const std::string& name)
{
    Awaited<Secret> kept;
    const base::Request request = store.read(name, kept.answer());
    QVERIFY(kept.came());
    QVERIFY(!*kept.result);
    QCOMPARE(kept.result->error().code, ErrorCode::SecretAbsent);
    QCOMPARE(kept.result->error().detail, name);
}

void remove(KeychainStore& store, const std::string& name)
{
    Awaited<void> removed;
    const base::Request request = store.remove(name, removed.answer());
    const QByteArray wrong = complaint(removed);
    QVERIFY2(wrong.isEmpty(), wrong);
}

std::vector<std::string> names(KeychainStore& store)
{
    Awaited<std::vector<std::string>> listed;
    const base::Request request = store.list(listed.answer());
    if (const QByteArray wrong = complaint(listed); !wrong.isEmpty()) return {wrong.toStdString()};
    std::vector<std::string> found = **listed.result;
    std::sort(found.begin(), found.end());
    return found;
}

std::string everyByte()
{
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
    return bytes;
}

/// The keychain's own process, stopped while this lives: a service that does not answer.
class Frozen
{
public:
    Frozen() : pid_(qEnvironmentVariableIntValue("CALLSIGN_TEST_DAEMON")) { kill(pid_, SIGSTOP); }
    ~Frozen() { thaw(); }
    Frozen(const Frozen&) = delete;
    Frozen& operator=(const Frozen&) = delete;
    void thaw() const { kill(pid_, SIGCONT); }

private:
    int pid_;
};

const keychain::Manners hasty{.deadline = std::chrono::milliseconds{300}};

} // namespace

class KeychainStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItKept_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::newRow("a secret") << std::string("s3cr3t of an app");
        QTest::newRow("every byte") << everyByte();
        QTest::newRow("64 KiB") << std::string(65536, 'x');
    }
    void givesBackWhatItKept()
    {
        QFETCH(const std::string, bytes);
        KeychainStore store;
        write(store, "one", bytes);
        expect(store, "one", bytes);
        remove(store, "one");
    }

    void replacesAnEarlierEntry()
    {
        KeychainStore store;
        write(store, "one", "first");
        write(store, "one", "second");
        expect(store, "one", "second");
        QCOMPARE(names(store), std::vector<std::string>{"one"});
        remove(store, "one");
    }

    void saysThatAnEntryIsAbsent()
    {
        KeychainStore store;
        expectAbsent(store, "nobody");
    }

    void removesAnEntryAndDoesNotMindItsAbsence()
    {
        KeychainStore store;
        write(store, "one", "first");
        remove(store, "one");
        expectAbsent(store, "one");
        remove(store, "one");
    }

    void listsTheNames()
    {
        KeychainStore store;
        QCOMPARE(names(store), std::vector<std::string>());
        write(store, "two", "2");
        write(store, "one", "1");
        QCOMPARE(names(store), (std::vector<std::string>{"one", "two"}));
        remove(store, "one");
        remove(store, "two");
    }

    void outlivesTheStore()
    {
        {
            KeychainStore store;
            write(store, "one", "first");
        }
        KeychainStore later;
        expect(later, "one", "first");
        remove(later, "one");
    }

    void answersInOrderAndNeverAtOnce()
    {
        KeychainStore store;
        std::string order;
        const base::Request w = store.write("one", secret("1"), [&](const Result<void>& r) { order += r ? 'w' : '-'; });
        const base::Request r = store.read("one", [&](const Result<Secret>& s) { order += s ? 'r' : '-'; });
        const base::Request d = store.remove("one", [&](const Result<void>& s) { order += s ? 'd' : '-'; });
        QVERIFY(order.empty());
        QTRY_COMPARE_WITH_TIMEOUT(order, std::string("wrd"), deadline);
    }

    void staysSilentToWhoeverIsGone()
    {
        KeychainStore store;
        bool called = false;
        {
            const base::Request dropped = store.read("one", [&](const Result<Secret>&) { called = true; });
        }
        expectAbsent(store, "another");
        QVERIFY(!called);
    }

    void mayAskAgainFromAnAnswer()
    {
        KeychainStore store;
        base::Request request;
        Awaited<Secret> second;
        request = store.read("one", [&](const Result<Secret>&) { request = store.read("two", second.answer()); });
        QVERIFY(second.came());
    }

    void endsWithinItsDeadlineWhenTheServiceDoesNotAnswer()
    {
        KeychainStore store(hasty);
        write(store, "one", "first");
        const Frozen frozen;
        QElapsedTimer timer;
        timer.start();
        Awaited<Secret> read;
        const base::Request request = store.read("one", read.answer());
        QVERIFY(read.came());
        QVERIFY(!*read.result);
        QCOMPARE(read.result->error().code, ErrorCode::KeychainSilent);
        QVERIFY(timer.elapsed() < 3000);
        frozen.thaw();
        remove(store, "one");
    }

    void worksAgainWhenAnAbandonedJobHasComeBack()
    {
        KeychainStore store(hasty);
        write(store, "one", "first");
        Awaited<void> lost;
        base::Request request;
        {
            const Frozen frozen;
            request = store.write("one", secret("second"), lost.answer());
            QVERIFY(lost.came());
            QVERIFY(!*lost.result);
        }
        Awaited<Secret> kept;
        const auto answered = [&] {
            kept.result.reset();
            request = store.read("one", kept.answer());
            return kept.came() && kept.result->has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(answered(), deadline);
        remove(store, "one");
    }

    void canBeDroppedInTheMiddle()
    {
        bool called = false;
        for (int pause = 0; pause < 40; ++pause) {
            KeychainStore store;
            base::Request request = store.write("one", secret("1"), [&](const Result<void>&) { called = true; });
            for (int turn = 0; turn < pause && !called; ++turn)
                QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
            if (called) break; // it was answered in time: later pauses would be as well
            request.cancel();
            QCoreApplication::processEvents();
            QVERIFY(!called);
        }
        KeychainStore store;
        remove(store, "one");
    }
};

QTEST_GUILESS_MAIN(KeychainStoreTest)
#include "keychainstore.moc"
