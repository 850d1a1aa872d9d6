#include "theme.h"

#include "ui/world.h"

#include <QApplication>

#include <cmath>

using ui::Colors;
using ui::Scheme;

namespace {

/// WCAG 2.2, relative luminance.
double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.2, contrast ratio: 1 to 21.
double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

struct Named
{
    const char* name;
    QColor Colors::*color;
};

constexpr std::array texts{
    Named{"text", &Colors::text},     Named{"muted", &Colors::muted},     Named{"accent", &Colors::accent},
    Named{"error", &Colors::error},   Named{"warning", &Colors::warning}, Named{"good", &Colors::good},
    Named{"header", &Colors::header}, Named{"payload", &Colors::payload}, Named{"signature", &Colors::signature}};
constexpr std::array grounds{Named{"window", &Colors::window}, Named{"surface", &Colors::surface},
                             Named{"sunken", &Colors::sunken}};

void wear(Scheme scheme) { ui::applyScheme(*qApp, scheme); }
const Colors& worn() { return ui::colors(QApplication::palette()); }

void eachScheme()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reckonsContrastAsWcagDoes()
    {
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01);
    }

    void everyTextCanBeReadOnEveryGround_data() { eachScheme(); }
    void everyTextCanBeReadOnEveryGround()
    {
        QFETCH(const Scheme, scheme);
        wear(scheme);
        for (const Named& text : texts) {
            for (const Named& ground : grounds) {
                const double ratio = contrast(worn().*text.color, worn().*ground.color);
                QVERIFY2(ratio >= 4.5, qPrintable(QString("%1 on %2 is %3:1").arg(text.name, ground.name).arg(ratio)));
            }
        }
        QVERIFY(contrast(worn().onAccent, worn().accent) >= 4.5);
    }

    void theStyledPaletteCanBeReadToo_data() { eachScheme(); }
    void theStyledPaletteCanBeReadToo()
    {
        QFETCH(const Scheme, scheme);
        wear(scheme);
        const QPalette palette = QApplication::palette();
        using Role = QPalette::ColorRole;
        const std::initializer_list<std::pair<Role, Role>> pairs{
            {QPalette::WindowText, QPalette::Window},         {QPalette::Text, QPalette::Base},
            {QPalette::Text, QPalette::AlternateBase},        {QPalette::ButtonText, QPalette::Button},
            {QPalette::ToolTipText, QPalette::ToolTipBase},   {QPalette::PlaceholderText, QPalette::Base},
            {QPalette::HighlightedText, QPalette::Highlight}, {QPalette::Link, QPalette::Base}};
        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
            for (const auto& [text, ground] : pairs)
                QVERIFY2(contrast(palette.color(group, text), palette.color(group, ground)) >= 4.5,
                         qPrintable(QString("group %1: role %2 on role %3").arg(group).arg(text).arg(ground)));
    }

    void focusAndLifeStandOutFromWhatIsBehindThem_data() { eachScheme(); }
    void focusAndLifeStandOutFromWhatIsBehindThem()
    {
        QFETCH(const Scheme, scheme);
        wear(scheme);
        for (const QColor& mark : {worn().accent, worn().error}) // WCAG 2.2, 1.4.11
            for (const QColor& ground : {worn().window, worn().surface, worn().sunken})
                QVERIFY(contrast(mark, ground) >= 3);
        for (const QColor& bar : {worn().good, worn().warning, worn().error})
            QVERIFY(contrast(bar, worn().border) >= 3);
    }

    void knowsADarkPaletteFromALightOne()
    {
        wear(Scheme::Light);
        QVERIFY(worn().window.lightness() > 128);
        wear(Scheme::Dark);
        QVERIFY(worn().window.lightness() < 128);
        QPalette foreign;
        foreign.setColor(QPalette::Window, Qt::black);
        foreign.setColor(QPalette::WindowText, Qt::white);
        QCOMPARE(ui::colors(foreign).window, worn().window);
    }

    void goesBackToTheDesktopsOwn()
    {
        wear(Scheme::System);
        const QColor before = worn().window;
        wear(Scheme::Dark);
        wear(Scheme::System);
        QCOMPARE(worn().window, before);
    }

    void fillsInEveryColourOfItsStyleSheet_data() { eachScheme(); }
    void fillsInEveryColourOfItsStyleSheet()
    {
        QFETCH(const Scheme, scheme);
        wear(scheme);
        QVERIFY(!qApp->styleSheet().contains('@'));
        QVERIFY(qApp->styleSheet().contains(worn().accent.name()));
    }
};

QTEST_MAIN(ThemeTest)
#include "theme.moc"
