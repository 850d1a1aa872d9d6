#include "pages/inspectcompare.h"

#include "ui/pages/inspectpage.h"
#include "widgets/pairtable.h"

using support::child;
using support::Inspect;
using support::soundToken;

namespace {

void compareWith(const Inspect& inspect, const QString& token)
{
    inspect.open("inspect.compareFold");
    child<QPlainTextEdit>(inspect.page, "inspect.compare").setPlainText(token);
}

} // namespace

class InspectCompareTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereOnlyBesideAToken()
    {
        const Inspect inspect;
        QVERIFY(!child<QPushButton>(inspect.page, "inspect.compareFold").isVisible());
        inspect.paste(soundToken());
        QVERIFY(child<QPushButton>(inspect.page, "inspect.compareFold").isVisible());
        QVERIFY(!child<QPlainTextEdit>(inspect.page, "inspect.compare").isVisible());
    }

    void saysByWordHowClaimsRelate()
    {
        Inspect inspect;
        inspect.world.giveCredential();
        inspect.paste(soundToken());
        const std::string payload =
            R"({"app_key":"test-key-3f9a","tpc":"Cool Cars","version":1,"iat":1772364600,"exp":1772371800,"geo_regions":"DE"})";
        compareWith(inspect, "Bearer " + ui::text(support::signedToken(payload, support::sdkSecret)));
        QCOMPARE(inspect.said("inspect.compareVerdict"), "The tokens differ. One secret signed both.");
        const auto& table = child<ui::PairTable>(inspect.page, "inspect.compareClaims");
        QStringList rows;
        for (int row = 0; row < table.rowCount(); ++row)
            rows.append(table.item(row, 0)->text() + '|' + table.item(row, 2)->text());
        const QString all = rows.join(';');
        QVERIFY2(all.contains("tpc\n= same|Cool Cars"), qPrintable(all));
        QVERIFY2(all.contains("role_type\n− only here|"), qPrintable(all));
        QVERIFY2(all.contains("geo_regions\n+ only there|DE"), qPrintable(all));
        QVERIFY2(all.contains("iat\n≠ differs|1772364600\n30 s later"), qPrintable(all));
    }

    void saysWhenSecretsDiffer()
    {
        Inspect inspect;
        inspect.world.giveCredential();
        inspect.paste(soundToken());
        compareWith(inspect, soundToken("another-secret"));
        QCOMPARE(inspect.said("inspect.compareVerdict"), "Both say the same. Their signatures differ.");
        compareWith(inspect, soundToken());
        QCOMPARE(inspect.said("inspect.compareVerdict"), "Both are the same token.");
    }

    void forgetsTheSecondTokenWithTheFirst()
    {
        Inspect inspect;
        inspect.world.giveCredential();
        inspect.paste(soundToken());
        compareWith(inspect, soundToken());
        inspect.world.credentials.screenLocked();
        QVERIFY(child<QPlainTextEdit>(inspect.page, "inspect.compare").toPlainText().isEmpty());
    }
};

QTEST_MAIN(InspectCompareTest)
#include "inspectcompare.moc"
