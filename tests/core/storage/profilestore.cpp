#include "storage/profilestore.h"

#include "storage/processlock.h"
#include "storage/sessionstore.h"
#include "support/print.h"
#include "vault/bundle.h"

#include <QTemporaryDir>
#include <QTimer>

#include <set>

using base::Answer;
using base::Error;
using base::ErrorCode;
using base::Request;
using base::Result;
using base::Secret;
using vault::Profile;
using vault::Profiles;
using namespace std::string_literals;

namespace {

Secret secretOf(std::string bytes) { return Secret::take(bytes); }

/// The keychain at the boundary: keeps in memory, and refuses what it is told to.
class FakeStore : public vault::SecretStore
{
public:
    storage::SessionStore inner;
    std::optional<Error> readError;
    std::optional<Error> removeError;
    std::optional<Error> writeError; ///< the next write stores the bytes all the same
    int waiting = 0;                 ///< questions that get no answer while `silent`
    bool silent = false;
    std::function<void()> onWrite; ///< called when one has begun

    Request read(const std::string& name, Answer<Secret> answer) override
    {
        if (silent) return unanswered();
        return inner.read(name, [this, answer](Result<Secret> result) {
            answer(readError ? Result<Secret>(tl::unexpected(*readError)) : std::move(result));
        });
    }
    Request write(const std::string& name, Secret bytes, Answer<void> answer) override
    {
        const auto error = std::exchange(writeError, std::nullopt);
        if (onWrite) QTimer::singleShot(0, onWrite);
        return inner.write(name, std::move(bytes), [error, answer](const Result<void>&) {
            answer(error ? Result<void>(tl::unexpected(*error)) : Result<void>());
        });
    }
    Request remove(const std::string& name, Answer<void> answer) override
    {
        if (!removeError) return inner.remove(name, std::move(answer));
        return inner.list([error = *removeError, answer](const auto&) { answer(tl::unexpected(error)); });
    }
    Request list(Answer<std::vector<std::string>> answer) override { return inner.list(std::move(answer)); }

private:
    Request unanswered()
    {
        ++waiting;
        return Request([this] { --waiting; });
    }
};

} // namespace

class ProfileStoreTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<storage::ProfileFile> file_;
    std::unique_ptr<FakeStore> secrets_;
    std::unique_ptr<storage::ProfileStore> store_;
    const Profile dev_{.id = "1", .name = "Dev", .kind = vault::Kind::Video, .key = "k"};

    /// Waits for the answer to one question.
    template <typename T, typename Ask>
    Result<T> answered(Ask ask)
    {
        std::optional<Result<T>> result;
        const Request request = ask([&](Result<T> answer) { result = std::move(answer); });
        if (result) qFatal("answered before the call returned");
        if (!QTest::qWaitFor([&] { return result.has_value(); })) qFatal("no answer");
        return *std::move(result);
    }
    Result<void> save(const Profile& profile, std::optional<Secret> secret)
    {
        return answered<void>([&](auto answer) { return store_->save(profile, std::move(secret), std::move(answer)); });
    }
    Result<void> remove(const std::string& id)
    {
        return answered<void>([&](auto answer) { return store_->remove(id, std::move(answer)); });
    }
    /// The bytes of an entry; `-` when there is none.
    std::string entry(const std::string& name)
    {
        const auto bytes = answered<Secret>([&](auto answer) { return secrets_->inner.read(name, std::move(answer)); });
        return bytes ? std::string(bytes->reveal()) : "-";
    }
    std::size_t profilesInFile() const { return file_->load()->all().size(); }
    void breakFile() const // a folder where the file should be: it can be neither read nor written
    {
        QVERIFY(QDir().mkpath(file_->path()));
    }

