#include "vault/bundle.h"

#include "support/freedmemory.h"
#include "support/print.h"

using namespace std::string_literals;
using vault::Bundle;

namespace {

base::Secret secretOf(std::string bytes) { return base::Secret::take(bytes); }

} // namespace

class BundleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEachSecretAsTwoNetstrings()
    {
        Bundle bundle;
        QVERIFY(bundle.isEmpty());
        QVERIFY(bundle.bytes().isEmpty());
        bundle.set("secret", secretOf("abc"));
        QCOMPARE(bundle.bytes().reveal(), "6:secret,3:abc,"s);
        bundle.set("token", secretOf(""));
        QCOMPARE(bundle.bytes().reveal(), "6:secret,3:abc,5:token,0:,"s);
    }

    void givesBackWhatItKept()
    {
        Bundle bundle;
        bundle.set("secret", secretOf("a\0,:\xff\n"s));
        bundle.set("token", secretOf(std::string(100'000, 'x')));
        const auto again = Bundle::parse(bundle.bytes().reveal());
        QVERIFY(again.has_value());
        QCOMPARE(again->find("secret")->reveal(), "a\0,:\xff\n"s);
        QCOMPARE(again->find("token")->size(), std::size_t{100'000});
        QVERIFY(again->find("other") == nullptr);
        QVERIFY(Bundle::parse("")->isEmpty());
    }

    void replacesASecretOfTheSameName()
    {
        Bundle bundle;
        bundle.set("secret", secretOf("one"));
        bundle.set("token", secretOf("two"));
        bundle.set("secret", secretOf("three"));
        QCOMPARE(bundle.bytes().reveal(), "6:secret,5:three,5:token,3:two,"s);
    }

    void refusesBytesThatAreSomethingElse_data()
    {
        QTest::addColumn<std::string>("bytes");
        for (const char* const bytes :
             {"s3cret", "6:secret,", "6:secret,3:abc", "6:secret,3:ab,", "6:secret,3:abcd,", "6:secret,03:abc,",
              "6:secret,-3:abc,", "6:secret,99999999999999999999:abc,", "6:secret,18446744073709551615:a,",
              "6:secret,3:abc,x", "1:a,1:x,1:a,1:y,", ":", "0", "0:", " 6:secret,3:abc,", "6;secret,3:abc,"})
            QTest::newRow(bytes) << std::string(bytes);
    }
    void refusesBytesThatAreSomethingElse()
    {
        QFETCH(const std::string, bytes);
        QVERIFY(!Bundle::parse(bytes).has_value());
    }

    void leavesNoCopyInFreedMemory()
    {
        constexpr std::string_view marker = "a-secret-in-a-bundle-of-secrets";
        const support::FreedMemory freed(marker);
        {
            Bundle bundle;
            for (const char* const name : {"a", "b", "c", "d", "e"}) {
                std::string bytes(marker);
                bundle.set(name, base::Secret::take(bytes));
            }
            const base::Secret bytes = bundle.bytes();
            const auto again = Bundle::parse(bytes.reveal());
            QVERIFY(again.has_value());
        }
        QCOMPARE(freed.leaks(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(BundleTest)
#include "bundle.moc"
