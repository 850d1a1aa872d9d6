#include "guards/layerrules.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace guards {
namespace {

/// Headers of found packages, by the folder that they stand in. Those of Qt stand in `Qt<module>/`.
const QMap<QString, QString> packageOf{
    {"tl", "tl::expected"},      {"openssl", "OpenSSL::Crypto"}, {"nlohmann", "nlohmann_json::nlohmann_json"},
    {"boost", "Boost::headers"}, {"zlib.h", "ZLIB::ZLIB"},       {"qt6keychain", "Qt6Keychain::Qt6Keychain"}};

/// Headers of the system, by their folder or their name, and the one file whose work it is.
const QMap<QString, QString> systemHeaders{{"sys", "core/base/hardening.cpp"},
                                           {"fcntl.h", "core/base/wholefile.cpp"},
                                           {"unistd.h", "core/base/wholefile.cpp"},
                                           {"sys/socket.h", "core/http/halfclose.cpp"},
                                           {"winsock2.h", "core/http/halfclose.cpp"}};

const QString keychainPackage = "Qt6Keychain::Qt6Keychain";

/// Words that core must not hold, and the files whose work it is.
struct Taboo
{
    QRegularExpression words;
    const char* why;
    QStringList exempt = {}; ///< files, and folders with a slash at their end
};
const QList<Taboo> taboos{
    {QRegularExpression("(system|steady|high_resolution)_clock|std::time\\b|\\btime ?\\(|gettimeofday|clock_gettime"),
     "reads the clock",
     {"core/base/clock.cpp"}},
    {QRegularExpression("\\bgetenv|secure_getenv|\\benviron\\b"),
     "reads the environment",
     {"core/vault/credential.cpp"}},
    {QRegularExpression("\\bfopen\\b|[io]?fstream\\b|std::filesystem|<filesystem>|\\bQ(Save|Lock)?File\\b|\\bQDir\\b"),
     "touches files",
     {"core/base/file.h", "core/base/file.cpp", "core/base/wholefile.h", "core/base/wholefile.cpp", "core/storage/"}},
    {QRegularExpression("std::c(out|err|log)\\b|<iostream>|\\bf?printf\\b|\\bf?puts\\b"), "prints"},
    {QRegularExpression("\\bthrow\\b"), "throws"},
    {QRegularExpression("random_device|<random>|\\brand ?\\(|RAND_|QRandomGenerator|QUuid"),
     "takes random numbers",
     {"core/base/random.cpp"}},
    {QRegularExpression("\\bsocket ?\\(|QSettings"), "reaches outside"},
};

/// What only app may include. (QtNetwork's classes all start like these.)
const QRegularExpression notForUi("^<(openssl/|qt6keychain/|qtkeychain/|keychain\\.h|sys/socket\\.h|QtNetwork|QNetwork|"
                                  "QTcp|QUdp|QLocalS|QSsl|QAbstractSocket|QHttp|QDns|QHost|QDBus|QtDBus)");

/// `source` with blanks in place of comments, and of texts and characters too where asked. Line breaks stay.
QString withoutComments(const QString& source, bool textsToo)
{
    static const QRegularExpression token(R"RE("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|//[^\n]*|/\*.*?\*/)RE",
                                          QRegularExpression::DotMatchesEverythingOption);
    QString out = source;
    for (auto matches = token.globalMatch(source); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (!textsToo && !match.captured().startsWith('/')) continue;
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i)
            if (out[i] != '\n') out[i] = ' ';
    }
    return out;
}

QString folder(const QString& path) { return path.left(path.lastIndexOf('/') + 1); }

/// The file of the repository that a quoted include means, or nothing.
QString resolved(const QString& include, const QString& from, const QSet<QString>& tree)
{
    for (const QString& root : {folder(from), QString("core/"), QString("ui/"), QString("app/")})
        if (tree.contains(root + include)) return root + include;
    return {};
}

/// What is wrong with a quoted include, or nothing.
QString complaintAbout(const QString& include, const QString& path, const Diagram& diagram, const QSet<QString>& tree)
{
    if (include.endsWith(".moc")) return {};
    const QString target = resolved(include, path, tree);
    const QString from = path.section('/', 0, 0);
    const QString to = target.section('/', 0, 0);
    if (target.isEmpty()) return "includes \"" + include + "\", which is nowhere in the tree";
    if (from == "app" || to == from) {
        const QString library = path.section('/', 1, 1);
        const QString other = target.section('/', 1, 1);
        const bool known = from != "core" || other == library || diagram[library].libraries.contains(other);
        return known ? QString() : library + " does not know " + other;
    }
    if (from != "ui" || to != "core") return from + " includes " + to;
    const QString library = target.section('/', 1, 1);
    return diagram[library].packages.contains(keychainPackage) ? "ui includes " + library : QString();
}

