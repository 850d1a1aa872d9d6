// Draws the window as it looks at a fixed moment, for people to see and for the README:
//
//   callsign-screenshots FOLDER [SCENES [WIDTH]]
//
// Writes <scene>-<scheme>[@2x].png of all scenes, or of those whose names begin with SCENES. The scale is Qt's own:
// with QT_SCALE_FACTOR=2 it draws the @2x pictures.
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
    if (argc < 2 || argc > 4 || !QDir().mkpath(argv[1])) {
        std::fputs("usage: callsign-screenshots FOLDER [SCENES [WIDTH]]\n", stderr);
        return 2;
    }
    QApplication::setCursorFlashTime(0); // a blinking cursor would make each picture different
    const QDir folder(argv[1]);
    const QString wanted = argc > 2 ? argv[2] : "";
    const int width = argc > 3 ? QString(argv[3]).toInt() : windowSize.width();
    const QString scale = application.devicePixelRatio() > 1 ? "@2x" : "";
    bool drawn = true;
    for (const auto& [scheme, name] : {std::pair{ui::Scheme::Light, "light"}, std::pair{ui::Scheme::Dark, "dark"}}) {
        ui::applyScheme(*qApp, scheme);
        for (const Scene& scene : support::scenes::all)
            if (QString(scene.name).startsWith(wanted))
                drawn =
                    draw(scene, folder.filePath(QString("%1-%2%3.png").arg(scene.name, name, scale)), width) && drawn;
    }
    return drawn ? 0 : 1;
}
