// Draws the window as it looks at a fixed moment, for people to see and for the README:
//
//   callsign-screenshots FOLDER [light|dark [SCENES [WIDTH]]]
//
// With SCENES it draws those alone whose names begin so, WIDTH device-independent pixels wide.
// Writes <scene>-<scheme>[@2x].png. The scale is Qt's own: with QT_SCALE_FACTOR=2 it draws the @2x pictures.
#include "theme.h"
#include "ui/scenes.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QLocale>

#include <cstdio>

namespace {

using support::World;
using support::scenes::Scene;
using ui::MainWindow;

constexpr QSize windowSize{1280, 860};

bool draw(const Scene& scene, const QString& file, int width)
{
    World world;
    MainWindow window(world.surroundings());
    window.resize(width, windowSize.height());
    window.openPage(scene.page);
    scene.arrange(world, window);
    if (!support::showActive(window)) return false;
    for (int pass = 0; pass < 4; ++pass) QCoreApplication::processEvents(); // what grew moves its neighbours
    constexpr int smallestFile = 0;
    const QImage picture = window.grab().toImage().convertToFormat(QImage::Format_RGB888); // opaque: smaller again
    const bool written = picture.save(file, nullptr, smallestFile);
    std::puts(qPrintable(file));
    return written;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    QLocale::setDefault(QLocale::c());
    const QApplication application(argc, argv);
    const QString only = argc > 2 ? argv[2] : "";
    const QString wanted = argc > 3 ? argv[3] : "";
    const int width = argc > 4 ? QString(argv[4]).toInt() : windowSize.width();
    if (argc < 2 || argc > 5 || !QDir().mkpath(argv[1])) {
        std::fputs("usage: callsign-screenshots FOLDER [light|dark [SCENES [WIDTH]]]\n", stderr);
        return 2;
    }
    QApplication::setCursorFlashTime(0); // a blinking cursor would make each picture different
    const QDir folder(argv[1]);
    const QString scale = application.devicePixelRatio() > 1 ? "@2x" : "";
    bool drawn = true;
    for (const auto& [scheme, name] : {std::pair{ui::Scheme::Light, "light"}, std::pair{ui::Scheme::Dark, "dark"}}) {
        if (!only.isEmpty() && only != name) continue;
        ui::applyScheme(*qApp, scheme);
        for (const Scene& scene : support::scenes::all)
            if (QString(scene.name).startsWith(wanted))
                drawn =
                    draw(scene, folder.filePath(QString("%1-%2%3.png").arg(scene.name, name, scale)), width) && drawn;
    }
    return drawn ? 0 : 1;
}
