#include "base/request.h"

#include <QTest>

#include <optional>
#include <utility>

using base::Request;

class RequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dropsWhenItEnds()
    {
        int drops = 0;
        std::optional<Request> request(std::in_place, [&] { ++drops; });
        QCOMPARE(drops, 0);
        request.reset();
        QCOMPARE(drops, 1);
    }

    void dropsOnceHoweverOften()
    {
        int drops = 0;
        {
            Request request([&] { ++drops; });
            request.cancel();
            request.cancel();
        }
        QCOMPARE(drops, 1);
    }

    void dropsTheEarlierOneWhenAnotherTakesItsPlace()
    {
        QByteArray drops;
        {
            Request request([&] { drops += 'a'; });
            request = Request([&] { drops += 'b'; });
            QCOMPARE(drops, QByteArray("a"));
        }
        QCOMPARE(drops, QByteArray("ab"));
    }

    void takesTheDropAlongWhenItIsMoved()
    {
        int drops = 0;
        {
            Request target;
            {
                Request source([&] { ++drops; });
                target = std::move(source);
            }
            QCOMPARE(drops, 0);
            const Request last(std::move(target));
            QCOMPARE(drops, 0);
        }
        QCOMPARE(drops, 1);
    }

    void survivesBeingAssignedToItself()
    {
        int drops = 0;
        Request request([&] { ++drops; });
        Request& same = request;
        request = std::move(same);
        QCOMPARE(drops, 0);
        request.cancel();
        QCOMPARE(drops, 1);
    }
};

QTEST_APPLESS_MAIN(RequestTest)
#include "request.moc"