/// The package that the header of Qt belongs to. A bare name compiles only where its module is linked; of the modules
/// that core links, QtNetwork's and QtDBus' names tell.
QString qtPackageOf(const QString& header)
{
    static const QRegularExpression module("^Qt([A-Za-z0-9]+)/");
    static const QRegularExpression network("^(QNetwork|QTcp|QUdp|QLocalS|QSsl|QAbstractSocket|QHttp|QDns|QHost)");
    if (const QRegularExpressionMatch match = module.match(header); match.hasMatch())
        return "Qt6::" + match.captured(1);
    if (network.match(header).hasMatch()) return "Qt6::Network";
    return header.startsWith("QDBus") ? "Qt6::DBus" : "Qt6::Core";
}

/// What is wrong with an include in angle brackets, or nothing. C++'s own headers have neither folder nor ending.
QString complaintAboutOther(const QString& include, const QString& path, const Diagram& diagram)
{
    if (path.startsWith("ui/")) return notForUi.match(include).hasMatch() ? "ui includes " + include : QString();
    if (!path.startsWith("core/")) return {};
    const QString header = include.mid(1, include.size() - 2);
    const bool qt = header.startsWith('Q');
    if (!qt && !header.contains('/') && !header.endsWith(".h")) return {};
    if (systemHeaders.value(header) == path || systemHeaders.value(header.section('/', 0, 0)) == path) return {};
    const Library library = diagram[path.section('/', 1, 1)];
    QStringList packages = library.packages;
    for (const QString& other : library.libraries) packages += diagram[other].packages;
    const QString package = qt ? qtPackageOf(header) : packageOf.value(header.section('/', 0, 0));
    // Every module of Qt brings QtCore along.
    const bool known = package == "Qt6::Core" ? !packages.filter("Qt6::").isEmpty() : packages.contains(package);
    return known ? QString() : path.section('/', 1, 1) + " does not know " + include;
}

/// A source begins with the header of its name: so every such header is known to compile alone.
QString complaintAboutFirst(const QString& include, const QString& path, const QSet<QString>& tree)
{
    if (!path.endsWith(".cpp")) return {};
    const QString own = path.chopped(3) + "h";
    if (!tree.contains(own) || resolved(include, path, tree) == own) return {};
    return "includes its own header \"" + own.section('/', -1) + "\" not first";
}

QStringList tabooComplaints(const QString& line, const QString& path)
{
    QStringList complaints;
    for (const Taboo& taboo : taboos) {
        const bool found = line.contains(taboo.words);
        const bool exempt = std::any_of(taboo.exempt.begin(), taboo.exempt.end(), [&path](const QString& entry) {
            return entry.endsWith('/') ? path.startsWith(entry) : path == entry;
        });
        if (found && !exempt) complaints << QString("core ") + taboo.why;
    }
    return complaints;
}

QList<QStringList> libraryLines(QString cmake)
{
    static const QRegularExpression onOnePlatform(R"(\$<\$<PLATFORM_ID:\w+>:([^>]*)>)");
    cmake.replace(onOnePlatform, "\\1");
    static const QRegularExpression line("^core_library\\(([^)]*)\\)", QRegularExpression::MultilineOption);
    QList<QStringList> lines;
    for (auto matches = line.globalMatch(cmake); matches.hasNext();)
        lines << matches.next().captured(1).simplified().split(' ', Qt::SkipEmptyParts);
    return lines;
}

} // namespace

Diagram diagramIn(const QString& cmake)
{
    Diagram diagram;
    for (QStringList words : libraryLines(cmake)) {
        const QString name = words.takeFirst();
        const qsizetype packages = words.indexOf("LIBS");
        diagram[name] = packages < 0 ? Library{words, {}} : Library{words.first(packages), words.sliced(packages + 1)};
    }
    return diagram;
}

QStringList orderIn(const QString& cmake)
{
    QStringList names;
    for (const QStringList& words : libraryLines(cmake)) names << words.first();
    return names;
}

QStringList violations(const QString& path, const QString& source, const Diagram& diagram, const QSet<QString>& tree)
{
    static const QRegularExpression include("^\\s*#\\s*include\\s*(\"([^\"]+)\"|<[^>]+>)");
    const QStringList lines = withoutComments(source, false).split('\n');
    const QStringList code = withoutComments(source, true).split('\n');
    QStringList found;
    bool included = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringList complaints;
        if (const QRegularExpressionMatch match = include.match(lines[i]); match.hasMatch()) {
            if (!std::exchange(included, true)) complaints << complaintAboutFirst(match.captured(2), path, tree);
            complaints << (match.hasCaptured(2) ? complaintAbout(match.captured(2), path, diagram, tree)
                                                : complaintAboutOther(match.captured(1), path, diagram));
        }
        if (path.startsWith("core/")) complaints += tabooComplaints(code[i], path);
        complaints.removeAll({});
        for (const QString& complaint : complaints) found << QString("%1:%2: %3").arg(path).arg(i + 1).arg(complaint);
    }
    return found;
}

} // namespace guards
