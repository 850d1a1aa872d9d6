#include "widgets/header.h"

#include "environment.h"
#include "ui/world.h"

#include <QImage>

using support::World;

namespace {

QColor lineColor(ui::Header& header)
{
    const QImage image = header.grab().toImage();
    return image.pixelColor(image.width() - 10, image.height() - 2);
}

} // namespace

class HeaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wearsTheColourOfTheChosenProfilesEnvironment()
    {
        World world;
        const std::string id = world.giveProfile("Production", vault::Kind::Video, vault::Environment::Production);
        const std::string plain = world.giveProfile("Plain");
        ui::Header header(world.credentials);
        header.resize(600, 48);
        const QColor red = ui::colorOf(vault::Environment::Production, ui::colors(header.palette()));
        QVERIFY(lineColor(header) != red);
        world.credentials.choose(id);
        QCOMPARE(lineColor(header), red);
        world.credentials.choose(plain);
        QVERIFY(lineColor(header) != red);
    }
};

QTEST_MAIN(HeaderTest)
#include "header.moc"
