#include "form/claimform.h"

#include "form/fieldrow.h"
#include "support/print.h"
#include "ui/world.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using support::child;
using ui::ClaimForm;

namespace {

const zoom::Table& table(std::string_view kind) { return *zoom::tableFor(kind); }

/// A value for each field that its kind takes.
struct Sample
{
    QString operator()(const zoom::Text&) const { return "some text"; }
    QString operator()(const zoom::Digits&) const { return "123 4567 8901"; }
    QString operator()(const zoom::Choice& kind) const { return QString::number(kind.options.back().value); }
    QString operator()(const zoom::CodeList& kind) const { return ui::text(kind.codes.front().code); }
    QString operator()(const zoom::Lifetime&) const { return "45 min"; }
};

std::vector<std::string> keysOf(const std::vector<base::Problem>& problems)
{
    std::vector<std::string> keys;
    for (const base::Problem& problem : problems) keys.push_back(problem.field);
    return keys;
}

} // namespace

class ClaimFormTest : public QObject
{
    Q_OBJECT

    static void eachTable()
    {
        QTest::addColumn<std::string>("kind");
        for (const zoom::Table& table : zoom::tables()) QTest::newRow(table.kind.data()) << std::string(table.kind);
    }

private Q_SLOTS:
    void hasARowForEachFieldOfItsTable_data() { eachTable(); }
    void hasARowForEachFieldOfItsTable()
    {
        QFETCH(const std::string, kind);
        const ClaimForm form(table(kind));
        for (const zoom::Field& field : table(kind).fields) {
            const QString key = ui::text(field.key);
            QVERIFY2(form.findChild<QWidget*>("field." + key) != nullptr, qPrintable(key));
            QVERIFY2(form.findChild<QLabel*>("error." + key) != nullptr, qPrintable(key));
            QCOMPARE(form.row(field.key)->label(), ui::text(field.label));
            QCOMPARE(form.row(field.key)->editor()->accessibleDescription(), ui::text(field.hint));
        }
        const auto rows = form.findChildren<ui::FieldRow*>();
        QCOMPARE(static_cast<std::size_t>(rows.size()), table(kind).fields.size() + 1); // and the back-dating
        QVERIFY(form.row("backdate") != nullptr);
        QVERIFY(form.row("no such field") == nullptr);
    }

    void offersEachOptionOfAChoiceWithItsNumber()
    {
        const ClaimForm form(table("video"));
        const auto& role = child<QComboBox>(form, "field.role");
        QCOMPARE(role.count(), 3);
        QCOMPARE(role.itemText(0), "Choose…");
        QCOMPARE(role.itemText(1), "Participant (0)");
        QCOMPARE(role.itemText(2), "Host or co-host (1)");
        QCOMPARE(child<QComboBox>(form, "field.videoWebRtcMode").itemText(0), "Not set");
    }

    void saysInWordsWhatIsRequiredAndWhatIsOld()
    {
        const ClaimForm form(table("video"));
        QCOMPARE(form.row("sessionName")->editor()->accessibleName(), "Session name (required)");
        QCOMPARE(form.row("audioCompatibleMode")->editor()->accessibleName(), "Audio compatible mode (legacy)");
        QCOMPARE(form.row("userIdentity")->editor()->accessibleName(), "User identity");
    }

    void givesBackWhatItWasGiven_data() { eachTable(); }
    void givesBackWhatItWasGiven()
    {
        QFETCH(const std::string, kind);
        ClaimForm form(table(kind));
        zoom::Inputs inputs;
        for (const zoom::Field& field : table(kind).fields)
            inputs.set(field.key, ui::utf8(std::visit(Sample(), field.kind)));
        form.setInputs(inputs);
        const zoom::Inputs back = form.inputs();
        for (const zoom::Field& field : table(kind).fields) {
            const std::string* const text = back.find(field.key);
            QVERIFY2(text != nullptr, field.key.data());
            QCOMPARE(*text, *inputs.find(field.key));
        }
    }

    void leavesOutWhatIsEmpty()
    {
        ClaimForm form(table("video"));
        for (const zoom::Field& field : table("video").fields) QVERIFY(form.inputs().find(field.key) == nullptr);
        form.setInputs({{"sessionName", "Cool Cars"}});
        form.setInputs({});
        QVERIFY(form.inputs().find("sessionName") == nullptr);
    }

