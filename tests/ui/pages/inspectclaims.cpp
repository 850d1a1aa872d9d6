#include "pages/inspectclaims.h"

#include "theme.h"
#include "ui/pages/inspectpage.h"

#include <QTextBlock>
#include <QTextLayout>

using support::child;
using support::clipboard;
using support::Inspect;
using support::soundToken;

class InspectClaimsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesTheChosenClaimOrAllByKeyboard()
    {
        const Inspect inspect;
        inspect.paste(soundToken());
        auto& one = child<QPushButton>(inspect.page, "inspect.copyValue");
        auto& all = child<QPushButton>(inspect.page, "inspect.copyAll");
        QVERIFY(!one.isEnabled());
        inspect.claims().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&inspect.claims(), Qt::Key_Down);
        QVERIFY(one.isEnabled());
        QTest::keyClick(&one, Qt::Key_Space);
        QCOMPARE(clipboard().text(), inspect.claims().item(inspect.claims().currentRow(), 1)->text());
        QTest::keyClick(&all, Qt::Key_Space);
        QVERIFY2(clipboard().text().startsWith("{\"app_key\":\""), qPrintable(clipboard().text()));
        QVERIFY(clipboard().text().contains("\"tpc\":\"Cool Cars\""));
    }

    void markAndChoiceFollowEachOther()
    {
        const Inspect inspect;
        inspect.paste(ui::text(support::signedToken(
            R"({"app_key":"k","role_type":7,"tpc":"Cool Cars","version":1,"iat":1772366000,"exp":1772373200})", "s")));
        const int row = inspect.row("role_type");
        QVERIFY(row >= 0);
        inspect.findings().setFocus(Qt::TabFocusReason);
        for (int down = 0; down <= row; ++down) QTest::keyClick(&inspect.findings(), Qt::Key_Down);
        QCOMPARE(inspect.claims().currentRow(), 1);
        const auto marks = inspect.input().extraSelections();
        QCOMPARE(marks.size(), 1);
        const QByteArray json =
            QByteArray::fromBase64(marks.first().cursor.selectedText().toUtf8(), QByteArray::Base64UrlEncoding);
        QVERIFY2(json.size() < 24, json.constData());
        inspect.claims().selectRow(2);
        QVERIFY(inspect.input().extraSelections().first().cursor.selectionStart() >=
                marks.first().cursor.selectionEnd() - 4);
    }

    void colourFollowsTheTokenInWhatWasPasted()
    {
        const Inspect inspect;
        const QString token = soundToken();
        inspect.paste("curl -H 'Authorization: Bearer " + token + "' https://example.org/");
        const auto formats = inspect.input().document()->firstBlock().layout()->formats();
        const QColor around = ui::colors(QGuiApplication::palette()).muted;
        QCOMPARE(formats.first().format.foreground().color(), around);
        QCOMPARE(formats.first().length, 31);
        QCOMPARE(formats.last().format.foreground().color(), around);
        QVERIFY(formats.last().length >= 22);
    }

    void isAwayWhereATextSaysNothing()
    {
        const Inspect inspect;
        inspect.paste("hello");
        QVERIFY(!child<QLabel>(inspect.page, "inspect.header").isVisible());
        QVERIFY(!child<QPushButton>(inspect.page, "inspect.copyAll").isVisible());
        QCOMPARE(inspect.said("inspect.count"), "3 errors");
    }

    void showsHostileTextHarmless()
    {
        const Inspect inspect;
        inspect.paste(ui::text(support::tokenWith(
            "{\"<img "
            "src=x>\\u202e\":\"<b>a</b>\\u202egpj.exe\\u001b[31m\\n\",\"tpc\":\"x\\u2066y\",\"exp\":1772373200}")));
        QString shown = inspect.said("inspect.header");
        for (int row = 0; row < inspect.claims().rowCount(); ++row)
            for (int column = 0; column < 3; ++column) shown += inspect.claims().item(row, column)->text().remove('\n');
        for (int row = 0; row < inspect.findings().count(); ++row) shown += inspect.findings().item(row)->text();
        QVERIFY(shown.contains("<b>a</b>\\u202egpj.exe\\u001b[31m\\n"));
        for (const QChar character : shown)
            QVERIFY2(character.isPrint(), qPrintable(QString::number(character.unicode(), 16)));
        for (int row = 0; row < inspect.findings().count(); ++row)
            QVERIFY(!inspect.findings().item(row)->data(Qt::UserRole + 1).toString().contains("<img"));
    }
};

QTEST_MAIN(InspectClaimsTest)
#include "inspectclaims.moc"
