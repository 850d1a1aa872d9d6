#pragma once

#include "mainwindow.h"
#include "pages/mint.h"
#include "ui/accountscenes.h"
#include "ui/world.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

/// The states of the Mint page.
namespace support::scenes {

inline void mintLine(ui::MainWindow& window, const QString& name, const QString& text)
{
    child<QLineEdit>(window, "mint." + name).setText(text);
}

/// Waits until the preview says something that holds these words.
inline void awaitSum(ui::MainWindow& window, const QString& words)
{
    const auto& sum = child<QLabel>(window, "mint.sum");
    if (!QTest::qWaitFor([&] { return sum.isVisible() && sum.text().contains(words); }))
        qFatal("the preview says: %s", qPrintable(sum.text()));
}

/// Writes rows into a file of the world's own.
inline QString rowsFile(const World& world, const QByteArray& text, const QString& name = "users.csv")
{
    QFile file(world.folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) qFatal("cannot write the rows");
    return file.fileName();
}

/// Waits until that many things are listed as wrong.
inline void awaitProblems(ui::MainWindow& window, int count)
{
    const QAbstractItemModel& list = *child<QAbstractItemView>(window, "mint.problems").model();
    if (!QTest::qWaitFor([&] { return list.rowCount() == count; })) qFatal("%d things are wrong", list.rowCount());
}

inline void mintReady(World& world, ui::MainWindow& window)
{
    world.credentials.choose(world.giveProfile("Dev", vault::Kind::Video, vault::Environment::Development));
    answerAll();
    window.show();
}

inline void mintEmpty(World&, ui::MainWindow& window)
{
    window.show();
    awaitSum(window, "Nothing");
}

inline void mintMatrix(World& world, ui::MainWindow& window)
{
    mintReady(world, window);
    mintLine(window, "count", "20");
    mintLine(window, "role", "{0,1}");
    mintLine(window, "sessionName", "{north,south}-{n}");
    mintLine(window, "userIdentity", "user-{1..50}");
    mintLine(window, "now", "1772366400");
    child<QCheckBox>(window, "mint.negatives").setChecked(true);
    awaitSum(window, "negatives of each");
}

inline void mintWrong(World& world, ui::MainWindow& window)
{
    mintReady(world, window);
    const QString file = rowsFile(world, "team,role,userIdentity,seat\nnorth,1,maria,1\nsouth,2,jo,2\neast,1," +
                                             QByteArray(36, 'x') + ",3\nwest,,kim,4\n");
    mintLine(window, "sessionName", "{team}-{n}");
    child<ui::MintPage>(window, "page.mint").takeFile(file);
    awaitProblems(window, 3);
}

inline void mintWritten(World& world, ui::MainWindow& window)
{
    mintReady(world, window);
    mintLine(window, "count", "1000");
    mintLine(window, "role", "1");
    mintLine(window, "sessionName", "load-{n}");
    awaitSum(window, ", about");
    const QString path = world.folder.filePath("tokens.csv");
    child<ui::MintPage>(window, "page.mint").writeTo(path);
    const auto& status = child<QLabel>(window, "mint.status");
    if (!QTest::qWaitFor([&] { return status.text().startsWith("Wrote"); })) qFatal("%s", qPrintable(status.text()));
}

} // namespace support::scenes
