#include "base/secret.h"

#include "support/freedmemory.h"
#include "support/print.h"

#include <array>
#include <memory>
#include <new>
#include <type_traits>

using base::Secret;
using namespace std::string_literals;

namespace {

constexpr std::string_view shortBytes = "p4ssw0rd-abc"; // fits into a std::string's own buffer
constexpr std::string_view longBytes = "a-secret-that-is-longer-than-any-small-string-buffer";

Secret secretOf(std::string_view bytes)
{
    std::string copy(bytes);
    return Secret::take(copy);
}

/// Whether the object itself holds the short bytes; C++ lets us look. (Emptying a string overwrites its first byte
/// alone, so that one does not count.)
bool holdsShortBytes(const Secret& object)
{
    const std::string_view storage(reinterpret_cast<const char*>(&object), sizeof object);
    return storage.find(shortBytes.substr(1)) != std::string_view::npos;
}

} // namespace

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, std::string> && !std::is_convertible_v<Secret, std::string_view>);
static_assert(!std::is_constructible_v<Secret, std::string>, "only take() makes one, since it empties its source");

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheBytesAndLeavesTheSourceEmpty()
    {
        std::string source = "bytes\0with NUL"s;
        const Secret secret = Secret::take(source);
        QCOMPARE(secret.reveal(), "bytes\0with NUL"s);
        QCOMPARE(secret.size(), std::size_t{14});
        QVERIFY(!secret.isEmpty());
        QVERIFY(source.empty());
    }

    void isEmptyAtFirst()
    {
        QVERIFY(Secret().isEmpty());
        QCOMPARE(Secret().size(), std::size_t{0});
        QVERIFY(secretOf("").isEmpty());
    }

    void wipesATextInPlace_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::newRow("short") << std::string(shortBytes);
        QTest::newRow("long") << std::string(longBytes);
        QTest::newRow("empty") << ""s;
    }
    void wipesATextInPlace()
    {
        QFETCH(std::string, bytes);
        const char* const at = bytes.data();
        const std::size_t size = bytes.size();
        base::wipe(bytes);
        QVERIFY(bytes.empty());
        QCOMPARE(static_cast<const void*>(bytes.data()), static_cast<const void*>(at)); // nothing was moved away
        for (std::size_t i = 0; i < size; ++i) QCOMPARE(at[i], '\0');
    }

    void wipesWhatALongerTextLeftBehind()
    {
        std::string text(longBytes);
        const char* const at = text.data();
        text.resize(3);
        base::wipe(text);
        QVERIFY(std::string_view(at, longBytes.size()).find_first_not_of('\0') == std::string_view::npos);
    }

    void takingOverwritesTheSource()
    {
        std::string source(longBytes);
        const char* const at = source.data();
        const Secret secret = Secret::take(source);
        QCOMPARE(static_cast<const void*>(source.data()), static_cast<const void*>(at));
        QVERIFY(std::string_view(at, longBytes.size()).find_first_not_of('\0') == std::string_view::npos);
    }

    void clonesAreIndependent()
    {
        Secret original = secretOf(longBytes);
        const Secret copy = original.clone();
        original = Secret();
        QCOMPARE(copy.reveal(), longBytes);
        QVERIFY(original.isEmpty());
    }

    void leavesNothingInAnObjectThatWasMovedFrom()
    {
        Secret source = secretOf(shortBytes);
        QVERIFY(holdsShortBytes(source)); // it does stand in the object itself
        const Secret target = std::move(source);
        QCOMPARE(target.reveal(), shortBytes);
        QVERIFY(!holdsShortBytes(source));
        QVERIFY(source.isEmpty()); // NOLINT(bugprone-use-after-move): what is left is the point
    }

    void leavesNothingInAnObjectThatWasAssignedFrom()
    {
        for (const std::string_view before : {std::string_view(), std::string_view("other-one"), longBytes}) {
            Secret source = secretOf(shortBytes);
            Secret target = secretOf(before);
            target = std::move(source);
            QCOMPARE(target.reveal(), shortBytes);
            QVERIFY(!holdsShortBytes(source));
            QVERIFY(source.isEmpty()); // NOLINT(bugprone-use-after-move)
        }
    }

    void survivesBeingAssignedToItself()
    {
        Secret secret = secretOf(longBytes);
        Secret& same = secret;
        secret = std::move(same);
        QCOMPARE(secret.reveal(), longBytes);
    }

    void leavesNothingInItsPlaceWhenItEnds()
    {
        alignas(Secret) std::array<char, sizeof(Secret)> place{};
        auto* const secret = new (place.data()) Secret(secretOf(shortBytes));
        QVERIFY(holdsShortBytes(*secret));
        std::destroy_at(secret);
        QVERIFY(std::string_view(place.data(), place.size()).find(shortBytes.substr(1)) == std::string_view::npos);
    }

    void givesNoMemoryBackUnwiped()
    {
        const support::FreedMemory freed(longBytes);
        {
            std::string source(longBytes);
            Secret first = Secret::take(source);
            Secret second = first.clone();
            first = std::move(second);
            const Secret third = std::move(first);
            second = third.clone();
            second = secretOf("short");
        }
        QCOMPARE(freed.leaks(), std::size_t{0});
    }

    void theWatchOnFreedMemorySeesAnUnwipedBlock()
    {
        const support::FreedMemory freed(longBytes);
        std::make_unique<std::string>(longBytes).reset();
        QCOMPARE(freed.leaks(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(SecretTest)
#include "secret.moc"
