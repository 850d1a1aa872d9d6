#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

namespace support {

/// The bytes of a file in `tests/data`. A missing one ends the test program: no test may pass without its data.
inline QByteArray dataFile(const QString& name)
{
    QFile file(QStringLiteral(CALLSIGN_TEST_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read tests/data/%s", qPrintable(name));
    return file.readAll();
}

/// One JSON object; text that is none ends the test program.
inline QJsonObject jsonObject(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) qFatal("not a JSON object: %s", json.constData());
    return document.object();
}

/// The objects of a JSON lines file in `tests/data`, one a line.
inline std::vector<QJsonObject> dataLines(const QString& name)
{
    std::vector<QJsonObject> lines;
    const QByteArray text = dataFile(name); // kept: the loop's parts point into it
    for (const QByteArray& line : text.split('\n'))
        if (!line.isEmpty()) lines.push_back(jsonObject(line));
    return lines;
}

} // namespace support