private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        file_ = std::make_unique<storage::ProfileFile>(folder_->filePath("profiles.json"));
        secrets_ = std::make_unique<FakeStore>();
        store_ = std::make_unique<storage::ProfileStore>(*file_, *secrets_);
    }

    void keepsProfileAndSecret()
    {
        QVERIFY(save(dev_, secretOf("s3cret")).has_value());
        QCOMPARE(entry("1"), "6:secret,6:s3cret,"s);
        QCOMPARE(file_->load()->all().front(), dev_);
        const auto secret = answered<Secret>([&](auto answer) { return store_->secretOf("1", std::move(answer)); });
        QCOMPARE(secret->reveal(), "s3cret"s);
    }

    void changesAProfileWithoutTouchingItsSecret()
    {
        QVERIFY(save(dev_, secretOf("s3cret")).has_value());
        secrets_->silent = true; // would never answer
        Profile renamed = dev_;
        renamed.name = "Renamed";
        QVERIFY(save(renamed, std::nullopt).has_value());
        QCOMPARE(file_->load()->all().front(), renamed);
    }

    void keepsTheOtherSecretsOfTheEntry()
    {
        QVERIFY(answered<void>([&](auto answer) {
                    return secrets_->write("1", secretOf("5:token,2:tt,6:secret,3:old,"), std::move(answer));
                }).has_value());
        QVERIFY(save(dev_, secretOf("new")).has_value());
        QCOMPARE(entry("1"), "5:token,2:tt,6:secret,3:new,"s);
    }

    void savesNothingWhenTheSecretIsRefused_data()
    {
        QTest::addColumn<bool>("onRead");
        QTest::newRow("when it is read") << true;
        QTest::newRow("when it is written") << false;
    }
    void savesNothingWhenTheSecretIsRefused()
    {
        QFETCH(const bool, onRead);
        const Error locked{ErrorCode::KeychainLocked, {}};
        (onRead ? secrets_->readError : secrets_->writeError) = locked;
        QVERIFY(save(dev_, secretOf("s3cret")).error() == locked);
        QCOMPARE(profilesInFile(), std::size_t{0});
    }

    void takesBackASecretThatDidNotReadBack()
    {
        secrets_->writeError = Error{ErrorCode::SecretNotKept, "1"};
        QVERIFY(save(dev_, secretOf("s3cret")).error().code == ErrorCode::SecretNotKept);
        QCOMPARE(entry("1"), "-"s);
        QCOMPARE(profilesInFile(), std::size_t{0});
    }

    void takesTheSecretBackWhenTheFileCannotBeWritten()
    {
        breakFile();
        QVERIFY(save(dev_, secretOf("s3cret")).error().code == ErrorCode::FileUnreadable);
        QCOMPARE(entry("1"), "-"s);
    }

    void putsTheEarlierSecretBackWhenTheFileCannotBeWritten()
    {
        QVERIFY(save(dev_, secretOf("old")).has_value());
        QVERIFY(QFile::remove(file_->path()));
        breakFile();
        QVERIFY(!save(dev_, secretOf("new")).has_value());
        QCOMPARE(entry("1"), "6:secret,3:old,"s);
    }

    void removesTheSecretAndThenTheProfile()
    {
        QVERIFY(save(dev_, secretOf("s3cret")).has_value());
        QVERIFY(remove("1").has_value());
        QCOMPARE(entry("1"), "-"s);
        QCOMPARE(profilesInFile(), std::size_t{0});
    }

    void keepsTheProfileWhenItsSecretCannotBeRemoved()
    {
        QVERIFY(save(dev_, secretOf("s3cret")).has_value());
        secrets_->removeError = Error{ErrorCode::KeychainDenied, {}};
        QVERIFY(remove("1").error().code == ErrorCode::KeychainDenied);
        QCOMPARE(profilesInFile(), std::size_t{1});
    }

    void savesNothingUnderANameThatAnotherProcessTook()
    {
        Profile other = dev_;
        other.id = "2";
        QVERIFY(save(other, std::nullopt).has_value());
        QCOMPARE(save(dev_, secretOf("s3cret")).error(), (Error{ErrorCode::ProfileExists, "Dev"}));
        QCOMPARE(entry("1"), "-"s);
        QCOMPARE(profilesInFile(), std::size_t{1});
    }

    void takesTheSecretAwayFromAPublicClient()
    {
        QVERIFY(save(dev_, secretOf("s3cret")).has_value());
        Profile open = dev_;
        open.publicClient = true;
        QVERIFY(save(open, std::nullopt).has_value());
        QCOMPARE(entry("1"), "-"s);
        QCOMPARE(file_->load()->all().front(), open);
    }

    void needsNoKeychainForAPublicClient()
    {
        secrets_->silent = true; // would never answer
        secrets_->removeError = Error{ErrorCode::KeychainNoBus, {}};
        Profile open = dev_;
        open.publicClient = true;
        QVERIFY(save(open, std::nullopt).has_value());
        open.name = "Renamed";
        QVERIFY(save(open, std::nullopt).has_value());
        QVERIFY(remove("1").has_value());
        QCOMPARE(profilesInFile(), std::size_t{0});
    }

    void removesThePublicClientWithItsTokens()
    {
        Profile open = dev_;
        open.publicClient = true;
        QVERIFY(save(open, std::nullopt).has_value());
        const auto tokens = answered<void>(
            [&](auto answer) { return secrets_->write("1", secretOf("6:access,1:a,"), std::move(answer)); });
        QVERIFY(tokens.has_value());
        secrets_->removeError = Error{ErrorCode::KeychainLocked, {}};
        QCOMPARE(static_cast<int>(remove("1").error().code), static_cast<int>(ErrorCode::KeychainLocked));
        QCOMPARE(profilesInFile(), std::size_t{1});
        secrets_->removeError.reset();
        QVERIFY(remove("1").has_value());
        QCOMPARE(entry("1"), "-"s);
        QCOMPARE(profilesInFile(), std::size_t{0});
    }

    void waitsForASessionThatIsAtWorkWithTheEntry_data()
    {
        QTest::addColumn<bool>("removes");
        QTest::newRow("save") << false;
        QTest::newRow("remove") << true;
    }
    void waitsForASessionThatIsAtWorkWithTheEntry()
    {
        QFETCH(const bool, removes);
        QVERIFY(save(dev_, secretOf("s3cret")).has_value());
        const auto take = [this](std::chrono::milliseconds patience) {
            return answered<storage::Lock>([&](auto answer) {
                return storage::takeLock(storage::lockPathFor(file_->path(), "1"), patience, std::move(answer));
            });
        };
        Result<storage::Lock> session = take(std::chrono::seconds(5));
        QVERIFY(session.has_value());
        bool done = false;
        const auto end = [&](const Result<void>& result) { done = result.has_value(); };
        const Request request = removes ? store_->remove("1", end) : store_->save(dev_, secretOf("other"), end);
        QVERIFY(!take(std::chrono::milliseconds(100))); // as long as this tried, the other one could have
        QVERIFY(!done);
        QCOMPARE(entry("1"), "6:secret,6:s3cret,"s);
        session->reset();
        QTRY_VERIFY(done);
        QCOMPARE(entry("1"), removes ? "-"s : "6:secret,5:other,"s);
        QVERIFY(take(std::chrono::seconds(5)).has_value()); // and it is given back
    }

    void forgetsAProfileWhoseSecretIsOutOfReach()
    {
        QVERIFY(save(dev_, secretOf("s3cret")).has_value());
        QVERIFY(store_->forget("1").has_value());
        QCOMPARE(profilesInFile(), std::size_t{0});
        QCOMPARE(entry("1"), "6:secret,6:s3cret,"s);
    }

    void saysThatAnEntryHoldsNoSecret()
    {
        for (const char* const bytes : {"", "5:token,2:tt,", "something else"}) {
            QVERIFY(answered<void>([&](auto answer) {
                        return secrets_->write("1", secretOf(bytes), std::move(answer));
                    }).has_value());
            const auto secret = answered<Secret>([&](auto answer) { return store_->secretOf("1", std::move(answer)); });
            QVERIFY((secret.error() == Error{ErrorCode::SecretAbsent, "1"}));
        }
    }

    void dropsTheAnswerInTheMiddle()
    {
        bool answered = false;
        secrets_->silent = true;
        {
            const Request request = store_->save(dev_, secretOf("s3cret"), [&](const auto&) { answered = true; });
            QTRY_COMPARE(secrets_->waiting, 1);
        }
        QCOMPARE(secrets_->waiting, 0); // a prompt that waited has been taken back
        {
            secrets_->silent = false;
            Request request;
            secrets_->onWrite = [&request] { request.cancel(); };
            request = store_->save(dev_, secretOf("s3cret"), [&](const auto&) { answered = true; });
            QTRY_COMPARE(entry("1"), "6:secret,6:s3cret,"s); // the reading is answered; the writing was dropped
        }
        for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
        QVERIFY(!answered);
        QCOMPARE(profilesInFile(), std::size_t{0});
    }

    void mayLoseItsRequestInsideTheAnswer()
    {
        bool answered = false;
        Request request;
        request = store_->save(dev_, secretOf("s3cret"), [&](const auto&) {
            request.cancel();
            answered = true;
        });
        QTRY_VERIFY(answered);
    }
};

QTEST_GUILESS_MAIN(ProfileStoreTest)
#include "profilestore.moc"
