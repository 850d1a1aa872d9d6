// Everybody can reach, name and leave every part of the window: with the keyboard alone, and with a screen reader.
#include "mainwindow.h"
#include "theme.h"
#include "ui/scenes.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QTabBar>

#include <memory>

using support::child;
using support::World;
using support::scenes::Scene;
using ui::MainWindow;

namespace {

/// Parts that Qt makes inside a widget of ours, which speaks for them.
bool isPartOfAnother(const QWidget& widget)
{
    const QWidget* const parent = widget.parentWidget();
    const auto* const area = qobject_cast<const QAbstractScrollArea*>(parent);
    return widget.objectName().startsWith("qt_") || qobject_cast<const QScrollBar*>(&widget) != nullptr ||
           qobject_cast<const QTabBar*>(parent) != nullptr || (area != nullptr && area->viewport() == &widget);
}

/// The widgets on show that somebody can work with.
QList<QWidget*> partsOf(const QWidget& window)
{
    QList<QWidget*> parts = window.findChildren<QWidget*>();
    parts.removeIf([](const QWidget* widget) {
        return !widget->isVisible() || !widget->isEnabled() || (widget->focusPolicy() & Qt::TabFocus) == 0 ||
               isPartOfAnother(*widget);
    });
    return parts;
}

/// Those of them at which Tab stops. Of buttons that exclude each other it is the chosen one; arrow keys lead on.
QList<QWidget*> stopsIn(const QWidget& window)
{
    QList<QWidget*> stops = partsOf(window);
    stops.removeIf([](const QWidget* widget) {
        const auto* const button = qobject_cast<const QAbstractButton*>(widget);
        return button != nullptr && button->autoExclusive() && !button->isChecked();
    });
    return stops;
}

QString nameOf(const QWidget& widget)
{
    return widget.objectName().isEmpty() ? QString(widget.metaObject()->className()) : widget.objectName();
}

QStringList namesOf(const QList<QWidget*>& widgets)
{
    QStringList names;
    for (const QWidget* const widget : widgets) names.append(nameOf(*widget));
    return names;
}

/// What a screen reader says for the widget: its own name, or that of the label that belongs to it.
QString spokenName(QWidget& widget)
{
    QAccessibleInterface* const interface = QAccessible::queryAccessibleInterface(&widget);
    for (const auto& [label, relation] : interface->relations(QAccessible::Label))
        if (label != nullptr) return label->text(QAccessible::Name);
    return interface->text(QAccessible::Name);
}

/// Where Tab leads from the widget that has the keyboard, until it comes round. A text with links takes several.
QList<QWidget*> tabRound(MainWindow& window, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QList<QWidget*> round;
    for (int i = 0; i < 300; ++i) {
        QWidget* const here = window.focusWidget();
        if (round.isEmpty() || round.last() != here) {
            if (round.contains(here)) break;
            round.append(here);
        }
        QTest::keyClick(here, key, modifiers);
    }
    return round;
}

struct Opened
{
    World world;
    MainWindow window{world.surroundings()};

    explicit Opened(const Scene& scene)
    {
        window.resize(1'280, 860);
        window.openPage(scene.page);
        scene.arrange(world, window);
        if (!support::showActive(window)) qFatal("the window gets no keyboard");
    }
};

/// 0 the rail, 1 the header, 2 the page's headline, 3 its left column, 4 its right one; then from top to bottom, then
/// to the right.
std::array<int, 3> placeOf(const QWidget& stop, const MainWindow& window)
{
    const QPoint at = stop.mapTo(&window, stop.rect().center());
    const QWidget& rail = child<QWidget>(window, "rail");
    const QWidget& header = child<QWidget>(window, "header");
    const auto isColumn = [](const QWidget* widget) { return widget->property("column").toBool(); };
    const QWidget* column = &stop;
    while (column != nullptr && !isColumn(column)) column = column->parentWidget();
    const int region = rail.isAncestorOf(&stop)                     ? 0
                       : header.isAncestorOf(&stop)                 ? 1
                       : column == nullptr                          ? 2
                       : column->mapTo(&window, QPoint()).x() < 600 ? 3
                                                                    : 4;
    return {region, at.y(), at.x()};
}

} // namespace

class AccessibilityTest : public QObject
{
    Q_OBJECT

    static void eachScene()
    {
        QTest::addColumn<int>("scene");
        for (std::size_t i = 0; i < support::scenes::all.size(); ++i)
            QTest::newRow(support::scenes::all[i].name) << static_cast<int>(i);
    }
    static const Scene& scene(int index) { return support::scenes::all[static_cast<std::size_t>(index)]; }

private Q_SLOTS:
    void initTestCase() { ui::applyScheme(*qApp, ui::Scheme::Light); } // its style sheet is part of what is tested

    void everythingToWorkWithHasANameForRobotsAndForScreenReaders_data() { eachScene(); }
    void everythingToWorkWithHasANameForRobotsAndForScreenReaders()
    {
        QFETCH(const int, scene);
        const Opened opened(this->scene(scene));
        QSet<QString> names;
        for (QWidget* const stop : partsOf(opened.window)) {
            QVERIFY2(!stop->objectName().isEmpty(), qPrintable("no objectName: " + nameOf(*stop) + spokenName(*stop)));
            QVERIFY2(!names.contains(stop->objectName()), qPrintable("twice: " + stop->objectName()));
            QVERIFY2(!spokenName(*stop).isEmpty(), qPrintable("no accessible name: " + nameOf(*stop)));
            names.insert(stop->objectName());
        }
    }

