#include "form/lifetimepresets.h"

#include "ui/world.h"

#include <QLineEdit>
#include <QPushButton>

namespace {

/// A line with its presets beside it.
struct Line
{
    QLineEdit edit;
    ui::LifetimePresets presets{&edit};

    QPushButton* button(const QString& text) const
    {
        const auto buttons = presets.findChildren<QPushButton*>();
        for (QPushButton* const button : buttons)
            if (button->text() == text) return button;
        qFatal("there is no preset %s", qPrintable(text));
    }
    QString marked() const
    {
        QStringList marked;
        for (const QPushButton* const button : presets.findChildren<QPushButton*>())
            if (button->isChecked()) marked.append(button->text());
        return marked.join('|');
    }
};

} // namespace

class LifetimePresetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areTheLeastTheDefaultAndTheMost()
    {
        const Line line;
        QStringList texts;
        for (const QPushButton* const button : line.presets.findChildren<QPushButton*>()) texts.append(button->text());
        QCOMPARE(texts, QStringList({"30 min", "2 h", "48 h"}));
    }

    void typesWhatItSays_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<int>("seconds");
        QTest::newRow("least") << "30 min" << 1'800;
        QTest::newRow("default") << "2 h" << 7'200;
        QTest::newRow("most") << "48 h" << 172'800;
    }
    void typesWhatItSays()
    {
        QFETCH(const QString, preset);
        QFETCH(const int, seconds);
        const Line line;
        QTest::mouseClick(line.button(preset), Qt::LeftButton);
        QCOMPARE(line.edit.text(), preset);
        QCOMPARE(int(base::parseDuration(ui::utf8(line.edit.text()))->count()), seconds);
        QCOMPARE(line.marked(), preset);
    }

    void marksTheOneThatTheLineSaysInWhateverUnit_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("marked");
        QTest::newRow("empty: the default") << ""
                                            << "2 h";
        QTest::newRow("seconds") << "7200"
                                 << "2 h";
        QTest::newRow("minutes") << "120m"
                                 << "2 h";
        QTest::newRow("days") << "2d"
                              << "48 h";
        QTest::newRow("another") << "45m"
                                 << "";
        QTest::newRow("no duration") << "long"
                                     << "";
    }
    void marksTheOneThatTheLineSaysInWhateverUnit()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, marked);
        Line line;
        line.edit.setText("45 min");
        line.edit.setText(typed);
        QCOMPARE(line.marked(), marked);
    }

    void staysMarkedWhenItIsChosenAgain()
    {
        const Line line;
        QTest::mouseClick(line.button("48 h"), Qt::LeftButton);
        QTest::mouseClick(line.button("48 h"), Qt::LeftButton);
        QCOMPARE(line.marked(), "48 h");
        QCOMPARE(line.edit.text(), "48 h");
    }
};

QTEST_MAIN(LifetimePresetsTest)
#include "lifetimepresets.moc"
