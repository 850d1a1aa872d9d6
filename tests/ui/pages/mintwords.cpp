#include "pages/mintwords.h"

#include "ui/world.h"

namespace {

ui::MintPlan planOf(const zoom::Inputs& typed, std::uint64_t count = 1)
{
    ui::MintPlan plan;
    std::vector<std::pair<std::string, std::string>> problems;
    plan.order = mint::orderOf(*zoom::tableFor("video"), typed, problems);
    plan.order.count = count;
    return plan;
}

ui::MintSurvey seen(std::uint64_t tokens, bool isWhole = true)
{
    ui::MintSurvey survey;
    survey.seen.tokens = tokens;
    survey.seen.isWhole = isWhole;
    survey.seen.measured = 10;
    survey.seen.bytes = 3'000;
    return survey;
}

} // namespace

class MintWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumUpWhatIsCounted()
    {
        QCOMPARE(ui::sumText(planOf({{"role", "1"}}), seen(1)), "1 token, about 300 bytes.");
        QCOMPARE(ui::sumText(planOf({{"role", "{0,1}"}}, 5), seen(10)),
                 "Role 2 × 5 of each = 10 tokens, about 2.9 KiB.");
        QCOMPARE(ui::sumText(planOf({{"role", "{0,1}"}}), seen(2)), "2 tokens, about 600 bytes.");
    }

    void sumUpRowsAsFarAsTheyAreKnown()
    {
        ui::MintPlan plan = planOf({{"role", "{0,1}"}});
        plan.rows = "users.csv";
        QCOMPARE(ui::sumText(plan, seen(8)), "Role 2 × rows 4 = 8 tokens, about 2.3 KiB.");
        QVERIFY(ui::sumText(plan, seen(1'000'000, false)).contains("more than 1,000,000 tokens."));
    }

    void nameARowsLineEachTimeAndACountedFaultOnce()
    {
        const base::Problem needed{"role", base::Fault::Missing, {}};
        ui::MintPlan plan = planOf({}, 2);
        const std::vector<mint::Complaint> twice{{0, 1, needed}, {0, 2, needed}};
        QCOMPARE(ui::remarksOf(plan, twice).size(), std::size_t(1));
        QCOMPARE(ui::remarksOf(plan, twice).front().sentence, "n = 1: Role is needed: give a value.");
        plan.rows = "users.csv";
        const std::vector<mint::Complaint> lines{{2, 1, needed}, {3, 2, needed}};
        QCOMPARE(ui::remarksOf(plan, lines).size(), std::size_t(2));
        QCOMPARE(ui::remarksOf(plan, lines).back().sentence, "Line 3: Role is needed: give a value.");
    }

    void sayThatAFileIsEmptyOrCannotBeRead()
    {
        ui::MintPlan plan = planOf({{"role", "1"}});
        plan.rows = "users.csv";
        QVERIFY(ui::remarksOf(plan, seen(0)).front().sentence.contains("holds no row"));
        ui::MintSurvey survey;
        survey.trouble = base::Error{base::ErrorCode::FileUnreadable, "users.csv"};
        QVERIFY(ui::remarksOf(plan, survey).front().sentence.contains("users.csv"));
        survey = {};
        survey.seen.failure = "line 2 has 1 values";
        QCOMPARE(ui::remarksOf(plan, survey).front().sentence, "The file of rows: line 2 has 1 values.");
    }
};

QTEST_APPLESS_MAIN(MintWordsTest)
#include "mintwords.moc"