    void hasTheNamesThatRobotsUse()
    {
        const QString names =
            "nav.sign nav.inspect nav.credentials page.sign page.inspect page.credentials profileChooser "
            "field.sessionName error.sessionName sign.kind sign.token sign.claims sign.copy sign.lifetime "
            "inspect.input inspect.claims inspect.findings inspect.signature inspect.whose inspect.needed "
            "inspect.mend inspect.openInSign inspect.report inspect.error inspect.errorMeaning inspect.compare "
            "credentials.list "
            "credentials.add credentials.name credentials.key credentials.secret credentials.save credentials.remove "
            "credentials.status credentials.kind credentials.environment credentials.accountId "
            "credentials.redirectUri credentials.oauthBase credentials.apiBase credentials.publicClient "
            "credentials.duplicate credentials.undo credentials.import credentials.export credentials.idle "
            "credentials.check "
            "nav.signin nav.api page.signin page.api signin.start signin.cancel signin.url signin.paste signin.status "
            "signin.profile signin.way signin.redirect signin.code signin.copyToken signin.refresh signin.signOut "
            "signin.legs api.call api.send api.response api.cancel api.curl api.status api.explanation api.next "
            "nav.endpoint page.endpoint endpoint.start endpoint.stop endpoint.url endpoint.log endpoint.kind "
            "endpoint.port endpoint.origins endpoint.who endpoint.status endpoint.faultsNotice endpoint.openInSign "
            "endpoint.openInInspect endpoint.rowCurl endpoint.rowFetch "
            "nav.mint page.mint mint.kind mint.count mint.chooseRows mint.dropRows mint.rows mint.role "
            "mint.sessionName mint.userIdentity mint.format mint.negatives mint.now mint.who mint.write mint.cancel "
            "mint.progress mint.status mint.path mint.sum mint.slips mint.problems mint.preview";
        const Opened opened(support::scenes::all.front());
        for (const QString& name : names.split(' '))
            QVERIFY2(opened.window.findChildren<QWidget*>(name).size() == 1, qPrintable(name));
    }

    void tabReachesEverythingInTheOrderOfTheEye_data() { eachScene(); }
    void tabReachesEverythingInTheOrderOfTheEye()
    {
        QFETCH(const int, scene);
        Opened opened(this->scene(scene));
        tabReachesEverything(opened.window);
    }

    void tabGoesBackTheSameWay()
    {
        Opened opened(support::scenes::all[1]);
        child<QWidget>(opened.window, "nav.sign").setFocus(Qt::TabFocusReason);
        QStringList there = namesOf(tabRound(opened.window, Qt::Key_Tab));
        child<QWidget>(opened.window, "nav.sign").setFocus(Qt::TabFocusReason);
        QStringList back = namesOf(tabRound(opened.window, Qt::Key_Backtab, Qt::ShiftModifier));
        std::reverse(back.begin() + 1, back.end());
        QCOMPARE(back.join(" "), there.join(" "));
    }

    void arrowsLeadFromPlaceToPlace()
    {
        const Opened opened(support::scenes::all.front());
        QWidget& sign = child<QWidget>(opened.window, "nav.sign");
        sign.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&sign, Qt::Key_Down);
        QCOMPARE(opened.window.focusWidget()->objectName(), "nav.inspect");
        QVERIFY(child<QWidget>(opened.window, "page.inspect").isVisible());
    }

    void tabKeepsItsOrderWhenTheKindIsSwitched()
    {
        Opened opened(support::scenes::all[1]);
        child<QTabBar>(opened.window, "sign.kind").setCurrentIndex(1);
        child<QTabBar>(opened.window, "sign.kind").setCurrentIndex(0);
        QCoreApplication::processEvents(); // the new form appears
        tabReachesEverything(opened.window);
    }

    void errorsAreTiedToTheirFields()
    {
        const Opened opened(support::scenes::all[3]);
        auto& name = child<QLineEdit>(opened.window, "field.sessionName");
        QCOMPARE(QAccessible::queryAccessibleInterface(&name)->text(QAccessible::Description),
                 child<QLabel>(opened.window, "error.sessionName").text());
    }

    void stateIsNeverSaidByColourAlone()
    {
        const Opened faulty(support::scenes::all[6]);
        QVERIFY(child<QLabel>(faulty.window, "inspect.signature").text().contains("not made with this secret"));
        const Opened sound(support::scenes::all[5]);
        QVERIFY(child<QLabel>(sound.window, "inspect.signature").text().contains("valid"));
    }

private:
    static void tabReachesEverything(MainWindow& window)
    {
        QList<QWidget*> expected = stopsIn(window);
        std::sort(expected.begin(), expected.end(),
                  [&](const QWidget* a, const QWidget* b) { return placeOf(*a, window) < placeOf(*b, window); });
        expected.first()->setFocus(Qt::TabFocusReason);
        QCOMPARE(namesOf(tabRound(window, Qt::Key_Tab)).join(" "), namesOf(expected).join(" "));
    }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility.moc"
