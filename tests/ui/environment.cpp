#include "environment.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <set>

using vault::Environment;

class EnvironmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasAWordAndAColourOfItsOwn()
    {
        std::set<QString> words;
        std::set<QRgb> colours;
        const ui::Colors& light = ui::colors(QPalette());
        for (const Environment environment : vault::environments()) {
            words.insert(ui::words(environment));
            colours.insert(ui::colorOf(environment, light).rgb());
        }
        QCOMPARE(words.size(), vault::environments().size());
        QCOMPARE(colours.size(), vault::environments().size());
        QVERIFY(ui::words(Environment::None).isEmpty());
    }

    void paintsADotAndForNoneARing()
    {
        const ui::Colors& light = ui::colors(QPalette());
        for (const Environment environment : vault::environments()) {
            QImage image(20, 20, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            ui::paintDot(painter, QRectF(0, 0, 20, 20), environment, light);
            painter.end();
            const bool hollow = environment == Environment::None;
            QCOMPARE(image.pixelColor(10, 10), hollow ? QColor(Qt::white) : ui::colorOf(environment, light));
            QVERIFY(image.pixelColor(10, 5) != QColor(Qt::white));
            QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white));
        }
    }
};

QTEST_MAIN(EnvironmentTest)
#include "environment.moc"
