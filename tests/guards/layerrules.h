#pragma once

#include <QMap>
#include <QSet>
#include <QStringList>

/// The layer rule, as data and as a check of one source file at a time.
namespace guards {

/// What one library of core may know.
struct Library
{
    QStringList libraries; ///< other libraries of core
    QStringList packages;  ///< found packages, as CMake names them: `OpenSSL::Crypto`
};

/// The libraries of core by folder name.
using Diagram = QMap<QString, Library>;

/// Reads the `core_library(...)` lines of core/CMakeLists.txt: that file is the rule.
Diagram diagramIn(const QString& cmake);

/// The libraries in the order in which that file names them.
QStringList orderIn(const QString& cmake);

/// What is wrong with one source file, one complaint a line: `core/jwt/claims.cpp:3: …`. `path` and the paths of
/// `tree`, in which quoted includes are looked up, are relative to the repository.
QStringList violations(const QString& path, const QString& source, const Diagram& diagram, const QSet<QString>& tree);

} // namespace guards
