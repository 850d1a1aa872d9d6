#pragma once

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

/// Runs callsign-cli as a shell would, in an environment without anybody's credentials, profiles or keychain.
class Cli
{
public:
    /// What one run left behind.
    struct Run
    {
        int code; ///< -1 when it crashed or did not end
        QByteArray out;
        QByteArray err;

        /// Lines of stderr, without their ends.
        QList<QByteArray> errLines() const { return err.isEmpty() ? QList<QByteArray>() : err.chopped(1).split('\n'); }
        /// The one JSON object on stdout; empty when there is anything else.
        QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
        /// The value at a path in that object: `problems/0/code`.
        QJsonValue at(const QString& path) const
        {
            QJsonValue value = json();
            for (const QString& step : path.split('/'))
                value = value.isArray() ? value[step.toLongLong()] : value[step];
            return value;
        }
    };

    Cli() : environment_(QProcessEnvironment::systemEnvironment())
    {
        for (const QString& name : environment_.keys())
            if (name.startsWith("ZOOM_")) environment_.remove(name);
        for (const char* const name : {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"})
            environment_.remove(name); // no keychain
        environment_.insert("HOME", directory_.path());
        environment_.insert("XDG_RUNTIME_DIR", directory_.path());
        environment_.insert("XDG_CONFIG_HOME", directory_.filePath("config"));
        environment_.insert("CLI", CALLSIGN_CLI);
        environment_.insert("DIR", directory_.path());
    }

    /// Sets a variable for the runs that follow.
    Cli& set(const QString& name, const QString& value)
    {
        environment_.insert(name, value);
        return *this;
    }

    Run run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        return start(CALLSIGN_CLI, arguments, input);
    }

    /// Runs a line of shell in which `$CLI` is the program and `$DIR` a directory of this object's own.
    Run shell(const QString& line, const QByteArray& input = {}) const { return start("/bin/sh", {"-c", line}, input); }

    /// A path in that directory.
    QString path(const QString& name) const { return directory_.filePath(name); }
    /// What that file holds; empty when it is not there.
    QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Writes a file into that directory and gives its path.
    QString file(const QString& name, const QByteArray& content) const
    {
        const QString path = directory_.filePath(name);
        if (!QDir().mkpath(QFileInfo(path).path())) return {};
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) return {};
        return path;
    }

private:
    Run start(const QString& program, const QStringList& arguments, const QByteArray& input) const
    {
        QProcess process;
        process.setProcessEnvironment(environment_);
        process.setWorkingDirectory(directory_.path());
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        const bool ended = process.waitForFinished() && process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QTemporaryDir directory_;
    QProcessEnvironment environment_;
};

/// A token as an outsider takes it apart and makes it: with Qt alone.
namespace token {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// JSON written with single quotes, for places where moc stumbles over raw strings.
inline QByteArray json(QByteArray text) { return text.replace('\'', '"'); }

inline QByteArray macOf(const QByteArray& signingInput, const QByteArray& secret)
{
    return QMessageAuthenticationCode::hash(signingInput, secret, QCryptographicHash::Sha256).toBase64(base64Url);
}

inline QByteArray make(const QByteArray& payload, const QByteArray& secret,
                       const QByteArray& header = json("{'alg':'HS256','typ':'JWT'}"))
{
    const QByteArray signingInput = header.toBase64(base64Url) + '.' + payload.toBase64(base64Url);
    return signingInput + '.' + macOf(signingInput, secret);
}

inline QByteArray headerOf(const QByteArray& text)
{
    return QByteArray::fromBase64(text.split('.').value(0), base64Url);
}

inline QByteArray payloadOf(const QByteArray& text)
{
    return QByteArray::fromBase64(text.split('.').value(1), base64Url);
}

inline bool isSignedWith(const QByteArray& text, const QByteArray& secret)
{
    const qsizetype dot = text.lastIndexOf('.');
    return text.mid(dot + 1) == macOf(text.left(dot), secret);
}

} // namespace token

/// The widest line of a UTF-8 text, in characters.
inline qsizetype widestLine(const QByteArray& text)
{
    qsizetype widest = 0;
    for (const QString& line : QString::fromUtf8(text).split('\n')) widest = std::max(widest, line.size());
    return widest;
}
