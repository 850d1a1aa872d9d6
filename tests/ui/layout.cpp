// No text is cut off: at any width, in any state, at any scale (ctest runs this program at 1 and at 2).
#include "mainwindow.h"
#include "theme.h"
#include "ui/scenes.h"
#include "widgets/claimsview.h"
#include "widgets/findinglist.h"
#include "widgets/lifetimebar.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

using support::World;
using support::scenes::Scene;

namespace {

QString nameOf(const QWidget& widget, const QString& text = {})
{
    const QString name = widget.objectName().isEmpty() ? widget.metaObject()->className() : widget.objectName();
    return name + " “" + text.left(40) + "” at " + QString::number(widget.width()) + "x" +
           QString::number(widget.height());
}

/// The room that a text needs in a widget that is `width` wide and may break it between words.
int heightNeeded(const QWidget& widget, const QString& text, int width)
{
    return widget.fontMetrics().boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, text).height();
}

/// Collects what does not fit, so that one run shows all of it.
class Inspection
{
public:
    explicit Inspection(const QWidget& window)
    {
        each<QLabel>(window, [this](const QLabel& label) { checkLabel(label); });
        each<QAbstractButton>(window, [this](const QAbstractButton& button) { checkButton(button); });
        each<QComboBox>(window, [this](const QComboBox& box) {
            note(box.width() < box.minimumSizeHint().width() || isCut(box), box, box.currentText());
        });
        each<QLineEdit>(window, [this](const QLineEdit& line) {
            const int text = line.fontMetrics().horizontalAdvance(line.placeholderText());
            note((line.text().isEmpty() && text + 20 > line.width()) || isCut(line), line, line.placeholderText());
        });
        each<QTabBar>(window, [this](const QTabBar& bar) {
            note(bar.width() < bar.sizeHint().width() || isCut(bar), bar, bar.tabText(bar.count() - 1));
        });
        each<QScrollArea>(window, [this](const QScrollArea& area) {
            note(area.widget()->width() > area.viewport()->width(), area, "is wider than its place");
        });
        each<ui::LifetimeBar>(window, [this](const ui::LifetimeBar& bar) {
            constexpr int barAndGap = 16;
            const int needed = heightNeeded(bar, bar.accessibleName(), bar.width()) + barAndGap;
            note(needed > bar.height(), bar, bar.accessibleName());
        });
        each<ui::ClaimsView>(window, [this](const ui::ClaimsView& view) { checkClaims(view); });
        each<ui::FindingList>(window, [this](const ui::FindingList& list) {
            note(list.verticalScrollBar()->maximum() > 0, list, "scrolls inside the page");
        });
    }

    const QStringList& complaints() const { return complaints_; }

private:
    template <typename T, typename Check>
    void each(const QWidget& window, Check check)
    {
        const QList<T*> all = window.findChildren<T*>();
        for (const T* const one : all)
            if (one->isVisible()) check(*one);
    }

    void note(bool wrong, const QWidget& widget, const QString& text)
    {
        if (wrong) complaints_.append(nameOf(widget, text));
    }

    void checkLabel(const QLabel& label)
    {
        const QSize least = label.wordWrap() ? QSize(0, label.heightForWidth(label.width())) : label.sizeHint();
        note(label.width() < least.width() || label.height() < least.height() || isCut(label), label, label.text());
    }

    void checkButton(const QAbstractButton& button)
    {
        if (qobject_cast<const QLineEdit*>(button.parentWidget()) != nullptr) return; // an icon inside a line
        const QSize least = button.minimumSizeHint();
        note(button.width() < least.width() || button.height() < least.height() || isCut(button), button,
             button.text());
    }

    void checkClaims(const ui::ClaimsView& view)
    {
        note(view.horizontalHeader()->length() > view.viewport()->width(), view, "is wider than its place");
        note(view.verticalScrollBar()->maximum() > 0, view, "scrolls inside the page");
        for (int row = 0; row < view.rowCount(); ++row)
            note(view.fontMetrics().horizontalAdvance(view.item(row, 0)->text()) > view.columnWidth(0), view,
                 view.item(row, 0)->text());
    }

    /// Whether the widget reaches beyond the sides of what holds it.
    static bool isCut(const QWidget& widget)
    {
        const QWidget* const holder = widget.parentWidget();
        return widget.x() < 0 || widget.geometry().right() > holder->rect().right();
    }

    QStringList complaints_;
};

} // namespace

class LayoutTest : public QObject
{
    Q_OBJECT

    static constexpr int narrowest = 560;
    static constexpr int height = 900;

private Q_SLOTS:
    void initTestCase() { ui::applyScheme(*qApp, ui::Scheme::Light); } // its style sheet is part of what is tested

    void cutsNoTextOffAtAnyWidth_data()
    {
        QTest::addColumn<int>("scene");
        for (std::size_t i = 0; i < support::scenes::all.size(); ++i)
            QTest::addRow("%s", support::scenes::all[i].name) << static_cast<int>(i);
    }
    void cutsNoTextOffAtAnyWidth()
    {
        QFETCH(const int, scene);
        const Scene& wanted = support::scenes::all[static_cast<std::size_t>(scene)];
        World world;
        ui::MainWindow window(world.surroundings());
        window.resize(narrowest, height);
        window.openPage(wanted.page);
        wanted.arrange(world, window);
        QVERIFY(support::showActive(window));
        for (const int width : {narrowest, 900, 1'280, 2'000}) {
            window.resize(width, height);
            QCOMPARE(window.width(), width);
            QStringList complaints;
            const auto fits = [&] {
                complaints = Inspection(window).complaints();
                return complaints.isEmpty();
            };
            QVERIFY2(QTest::qWaitFor(fits, 1'000),
                     qPrintable(QString("%1 wide:\n%2").arg(width).arg(complaints.join('\n'))));
        }
    }
};

QTEST_MAIN(LayoutTest)
#include "layout.moc"
