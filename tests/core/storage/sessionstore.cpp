#include "storage/sessionstore.h"

#include "support/print.h"

#include <memory>
#include <optional>

using base::ErrorCode;
using base::Result;
using base::Secret;
using namespace std::string_literals;

namespace {

Secret secretOf(std::string bytes) { return Secret::take(bytes); }

} // namespace

class SessionStoreTest : public QObject
{
    Q_OBJECT

    storage::SessionStore store_;
    QByteArray log_; ///< the answers in the order in which they came

    auto logged(char mark)
    {
        return [this, mark](const auto& result) { log_ += result ? mark : '!'; };
    }

private Q_SLOTS:
    void init()
    {
        store_.clear();
        log_.clear();
    }

    void answersInTurnAndNeverBeforeTheCallReturns()
    {
        const auto write = store_.write("a", secretOf("one"), logged('w'));
        const auto read = store_.read("a", logged('r'));
        const auto list = store_.list(logged('l'));
        const auto remove = store_.remove("a", logged('d'));
        const auto gone = store_.read("a", logged('x'));
        QVERIFY(log_.isEmpty());
        QTRY_COMPARE(log_, QByteArray("wrld!"));
    }

    void givesBackWhatItKeeps()
    {
        std::optional<std::string> bytes;
        std::vector<std::string> names;
        const auto first = store_.write("b", secretOf("old"), logged('w'));
        const auto second = store_.write("b", secretOf("new\0x"s), logged('w'));
        const auto third = store_.write("a", secretOf(""), logged('w'));
        const auto read = store_.read("b", [&](Result<Secret> secret) { bytes = secret.value().reveal(); });
        const auto list = store_.list([&](const auto& result) { names = result.value(); });
        QTRY_COMPARE(log_, QByteArray("www"));
        QTRY_VERIFY(!names.empty());
        QCOMPARE(bytes.value(), "new\0x"s);
        QVERIFY((names == std::vector<std::string>{"a", "b"}));
    }

    void saysWhichEntryIsAbsent()
    {
        std::optional<base::Error> error;
        const auto read = store_.read("nobody", [&](const Result<Secret>& secret) { error = secret.error(); });
        const auto remove = store_.remove("nobody", logged('d'));
        QTRY_VERIFY(error.has_value());
        QVERIFY((*error == base::Error{ErrorCode::SecretAbsent, "nobody"}));
        QTRY_COMPARE(log_, QByteArray("d"));
    }

    void dropsTheAnswerWithItsRequest()
    {
        {
            const auto dropped = store_.list(logged('x'));
        }
        const auto kept = store_.list(logged('k'));
        QTRY_COMPARE(log_, QByteArray("k"));
    }

    void mayLoseItsRequestInsideTheAnswer()
    {
        auto request = std::make_unique<base::Request>();
        *request = store_.list([&](const auto&) {
            request.reset();
            log_ += 'k';
        });
        QTRY_COMPARE(log_, QByteArray("k"));
    }
};

QTEST_GUILESS_MAIN(SessionStoreTest)
#include "sessionstore.moc"
