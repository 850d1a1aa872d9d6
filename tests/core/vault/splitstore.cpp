#include "vault/splitstore.h"

#include "storage/sessionstore.h"

#include <QTest>

using base::ErrorCode;
using base::Result;
using base::Secret;
using storage::SessionStore;
using vault::SplitStore;

namespace {

constexpr std::size_t largest = 32;

/// A store in memory that is seen from both sides.
struct World
{
    SessionStore* inner = new SessionStore;
    SplitStore store{std::unique_ptr<vault::SecretStore>(inner), largest};
};

std::string text(std::size_t length)
{
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>('a' + i % 26);
    return bytes;
}

void write(vault::SecretStore& store, std::string bytes)
{
    std::optional<Result<void>> answer;
    const base::Request request =
        store.write("one", Secret::take(bytes), [&](const Result<void>& result) { answer = result; });
    QTRY_VERIFY(answer);
    QVERIFY(*answer);
}

Result<std::string> read(vault::SecretStore& store, const std::string& name = "one")
{
    std::optional<Result<std::string>> answer;
    const base::Request request = store.read(name, [&](const Result<Secret>& secret) {
        answer = secret ? Result<std::string>(std::string(secret->reveal())) : tl::unexpected(secret.error());
    });
    return QTest::qWaitFor([&] { return answer.has_value(); }) ? *answer : Result<std::string>("no answer");
}

void remove(vault::SecretStore& store, const std::string& name = "one")
{
    std::optional<Result<void>> answer;
    const base::Request request = store.remove(name, [&](const Result<void>& result) { answer = result; });
    QTRY_VERIFY(answer);
    QVERIFY(*answer);
}

std::vector<std::string> names(vault::SecretStore& store)
{
    std::optional<Result<std::vector<std::string>>> answer;
    const base::Request request = store.list([&](const auto& result) { answer = result; });
    return QTest::qWaitFor([&] { return answer.has_value(); }) ? **answer : std::vector<std::string>{"no answer"};
}

} // namespace

class SplitStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItKept_data()
    {
        QTest::addColumn<std::size_t>("length");
        QTest::addColumn<std::size_t>("entries"); // of the inner store
        QTest::newRow("nothing") << std::size_t{0} << std::size_t{1};
        QTest::newRow("the largest that fits") << largest - 1 << std::size_t{1};
        QTest::newRow("one more") << largest << std::size_t{2};
        QTest::newRow("two parts") << largest + 1 << std::size_t{3};
        QTest::newRow("many parts") << 10 * largest << std::size_t{11};
    }
    void givesBackWhatItKept()
    {
        QFETCH(const std::size_t, length);
        QFETCH(const std::size_t, entries);
        World world;
        write(world.store, text(length));
        QCOMPARE(*read(world.store), text(length));
        QCOMPARE(names(*world.inner).size(), entries);
        QCOMPARE(names(world.store), std::vector<std::string>{"one"});
    }

    void leavesNothingOfAnEarlierEntry()
    {
        World world;
        for (const std::size_t length : {100U, 200U, 3U, 70U, 3U}) {
            write(world.store, text(length));
            QCOMPARE(*read(world.store), text(length));
        }
        QCOMPARE(names(*world.inner).size(), std::size_t{1});
    }

    void removesAllParts()
    {
        World world;
        write(world.store, text(100));
        remove(world.store);
        QVERIFY(names(*world.inner).empty());
        remove(world.store);
    }

    void saysThatAnEntryIsAbsent()
    {
        World world;
        QCOMPARE(read(world.store).error().code, ErrorCode::SecretAbsent);
    }

    void saysThatAnEntryIsAbsentWhenOneOfItsPartsIs()
    {
        World world;
        write(world.store, text(100));
        remove(*world.inner, "one/1/2");
        const Result<std::string> kept = read(world.store);
        QVERIFY(!kept);
        QCOMPARE(kept.error(), (base::Error{ErrorCode::SecretAbsent, "one"}));
    }

    void keepsTheEarlierEntryWhenAWriteEndsHalfWay()
    {
        World world;
        write(world.store, text(100));
        std::string longer = text(200);
        base::Request request = world.store.write("one", Secret::take(longer), [](const Result<void>&) {});
        for (int turn = 0; turn < 3; ++turn) QCoreApplication::processEvents();
        request.cancel();
        QCOMPARE(*read(world.store), text(100));
    }
};

QTEST_GUILESS_MAIN(SplitStoreTest)
#include "splitstore.moc"
