#include "base/hardening.h"

#include <QFile>
#include <QTest>

#ifdef Q_OS_UNIX
    #include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
    #include <sys/prctl.h>
#endif

class HardeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::denyInspection(); }

    void writesNoCore()
    {
#ifdef Q_OS_UNIX
        rlimit limit{1, 1};
        QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(limit.rlim_cur, rlim_t{0});
        QCOMPARE(limit.rlim_max, rlim_t{0});
#else
        QSKIP("this system has no core files");
#endif
    }

    void letsNoOtherProcessLookIn()
    {
#ifdef Q_OS_LINUX
        QCOMPARE(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
#else
        QSKIP("only Linux says whether it does");
#endif
    }
};

QTEST_APPLESS_MAIN(HardeningTest)
#include "hardening.moc"
