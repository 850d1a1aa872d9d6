#pragma once

#include "ui/endpointscenes.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>

namespace support {

/// The Endpoint page in its window.
struct EndpointScene
{
    World world;
    std::unique_ptr<ui::MainWindow> window;

    explicit EndpointScene(bool withCredential = true)
    {
        if (withCredential) world.giveCredential();
        open();
    }
    void open()
    {
        window = std::make_unique<ui::MainWindow>(world.surroundings());
        window->openPage("endpoint");
        if (!showActive(*window)) qFatal("the window gets no keyboard");
    }
    QPushButton& button(const char* name) const { return child<QPushButton>(*window, QString("endpoint.") + name); }
    QString label(const char* name) const { return child<QLabel>(*window, QString("endpoint.") + name).text(); }
    QLineEdit& line(const char* name) const { return child<QLineEdit>(*window, QString("endpoint.") + name); }
    QSpinBox& rate(const char* name) const { return child<QSpinBox>(*window, QString("endpoint.") + name); }
    QString url() const { return child<QPlainTextEdit>(*window, "endpoint.url").toPlainText(); }
    QTableView& log() const { return child<QTableView>(*window, "endpoint.log"); }
    void press(const char* name) const
    {
        button(name).click();
        scenes::answerAll();
    }
    bool isRunning() const { return world.endpoint.plan.has_value(); }
    void serve(endpoint::Exchange exchange) const
    {
        const int before = log().model()->rowCount();
        world.endpoint.served(std::move(exchange));
        if (!QTest::qWaitFor([&] { return log().model()->rowCount() > before; })) qFatal("no row comes");
        log().selectRow(before);
    }
    QString copied() const { return QGuiApplication::clipboard()->text(); }
};

} // namespace support
