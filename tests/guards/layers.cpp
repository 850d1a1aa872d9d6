#include "guards/layerrules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using guards::Diagram;

namespace {

const QString root = CALLSIGN_SOURCE_DIR;

QString textOf(const QString& path)
{
    QFile file(root + '/' + path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

/// Every source file below core, ui and app.
QSet<QString> sources()
{
    QSet<QString> paths;
    for (const char* const layer : {"core", "ui", "app"}) {
        QDirIterator files(root + '/' + layer, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) paths << files.next().sliced(root.size() + 1);
    }
    return paths;
}

const Diagram planted = guards::diagramIn("# core_library(commented base)\n"
                                          "function(core_library name)\n"
                                          "core_library(base          LIBS tl::expected OpenSSL::Crypto)\n"
                                          "core_library(jwt   base    LIBS nlohmann_json::nlohmann_json)\n"
                                          "core_library(zoom  jwt base)\n"
                                          "core_library(vault base)\n"
                                          "core_library(http base LIBS Qt6::Network)\n"
                                          "core_library(storage vault LIBS Qt6::Core)\n"
                                          "core_library(keychain vault LIBS Qt6::Core "
                                          "$<$<PLATFORM_ID:Linux>:Qt6::DBus> Qt6Keychain::Qt6Keychain)\n");
const QSet<QString> plantedTree{"core/base/clock.h",   "core/base/file.h",    "core/jwt/claims.h", "core/zoom/draft.h",
                                "core/vault/dotenv.h", "core/storage/file.h", "core/keychain/k.h", "ui/text.h",
                                "ui/form/row.h",       "app/commands/verb.h"};

struct Planted
{
    const char* path;
    const char* source;
    const char* complaint = ""; // none
};
const std::initializer_list<Planted> plants{
    {"core/zoom/x.cpp", "#include \"jwt/claims.h\""},
    {"core/zoom/x.cpp", "#include \"zoom/draft.h\""},
    {"core/zoom/x.cpp", "#include \"vault/dotenv.h\"", "zoom does not know vault"},
    {"core/vault/x.h", "  #  include  \"zoom/draft.h\" // why", "vault does not know zoom"},
    {"core/base/x.cpp", "#include \"jwt/claims.h\"", "base does not know jwt"},
    {"core/base/x.cpp", "// #include \"jwt/claims.h\""},
    {"core/base/x.cpp", "/* #include \"jwt/claims.h\" */"},
    {"core/zoom/x.cpp", "#include \"text.h\"", "core includes ui"},
    {"core/zoom/x.cpp", "#include \"commands/verb.h\"", "core includes app"},
    {"core/zoom/x.cpp", "#include \"../ui/text.h\"", "includes \"../ui/text.h\", which is nowhere in the tree"},
    {"core/zoom/x.cpp", "#include \"claims.h\"", "includes \"claims.h\", which is nowhere in the tree"},
    {"core/zoom/x.cpp", "#include <QString>", "zoom does not know <QString>"},
    {"core/zoom/x.cpp", "#include <QtWidgets/QWidget>", "zoom does not know <QtWidgets/QWidget>"},
    {"core/storage/x.cpp", "#include <QString>"},
    {"core/storage/x.cpp", "#include <QtCore/QString>"},
    {"core/storage/x.cpp", "#include <QtGui/QColor>", "storage does not know <QtGui/QColor>"},
    {"core/storage/x.cpp", "#include <QtWidgets/QWidget>", "storage does not know <QtWidgets/QWidget>"},
    {"core/storage/x.cpp", "#include <QTcpServer>", "storage does not know <QTcpServer>"},
    {"core/storage/x.cpp", "#include <QDBusInterface>", "storage does not know <QDBusInterface>"},
    {"core/storage/x.cpp", "#include <qt6keychain/keychain.h>", "storage does not know <qt6keychain/keychain.h>"},
    {"core/http/x.cpp", "#include <QTcpServer>"},
    {"core/http/x.cpp", "#include <QObject>"},
    {"core/http/x.cpp", "#include <QDBusInterface>", "http does not know <QDBusInterface>"},
    {"core/keychain/x.cpp", "#include <QDBusInterface>"},
    {"core/keychain/x.cpp", "#include <qt6keychain/keychain.h>"},
    {"core/vault/x.cpp", "#include \"storage/file.h\"", "vault does not know storage"},
    {"core/storage/x.cpp", "#include \"keychain/k.h\"", "storage does not know keychain"},
    {"core/zoom/x.cpp", "#include <vector>"},
    {"core/zoom/x.cpp", "#include <time.h>", "zoom does not know <time.h>"},
    {"core/jwt/x.cpp", "#include <openssl/evp.h>"},
    {"core/jwt/x.cpp", "#include <nlohmann/json.hpp>"},
    {"core/vault/x.cpp", "#include <nlohmann/json.hpp>", "vault does not know <nlohmann/json.hpp>"},
    {"core/base/x.cpp", "#include <sys/socket.h>", "base does not know <sys/socket.h>"},
    {"core/base/hardening.cpp", "#include <sys/prctl.h>"},
    {"core/base/hardening.cpp", "#include <netdb.h>", "base does not know <netdb.h>"},
    {"core/zoom/x.cpp", "#include <CLI/CLI.hpp>", "zoom does not know <CLI/CLI.hpp>"},
    {"core/zoom/x.cpp", "auto n = std::chrono::system_clock::now();", "core reads the clock"},
    {"core/zoom/x.cpp", "auto n = std::time(nullptr);", "core reads the clock"},
    {"core/zoom/x.cpp", "auto n = time(nullptr);", "core reads the clock"},
    {"core/zoom/x.cpp", "bool isTime(int); void checkTime();"},
    {"core/zoom/x.cpp", "auto text = \"system_clock\"; // std::time"},
    {"core/base/clock.cpp", "auto n = std::chrono::system_clock::now();"},
    {"core/base/file.cpp", "auto n = std::chrono::system_clock::now();", "core reads the clock"},
    {"core/jwt/x.cpp", "std::getenv(\"X\");", "core reads the environment"},
    {"core/vault/credential.cpp", "std::getenv(\"X\");"},
    {"core/vault/dotenv.cpp", "std::getenv(\"X\");", "core reads the environment"},
    {"core/join/x.cpp", "#include <fstream>", "core touches files"},
    {"core/join/x.h", "#include <filesystem>", "core touches files"},
    {"core/vault/x.cpp", "std::fopen(name, \"rb\");", "core touches files"},
    {"core/base/file.cpp", "std::fopen(name, \"rb\");"},
    {"core/vault/x.cpp", "QFile file(path);", "core touches files"},
    {"core/keychain/x.cpp", "QSaveFile file(path);", "core touches files"},
    {"core/storage/x.cpp", "QSaveFile file(path);"},
    {"core/jwt/x.cpp", "RAND_bytes(a, 1);", "core takes random numbers"},
    {"core/base/random.cpp", "RAND_bytes(a, 1);"},
    {"core/zoom/x.cpp", "std::printf(\"%d\", 1);", "core prints"},
    {"core/zoom/x.cpp", "std::snprintf(a, 1, \"\");"},
    {"core/zoom/x.cpp", "throw 1;", "core throws"},
    {"core/zoom/x.cpp", "int x = 1'000'000; throw 1; // it's", "core throws"},
    {"ui/form/x.cpp", "#include \"form/row.h\""},
    {"ui/form/x.cpp", "#include \"row.h\""},
    {"ui/form/x.cpp", "#include \"x.moc\""},
    {"ui/form/x.cpp", "#include \"zoom/draft.h\""},
    {"ui/form/x.cpp", "#include <QWidget>"},
    {"ui/form/x.cpp", "#include \"storage/file.h\""},
    {"ui/form/x.cpp", "#include \"keychain/k.h\"", "ui includes keychain"},
    {"ui/form/x.cpp", "#include \"commands/verb.h\"", "ui includes app"},
    {"ui/x.cpp", "#include <openssl/evp.h>", "ui includes <openssl/evp.h>"},
    {"ui/x.cpp", "#include <qt6keychain/keychain.h>", "ui includes <qt6keychain/keychain.h>"},
    {"ui/x.cpp", "#include <QTcpServer>", "ui includes <QTcpServer>"},
    {"ui/x.cpp", "#include <QtNetwork/QTcpSocket>", "ui includes <QtNetwork/QTcpSocket>"},
    {"ui/x.cpp", "#include <QNetworkAccessManager>", "ui includes <QNetworkAccessManager>"},
    {"core/zoom/draft.cpp", "// why\n#include \"zoom/draft.h\"\n#include <vector>"},
    {"core/zoom/draft.cpp", "#include <vector>\n#include \"zoom/draft.h\"",
     "includes its own header \"draft.h\" not first"},
    {"ui/form/row.cpp", "#include \"text.h\"\n#include \"row.h\"", "includes its own header \"row.h\" not first"},
    {"ui/form/row.cpp", "#include \"row.h\"\n#include \"text.h\""},
    {"app/x.cpp", "#include \"text.h\"\n#include \"jwt/claims.h\"\n#include <QNetworkAccessManager>\nthrow 1;"},
    {"app/x.cpp", "#include \"nowhere.h\"", "includes \"nowhere.h\", which is nowhere in the tree"},
};

} // namespace

class LayersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDiagramFromTheBuild()
    {
        QCOMPARE(planted.keys(), QStringList({"base", "http", "jwt", "keychain", "storage", "vault", "zoom"}));
        QCOMPARE(planted["jwt"].libraries, QStringList{"base"});
        QCOMPARE(planted["jwt"].packages, QStringList{"nlohmann_json::nlohmann_json"});
        QCOMPARE(planted["zoom"].libraries, QStringList({"jwt", "base"}));
        QVERIFY(planted["zoom"].packages.isEmpty());
        QCOMPARE(planted["keychain"].packages, QStringList({"Qt6::Core", "Qt6::DBus", "Qt6Keychain::Qt6Keychain"}));
    }

    void seesAPlantedViolation_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("complaint"); // empty: none
        for (const Planted& row : plants)
            QTest::addRow("%s: %s", row.path, row.source)
                << QString(row.path) << QString(row.source) << QString(row.complaint);
    }
    void seesAPlantedViolation()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, source);
        QFETCH(const QString, complaint);
        const QStringList expected = complaint.isEmpty() ? QStringList() : QStringList{path + ":1: " + complaint};
        QCOMPARE(guards::violations(path, source, planted, plantedTree), expected);
    }

    void countsTheLines()
    {
        const QString source = "/* a\n b */\n#include <QString>\n\nthrow 1; throw 2;\n";
        QCOMPARE(guards::violations("core/zoom/x.cpp", source, planted, plantedTree),
                 QStringList({"core/zoom/x.cpp:3: zoom does not know <QString>", "core/zoom/x.cpp:5: core throws"}));
    }

    void everyLibraryKnowsOnlyThoseAboveIt()
    {
        const QString cmake = textOf("core/CMakeLists.txt");
        const Diagram diagram = guards::diagramIn(cmake);
        QStringList above;
        for (const QString& name : guards::orderIn(cmake)) {
            for (const QString& known : diagram[name].libraries) QVERIFY2(above.contains(known), qPrintable(name));
            above << name;
        }
        QVERIFY(above.size() >= 5);
    }

    void everyFolderOfCoreIsALibrary()
    {
        const QStringList folders = QDir(root + "/core").entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        QCOMPARE(folders, guards::diagramIn(textOf("core/CMakeLists.txt")).keys());
    }

    void coreLinksNothingOfADisplay()
    {
        const QStringList allowed{"Qt6::Core", "Qt6::DBus", "Qt6::Network"};
        for (const guards::Library& library : guards::diagramIn(textOf("core/CMakeLists.txt")))
            for (const QString& package : library.packages)
                QVERIFY2(!package.startsWith("Qt6::") || allowed.contains(package), qPrintable(package));
    }

    void theTreeKeepsTheLayers()
    {
        const Diagram diagram = guards::diagramIn(textOf("core/CMakeLists.txt"));
        const QSet<QString> tree = sources();
        QVERIFY(tree.size() > 40); // it did look
        QStringList found;
        for (const QString& path : tree) found += guards::violations(path, textOf(path), diagram, tree);
        found.sort();
        QVERIFY2(found.isEmpty(), qPrintable('\n' + found.join('\n')));
    }
};

QTEST_APPLESS_MAIN(LayersTest)
#include "layers.moc"