    void keepsEveryCharacterThatWasTyped()
    {
        ClaimForm form(table("video"));
        const std::string odd = "  Žluťoučký 車 🚗 \"quoted\" \\ <b>&amp; ";
        form.setInputs({{"sessionName", odd}, {"geoRegions", "nowhere,, DE "}, {"expirationSeconds", "soon"}});
        QCOMPARE(*form.inputs().find("sessionName"), odd);
        QCOMPARE(*form.inputs().find("geoRegions"), std::string("nowhere,, DE "));
        QCOMPARE(*form.inputs().find("expirationSeconds"), std::string("soon"));
    }

    void takesTextOfAnyLengthAndLeavesTheLimitToCore()
    {
        ClaimForm form(table("video"));
        for (const std::size_t length : {200U, 201U, 32'000U}) {
            form.setInputs({{"sessionName", std::string(length, 'x')}});
            QCOMPARE(form.inputs().find("sessionName")->size(), length);
        }
    }

    void readsTheBackdating_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<std::optional<int>>("expected");
        const auto row = [](const char* typed, std::optional<int> expected) {
            QTest::newRow(typed) << QString(typed) << expected;
        };
        QTest::newRow("empty: the default") << QString() << std::optional(30);
        row("0", 0);
        row("90s", 90);
        row("5 min", 300);
        row("1h", 3'600);
        row("a while", std::nullopt);
        row("1.5", std::nullopt);
    }
    void readsTheBackdating()
    {
        QFETCH(const QString, typed);
        QFETCH(const std::optional<int>, expected);
        const ClaimForm form(table("video"));
        child<QLineEdit>(form, "field.backdate").setText(typed);
        QCOMPARE(form.backdating().has_value(), expected.has_value());
        if (expected) QCOMPARE(static_cast<int>(form.backdating()->count()), *expected);
    }

    void opensTheFoldToReachAnAdvancedField()
    {
        ClaimForm form(table("video"));
        QVERIFY(support::showActive(form));
        auto& regions = child<QLineEdit>(form, "field.geoRegions");
        QVERIFY(!regions.isVisible());
        const std::vector<base::Problem> problems{{"geoRegions", base::Fault::NotAllowed, {"Mars", "DE, US"}}};
        form.setProblems(problems);
        form.focusField("geoRegions");
        QVERIFY(regions.isVisible());
        QVERIFY(regions.hasFocus());
        QCOMPARE(child<QLabel>(form, "error.geoRegions").text(), "Data center regions cannot be Mars: use DE, US.");
        QVERIFY(child<QLabel>(form, "error.geoRegions").isVisible());
    }

    void countsWhatIsSetBelowTheFold()
    {
        ClaimForm form(table("video"));
        const auto& fold = child<QPushButton>(form, "form.advanced");
        QCOMPARE(fold.text(), "Advanced");
        form.setInputs({{"geoRegions", "DE"}, {"videoWebRtcMode", "1"}, {"sessionName", "not below"}});
        QCOMPARE(fold.text(), "Advanced: 2 set");
        child<QLineEdit>(form, "field.geoRegions").clear();
        QCOMPARE(fold.text(), "Advanced: 1 set");
    }

    void handsEachProblemToItsRowAlone()
    {
        ClaimForm form(table("video"));
        form.show();
        const auto problems = zoom::draft(table("video"), form.inputs(), "key", {support::noon}).problems;
        QCOMPARE(keysOf(problems), (std::vector<std::string>{"role", "sessionName"}));
        form.setProblems(problems);
        for (const zoom::Field& field : table("video").fields) form.row(field.key)->showProblem();
        QVERIFY(child<QLabel>(form, "error.role").isVisible());
        QVERIFY(child<QLabel>(form, "error.sessionName").isVisible());
        QVERIFY(!child<QLabel>(form, "error.userIdentity").isVisible());
        form.setProblems({});
        QVERIFY(!child<QLabel>(form, "error.role").isVisible());
    }

    void tellsOfEditsInEveryRow()
    {
        const ClaimForm form(table("video"));
        const QSignalSpy edits(&form, &ClaimForm::edited);
        child<QLineEdit>(form, "field.sessionName").setText("a");
        child<QComboBox>(form, "field.role").setCurrentIndex(1);
        child<QLineEdit>(form, "field.backdate").setText("1");
        QCOMPARE(edits.count(), 3);
    }
};

QTEST_MAIN(ClaimFormTest)
#include "claimform.moc"
