#include "widgets/qrcode.h"

#include "ui/world.h"

#include <QImage>

class QrCodeTest : public QObject
{
    Q_OBJECT

    /// Whether a finder stands with its upper left corner there: a dark ring of seven around a dark square of three.
    static bool hasFinder(const ui::QrCode& code, int column, int row)
    {
        for (int i = 0; i < 49; ++i) {
            const int x = i % 7;
            const int y = i / 7;
            const int ring = qMin(qMin(x, 6 - x), qMin(y, 6 - y));
            if (code.isDark(column + x, row + y) != (ring != 1)) return false;
        }
        return true;
    }

private Q_SLOTS:
    void drawsACode()
    {
        ui::QrCode code;
        QVERIFY(code.isEmpty());
        code.setText("https://zoom.us/oauth_device?user_code=ABCD-1234");
        QVERIFY(code.side() >= 21);
        QVERIFY(hasFinder(code, 0, 0));
        QVERIFY(hasFinder(code, code.side() - 7, 0));
        QVERIFY(hasFinder(code, 0, code.side() - 7));
        QVERIFY(!hasFinder(code, code.side() - 7, code.side() - 7));
        const QImage picture = code.grab().toImage();
        QCOMPARE(picture.pixelColor(picture.width() / 2, 3), QColor(Qt::white)); // the quiet zone
        code.setText({});
        QVERIFY(code.isEmpty());
        code.setText(QString(10'000, 'x'));
        QVERIFY(code.isEmpty());
    }

    void differsWithTheText()
    {
        ui::QrCode one;
        ui::QrCode other;
        one.setText("https://zoom.us/a");
        other.setText("https://zoom.us/b");
        QVERIFY(one.grab().toImage() != other.grab().toImage());
    }
};

QTEST_MAIN(QrCodeTest)
#include "qrcode.moc"
