// The pictures that `callsign-screenshots` draws: all there, with something on them, each scheme with its own colours.
#include <QImage>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr const char* scenes[]{"sign-empty",
                               "sign",
                               "sign-advanced",
                               "sign-errors",
                               "inspect-empty",
                               "inspect",
                               "inspect-faulty",
                               "inspect-meeting",
                               "inspect-mended",
                               "inspect-compared",
                               "inspect-damaged",
                               "inspect-huge",
                               "sign-profile",
                               "sign-no-keychain",
                               "credentials-empty",
                               "credentials",
                               "credentials-s2s",
                               "credentials-removed",
                               "credentials-no-keychain",
                               "signin-empty",
                               "signin",
                               "signin-waits",
                               "signin-device",
                               "signin-done",
                               "signin-refused",
                               "api-empty",
                               "api",
                               "api-zak",
                               "api-refused",
                               "endpoint-no-credential",
                               "endpoint-empty",
                               "endpoint",
                               "endpoint-faults",
                               "endpoint-refused",
                               "sign-faults"};

/// Draws all pictures of those schemes (all without any) at that scale; what went wrong, or nothing.
QString draw(const QString& folder, const char* scale, const QStringList& scheme = {})
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_SCALE_FACTOR", scale);
    // The tests of the layout look for leaks in the same scenes; without that, Qt's style sheets take a third less
    // time.
    environment.insert("ASAN_OPTIONS", "detect_leaks=0:malloc_context_size=0:quarantine_size_mb=4");
    program.setProcessEnvironment(environment);
    program.start(CALLSIGN_SCREENSHOTS, QStringList{folder} + scheme);
    constexpr int deadline = 200'000; // milliseconds: a loaded machine is slow
    if (!program.waitForFinished(deadline)) return program.errorString();
    return program.exitCode() == 0 ? QString() : program.readAllStandardError();
}

/// How many colours there are on a coarse grid of points.
qsizetype coloursOf(const QImage& picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 2)
        for (int x = 0; x < picture.width(); x += 2) colours.insert(picture.pixel(x, y));
    return colours.size();
}

} // namespace

class PicturesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir folder_;

    QImage picture(const QString& scene, const QString& scheme, const QString& suffix) const
    {
        return QImage(folder_.filePath(scene + '-' + scheme + suffix + ".png"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(draw(folder_.path(), "1"), QString());
        QCOMPARE(draw(folder_.path(), "2", {"light"}), QString());
    }

    void showEachSceneInBothSchemesAndAtBothScales_data()
    {
        QTest::addColumn<QString>("scene");
        for (const char* const scene : scenes) QTest::newRow(scene) << scene;
    }
    void showEachSceneInBothSchemesAndAtBothScales()
    {
        QFETCH(const QString, scene);
        const QImage light = picture(scene, "light", {});
        const QImage dark = picture(scene, "dark", {});
        const QImage fine = picture(scene, "light", "@2x");
        QVERIFY(!light.isNull() && !dark.isNull() && !fine.isNull());
        QCOMPARE(fine.size(), light.size() * 2);
        QVERIFY(coloursOf(light) > 50);
        QVERIFY(coloursOf(dark) > 50);
        const QPoint corner(light.width() - 2, light.height() - 2);
        QVERIFY(qGray(light.pixel(corner)) > 200);
        QVERIFY(qGray(dark.pixel(corner)) < 60);
    }

    void differFromSceneToScene()
    {
        for (const char* const scene : scenes)
            for (const char* const other : scenes)
                if (scene != other) QVERIFY2(picture(scene, "light", {}) != picture(other, "light", {}), scene);
    }

    void areTheSameWheneverTheyAreDrawn()
    {
        const QTemporaryDir again;
        QCOMPARE(draw(again.path(), "1", {"dark"}), QString());
        for (const char* const scene : scenes) {
            const QString name = QString("%1-dark.png").arg(scene);
            QVERIFY2(QImage(again.filePath(name)) == QImage(folder_.filePath(name)), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(PicturesTest)
#include "pictures.moc"
