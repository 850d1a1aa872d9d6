#include "icons.h"

#include "theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QTest>

namespace {

/// The colours of the points that are drawn fully.
QSet<QRgb> coloursOf(const QPixmap& pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) == 255) colours.insert(image.pixel(x, y));
    return colours;
}

void eachIcon()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(":/icons").entryList();
    if (files.size() < 10) qFatal("the icons are missing");
    for (const QString& file : files)
        if (file != "chevron-down.svg") // which the style sheet draws, in a grey of its own
            QTest::newRow(qPrintable(file)) << file.section('.', 0, 0);
}

} // namespace

class IconsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areDrawnInTheColourAskedForAndSharpAtEachScale_data() { eachIcon(); }
    void areDrawnInTheColourAskedForAndSharpAtEachScale()
    {
        QFETCH(const QString, name);
        for (const qreal ratio : {1.0, 2.0}) {
            const QPixmap pixmap = ui::iconPixmap(name, QColor(0x123456), 48, ratio);
            QCOMPARE(pixmap.size(), QSize(48, 48) * ratio);
            QVERIFY(coloursOf(pixmap).contains(QColor(0x123456).rgb()));
        }
    }

    void followAChangeOfTheme()
    {
        const QIcon icon = ui::icon("sign");
        for (const ui::Scheme scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
            ui::applyScheme(*qApp, scheme);
            const ui::Colors& c = ui::colors(QApplication::palette());
            QVERIFY(coloursOf(icon.pixmap(48)).contains(c.text.rgb()));
            QVERIFY(coloursOf(icon.pixmap(48, QIcon::Disabled)).contains(c.muted.rgb()));
            QVERIFY(coloursOf(icon.pixmap(48, QIcon::Normal, QIcon::On)).contains(c.accent.rgb()));
        }
    }
};

QTEST_MAIN(IconsTest)
#include "icons.moc"
