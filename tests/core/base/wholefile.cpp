#include "base/wholefile.h"

#include "support/print.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using base::WholeFile;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

/// Writes the texts to `path`; whether all of it worked.
bool wrote(const QString& path, std::initializer_list<std::string_view> texts)
{
    auto file = WholeFile::create(path.toStdString());
    if (!file) return false;
    for (const std::string_view text : texts)
        if (!file->write(text)) return false;
    return file->finish().has_value();
}

} // namespace

class WholeFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir folder_;
    QString at(const QString& name) const { return folder_.filePath(name); }
    QStringList names() const { return QDir(folder_.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

private Q_SLOTS:
    void init()
    {
        for (const QString& name : names()) QFile::remove(at(name));
    }

    void isThereWhenItIsFinished()
    {
        auto file = WholeFile::create(at("a").toStdString());
        QVERIFY(file && file->write("one ") && file->write("") && file->write("two"));
        QCOMPARE(contentOf(at("a")), "(not there)");
        QVERIFY(file->finish());
        QCOMPARE(contentOf(at("a")), "one two");
        QCOMPARE(names(), QStringList("a"));
    }

    void tellsItsOtherNameBeforeItIsThere()
    {
        QStringList named;
        bool wasThere = false;
        const auto note = [&](const std::filesystem::path& growing) {
            named += QFileInfo(QString::fromStdString(growing.string())).fileName();
            wasThere = std::filesystem::exists(growing);
        };
        auto file = WholeFile::create(at("a").toStdString(), note);
        QVERIFY(file && !wasThere);
        QCOMPARE(names(), named);
        QVERIFY(WholeFile::create("/dev/null", note)); // written in place
        QCOMPARE(named.size(), 1);
    }

    void replacesWhatIsThere()
    {
        QVERIFY(wrote(at("a"), {"old and longer"}));
        QVERIFY(wrote(at("a"), {"new"}));
        QCOMPARE(contentOf(at("a")), "new");
    }

    void leavesNothingBehindWhenItIsGivenUp()
    {
        QVERIFY(wrote(at("a"), {"old"}));
        {
            auto file = WholeFile::create(at("a").toStdString());
            QVERIFY(file && file->write("new"));
        }
        QCOMPARE(contentOf(at("a")), "old");
        QCOMPARE(names(), QStringList("a"));
    }

    void isForItsOwnerAlone()
    {
#ifdef Q_OS_UNIX
        auto file = WholeFile::create(at("a").toStdString());
        QVERIFY(file && file->write("x"));
        const auto forOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(at(names().value(0))) & forOthers, QFile::Permissions());
        QVERIFY(file->finish());
        QCOMPARE(QFile::permissions(at("a")) & forOthers, QFile::Permissions());
#else
        QSKIP("Windows keeps no such permissions");
#endif
    }

    void followsALink()
    {
        QVERIFY(wrote(at("a"), {"old"}));
        QVERIFY(QFile::link(at("a"), at("link")));
        QVERIFY(wrote(at("link"), {"new"}));
        QVERIFY(QFileInfo(at("link")).isSymLink());
        QCOMPARE(contentOf(at("a")), "new");
    }

    void writesToADeviceAsItIs()
    {
#ifdef Q_OS_UNIX
        QVERIFY(wrote("/dev/null", {"x"}));
        QVERIFY(!QFileInfo("/dev/null").isFile());
        QVERIFY(!wrote("/dev/full", {"x"}));
#else
        QSKIP("no such devices");
#endif
    }

    void saysWhereItCannotWrite()
    {
        const auto file = WholeFile::create(at("none/a").toStdString());
        QVERIFY(!file);
        QCOMPARE(file.error(), (base::Error{base::ErrorCode::FileUnwritable, at("none/a").toStdString()}));
        QVERIFY(!WholeFile::create(folder_.path().toStdString()));
    }
};

QTEST_APPLESS_MAIN(WholeFileTest)
#include "wholefile.moc"
