#include "storage/profilefile.h"

#include "support/print.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

using base::ErrorCode;
using base::Result;
using storage::ProfileFile;
using vault::Profile;
using vault::Profiles;
using namespace std::string_literals;

namespace {

const QByteArray empty = "{\"schema\": 1, \"profiles\": []}\n";

Profile profile(const std::string& id) { return {.id = id, .name = "p" + id, .kind = vault::Kind::Video, .key = "k"}; }

Result<void> add(const ProfileFile& file, const std::string& id)
{
    return file.change([&id](Profiles& profiles) -> Result<void> {
        profiles.put(profile(id));
        return {};
    });
}

/// What another process does: `profilefile --add PATH PREFIX COUNT`.
int addMany(const QStringList& arguments)
{
    const ProfileFile file(arguments.at(2));
    for (int i = 0; i < arguments.at(4).toInt(); ++i)
        if (!add(file, (arguments.at(3) + QString::number(i)).toStdString())) return 1;
    return 0;
}

} // namespace

class ProfileFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir folder_;
    QString path_;

    QString in(const QString& name) const { return QFileInfo(path_).path() + '/' + name; }
    QByteArray bytes(const QString& path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }
    void write(const QString& path, const QByteArray& content) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        path_ = folder_.filePath(QString::number(++number) + "/callsign/profiles.json");
    }

    void readsAFileThatIsNotThereAsNoProfiles()
    {
        const auto profiles = ProfileFile(path_).load();
        QVERIFY(profiles.has_value() && profiles->all().empty());
        QVERIFY(!QFileInfo::exists(QFileInfo(path_).path())); // looking makes nothing
    }

    void makesTheFolderAndTheFileForTheirOwnerAlone()
    {
        QVERIFY(add(ProfileFile(path_), "1").has_value());
        QCOMPARE(QFile::permissions(path_) & ~QFile::Permissions(0xf000),
                 QFile::ReadUser | QFile::WriteUser); // what the owner may is listed twice
        QCOMPARE(QFileInfo(QFileInfo(path_).path()).permissions() & QFile::Permissions(0x77), QFile::Permissions());
        QCOMPARE(ProfileFile(path_).load()->all().front(), profile("1"));
        QVERIFY(!QFileInfo::exists(path_ + ".lock"));
    }

    void closesAFileThatOthersCouldRead()
    {
        write(path_, empty);
        QVERIFY(QFile::setPermissions(path_, QFile::Permissions(0x6644)));
        QVERIFY(add(ProfileFile(path_), "1").has_value());
        QCOMPARE(QFile::permissions(path_) & QFile::Permissions(0x77), QFile::Permissions());
    }

    void leavesTheFileAsItIsWhenTheChangeSaysSo()
    {
        write(path_, empty);
        const auto result = ProfileFile(path_).change([](Profiles& profiles) -> Result<void> {
            profiles.put(profile("1"));
            return tl::unexpected(base::Error{ErrorCode::ProfileUnknown, "x"});
        });
        QVERIFY((result.error() == base::Error{ErrorCode::ProfileUnknown, "x"}));
        QCOMPARE(bytes(path_), empty);
    }

    void setsADamagedFileAsideOnce()
    {
        for (const QByteArray damage : {"first damage", "{\"schema\": 1"}) {
            write(path_, damage);
            const bool first = damage == "first damage";
            const auto loaded = ProfileFile(path_).load();
            const QString aside = in(first ? "profiles.damaged-1.json" : "profiles.damaged-2.json");
            QVERIFY(!loaded.has_value());
            QVERIFY((loaded.error() == base::Error{ErrorCode::ProfilesDamaged, aside.toStdString()}));
            QCOMPARE(bytes(aside), damage);
            QVERIFY(ProfileFile(path_).load().has_value());
        }
        QCOMPARE(bytes(in("profiles.damaged-1.json")), QByteArray("first damage"));
    }

    void neverWritesOverADamagedFile()
    {
        write(path_, "damage");
        const ProfileFile file(path_);
        QVERIFY(add(file, "1").error().code == ErrorCode::ProfilesDamaged);
        QVERIFY(add(file, "1").has_value());
        QCOMPARE(bytes(in("profiles.damaged-1.json")), QByteArray("damage"));
        QCOMPARE(file.load()->all().size(), std::size_t{1});
    }

    void leavesAFileOfANewerVersionAlone()
    {
        const QByteArray newer = "{\"schema\": 2}";
        write(path_, newer);
        QVERIFY((ProfileFile(path_).load().error() == base::Error{ErrorCode::ProfilesNewer, path_.toStdString()}));
        QVERIFY(add(ProfileFile(path_), "1").error().code == ErrorCode::ProfilesNewer);
        QCOMPARE(bytes(path_), newer);
    }

    void keepsASymbolicLinkALink()
    {
        write(in("dotfiles/real.json"), empty);
        QVERIFY(QFile::link(in("dotfiles/real.json"), in("middle.json")));
        QVERIFY(QFile::link(in("middle.json"), path_));
        QVERIFY(add(ProfileFile(path_), "1").has_value());
        QVERIFY(QFileInfo(path_).isSymLink() && QFileInfo(in("middle.json")).isSymLink());
        QVERIFY(bytes(in("dotfiles/real.json")).contains("\"p1\""));
    }

    void followsALinkToAFileThatIsNotThereYet()
    {
        QVERIFY(QDir().mkpath(QFileInfo(path_).path()));
        QVERIFY(QFile::link(in("dotfiles/real.json"), path_));
        QVERIFY(ProfileFile(path_).load()->all().empty());
        QVERIFY(add(ProfileFile(path_), "1").has_value());
        QVERIFY(QFileInfo(path_).isSymLink() && QFileInfo::exists(in("dotfiles/real.json")));
    }

    void saysThatItCannotReadOrWrite()
    {
        QVERIFY(QDir().mkpath(path_)); // a folder where the file should be
        QVERIFY(ProfileFile(path_).load().error().code == ErrorCode::FileUnreadable);
        QVERIFY(add(ProfileFile(path_), "1").error().code == ErrorCode::FileUnreadable);
        write(in("plain"), "x");
        QVERIFY(add(ProfileFile(in("plain/profiles.json")), "1").error().code == ErrorCode::FileUnwritable);
    }

    void doesNotWaitForALockWhoseProcessWasKilled()
    {
        QProcess gone;
        gone.start("/bin/sh", {"-c", "exit 0"});
        const qint64 pid = gone.processId();
        QVERIFY(gone.waitForFinished());
        write(path_ + ".lock", QByteArray::number(pid) + "\nsh\n" + QSysInfo::machineHostName().toUtf8() + '\n');
        QElapsedTimer timer;
        timer.start();
        QVERIFY(add(ProfileFile(path_), "1").has_value());
        QVERIFY(timer.elapsed() < 1'000);
    }

    void givesUpOnALockThatIsHeld()
    {
        const ProfileFile file(path_);
        Result<void> inner;
        QVERIFY(file.change([&](Profiles&) {
                        inner = add(file, "1");
                        return Result<void>();
                    })
                    .has_value());
        QVERIFY((inner.error() == base::Error{ErrorCode::FileBusy, path_.toStdString()}));
    }

    void losesNothingWhenTwoProcessesWriteAtOnce()
    {
        constexpr int each = 100;
        const QString self = QCoreApplication::applicationFilePath();
        std::array<QProcess, 2> writers;
        writers[0].start(self, {"--add", path_, "a", QString::number(each)});
        writers[1].start(self, {"--add", path_, "b", QString::number(each)});
        for (QProcess& writer : writers) {
            QVERIFY(writer.waitForFinished(60'000));
            QCOMPARE(writer.exitCode(), 0);
        }
        const auto profiles = ProfileFile(path_).load();
        QVERIFY(profiles.has_value());
        QCOMPARE(profiles->all().size(), std::size_t{2 * each});
        for (int i = 0; i < each; ++i)
            for (const char prefix : {'a', 'b'}) QVERIFY(profiles->find(prefix + std::to_string(i)) != nullptr);
    }

    void isAlwaysWholeForAReader()
    {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {"--add", path_, "a", "100"});
        QVERIFY(writer.waitForStarted());
        std::size_t seen = 0;
        while (!writer.waitForFinished(0) && writer.state() == QProcess::Running) {
            const auto profiles = ProfileFile(path_).load();
            QVERIFY(profiles.has_value());
            QVERIFY(profiles->all().size() >= seen);
            seen = profiles->all().size();
        }
        QCOMPARE(writer.exitCode(), 0);
    }

    void standsWhereThePlatformKeepsSettings()
    {
        qputenv("XDG_CONFIG_HOME", "/somewhere");
#ifdef Q_OS_LINUX
        QCOMPARE(ProfileFile::usualPath(), QString("/somewhere/callsign/profiles.json"));
#endif
        QVERIFY(ProfileFile::usualPath().endsWith("/callsign/profiles.json"));
    }
};

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--add") return addMany(arguments);
    ProfileFileTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "profilefile.moc"
