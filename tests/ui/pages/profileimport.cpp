#include "pages/profileimport.h"

#include "support/print.h"
#include "ui/pages/credentialspage.h"

#include <QFile>
#include <QSignalSpy>

using support::CredentialsScene;

namespace {

struct Import : CredentialsScene
{
    /// Imports a file with that content and waits until it is done.
    QString run(const QString& name, const QByteArray& content)
    {
        QFile out(world.folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(name));
        out.write(content);
        out.close();
        ui::ProfileImport import(world.book);
        const QSignalSpy finished(&import, &ui::ProfileImport::finished);
        import.run(out.fileName());
        if (!QTest::qWaitFor([&] { return finished.count() == 1; })) qFatal("never finished");
        return finished.first().first().toString();
    }
    const vault::Profile* ofKind(vault::Kind kind) const
    {
        for (const vault::Profile& profile : profiles())
            if (profile.kind == kind) return &profile;
        return nullptr;
    }
};

} // namespace

class ProfileImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesEachPairOfAnEnvFile()
    {
        Import import;
        const QString said = import.run("web.env", "\xef\xbb\xbf"
                                                   "export ZOOM_VIDEO_SDK_KEY=\"v\"\r\nZOOM_VIDEO_SDK_SECRET='vs'\r\n"
                                                   "# a comment\r\nZOOM_MEETING_SDK_KEY=m\r\n"
                                                   "ZOOM_MEETING_SDK_SECRET=ms\r\nPORT=4000\r\n");
        QCOMPARE(import.profiles().size(), std::size_t{2});
        const vault::Profile* const video = import.ofKind(vault::Kind::Video);
        QCOMPARE(video->name, std::string("Video SDK from web.env"));
        QCOMPARE(video->key, std::string("v"));
        QCOMPARE(import.secretOf(video->id), std::string("vs"));
        QCOMPARE(import.secretOf(import.ofKind(vault::Kind::Meeting)->id), std::string("ms"));
        QVERIFY2(said.contains("web.env still holds its secrets in clear"), qPrintable(said));
        QVERIFY(QFile::exists(import.world.folder.filePath("web.env")));
    }

    void tellsAnOAuthAppFromAServerToServerOne()
    {
        Import oauth;
        oauth.run("a.env", "ZOOM_CLIENT_ID=c\nZOOM_CLIENT_SECRET=s\n");
        QCOMPARE(oauth.profiles().size(), std::size_t{1});
        QVERIFY(oauth.ofKind(vault::Kind::OAuth) != nullptr);
        Import server;
        server.run("a.env", "ZOOM_CLIENT_ID=c\nZOOM_CLIENT_SECRET=s\nZOOM_ACCOUNT_ID=acc\n");
        QCOMPARE(server.profiles().size(), std::size_t{1});
        QCOMPARE(server.ofKind(vault::Kind::S2S)->accountId, std::string("acc"));
    }

    void renewsTheSecretOfAnAppThatIsThereAlready()
    {
        Import import;
        const std::string id = import.world.giveProfile("Dev", vault::Kind::Video, {}, "v", "old");
        import.run("web.env", "ZOOM_VIDEO_SDK_KEY=v\nZOOM_VIDEO_SDK_SECRET=new\n");
        QCOMPARE(import.profiles().size(), std::size_t{1});
        QCOMPARE(import.world.book.find(id)->name, std::string("Dev"));
        QCOMPARE(import.secretOf(id), std::string("new"));
    }

    void takesAnExportOfAnotherCallsign()
    {
        Import other;
        other.world.giveProfile("Dev");
        other.world.giveProfile("Production", vault::Kind::Video, vault::Environment::Production, "p");
        const QByteArray exported = QByteArray::fromStdString(*other.world.book.exported());
        Import import;
        const QString said = import.run("callsign-profiles.json", exported);
        QCOMPARE(import.profiles().size(), std::size_t{2});
        QVERIFY2(said.contains("has no secrets"), qPrintable(said));
        QVERIFY(import.world.keychain.entries.empty());
        QVERIFY(import.run("callsign-profiles.json", exported).contains("here already"));
        QCOMPARE(import.profiles().size(), std::size_t{2});
    }

    void savesNothingOfABadProfileAndSaysAllThatIsWrong()
    {
        Import import;
        const QString said = import.run("web.env", "ZOOM_VIDEO_SDK_KEY='two words'\nZOOM_VIDEO_SDK_SECRET=vs\n"
                                                   "ZOOM_MEETING_SDK_KEY=m\nZOOM_MEETING_SDK_SECRET=ms\n");
        QCOMPARE(import.profiles().size(), std::size_t{1});
        QVERIFY(import.ofKind(vault::Kind::Video) == nullptr);
        QCOMPARE(import.world.keychain.entries.size(), std::size_t{1});
        QVERIFY2(said.contains("Video SDK from web.env was not imported: SDK Key"), qPrintable(said));
    }

    void checksAnExportAsWell()
    {
        Import import;
        const QString said =
            import.run("some.json", "{\"schema\": 1, \"profiles\": ["
                                    "{\"id\": \"1\", \"name\": \"Good\", \"kind\": \"video\", \"key\": \"k\"},"
                                    "{\"id\": \"2\", \"name\": \"Bad\", \"kind\": \"oauth\", \"key\": \"k\", "
                                    "\"oauthBase\": \"http://example.org\","
                                    "\"redirectUri\": \"http://example.org\"}]}");
        QCOMPARE(import.profiles().size(), std::size_t{1});
        QCOMPARE(import.profiles().front().name, std::string("Good"));
        QVERIFY2(said.contains("Bad was not imported: ") && said.contains("Redirect URI") &&
                     said.contains("OAuth address"),
                 qPrintable(said));
    }

    void saysWhatLooksWrong()
    {
        Import import;
        const QString said = import.run("web.env", "ZOOM_VIDEO_SDK_KEY=YOUR_SDK_KEY\nZOOM_VIDEO_SDK_SECRET=vs\n");
        QCOMPARE(import.profiles().size(), std::size_t{1});
        QVERIFY2(said.contains("placeholder"), qPrintable(said));
    }

    void saysThatHalfOfAPairIsMissing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("profiles");
        QTest::newRow("secret") << QByteArray("ZOOM_VIDEO_SDK_KEY=k\n") << "without ZOOM_VIDEO_SDK_SECRET" << 1;
        QTest::newRow("key") << QByteArray("ZOOM_CLIENT_SECRET=s\n") << "without ZOOM_CLIENT_ID" << 0;
    }
    void saysThatHalfOfAPairIsMissing()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, words);
        QFETCH(const int, profiles);
        Import import;
        const QString said = import.run("half.env", content);
        QVERIFY2(said.contains(words), qPrintable(said));
        QCOMPARE(static_cast<int>(import.profiles().size()), profiles);
        QVERIFY(import.world.keychain.entries.empty());
    }

    void saysWhatItCannotUse_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("no pair") << QByteArray("PORT=4000\n") << "holds no key";
        QTest::newRow("other JSON") << QByteArray("{\"some\": \"thing\"}") << "no export of Callsign's";
        QTest::newRow("broken JSON") << QByteArray("{") << "no export of Callsign's";
        QTest::newRow("newer") << QByteArray("{\"schema\": 99, \"profiles\": []}") << "newer";
        QTest::newRow("empty") << QByteArray() << "holds no key";
        QTest::newRow("binary") << QByteArray("\x89PNG\0\x01\xff", 7) << "holds no key";
    }
    void saysWhatItCannotUse()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, words);
        Import import;
        const QString said = import.run("some.file", content);
        QVERIFY2(said.contains("some.file") && said.contains(words), qPrintable(said));
        QVERIFY(import.profiles().empty());
    }

    void saysThatAFileCannotBeRead()
    {
        World world;
        ui::ProfileImport import(world.book);
        const QSignalSpy finished(&import, &ui::ProfileImport::finished);
        import.run(world.folder.filePath("nowhere.env"));
        QVERIFY(finished.first().first().toString().contains("cannot read"));
    }

    void keepsImportedSecretsInMemoryWhileThereIsNoKeychain()
    {
        Import import;
        import.world.keychain.refusal = base::ErrorCode::KeychainNoBus;
        const QString said = import.run("web.env", "ZOOM_VIDEO_SDK_KEY=v\nZOOM_VIDEO_SDK_SECRET=vs\n");
        QVERIFY2(said.contains("kept in memory until the window closes"), qPrintable(said));
        QCOMPARE(import.world.book.place(import.profiles().front()), ui::Place::Session);
    }

private:
    using World = support::World;
};

QTEST_MAIN(ProfileImportTest)
#include "profileimport.moc"
