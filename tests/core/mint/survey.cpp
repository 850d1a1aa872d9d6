#include "mint/survey.h"

#include <QTest>

#include <sstream>

namespace {

mint::Order orderOf(const zoom::Inputs& typed, std::uint64_t count = 1)
{
    std::vector<std::pair<std::string, std::string>> problems;
    mint::Order order = mint::orderOf(*zoom::tableFor("video"), typed, problems);
    order.count = count;
    return order;
}

mint::Job jobFor(const mint::Order& order)
{
    return {.order = &order,
            .key = "key",
            .columns = mint::fieldColumns(order, nullptr),
            .timing = {.now = base::fromEpochSeconds(1'700'000'000)}};
}

bool always() { return true; }

mint::Survey surveyOf(const mint::Order& order, const mint::Job& job, const mint::SurveyLimits& limits = {})
{
    mint::Counted source(order);
    return mint::survey(source, job, limits, always);
}

} // namespace

/// A look at an order, without making it.
class SurveyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheFirstTokensAndCountsAll()
    {
        const mint::Order order = orderOf({{"role", "1"}, {"sessionName", "s{n}"}}, 3'000);
        const mint::Survey survey = surveyOf(order, jobFor(order));
        QCOMPARE(survey.samples.size(), std::size_t(50));
        QCOMPARE(survey.tokens, std::uint64_t(3'000));
        QVERIFY(survey.isWhole);
        QCOMPARE(jwt::plainText(*jwt::find(survey.samples[49].claims, "tpc")), std::string("s50"));
        QCOMPARE(survey.samples[49].number, std::uint64_t(50));
    }

    void tellsWhatNegativesMustRaise()
    {
        const mint::Order order = orderOf({{"role", "1"}, {"sessionName", "s"}}, 3);
        mint::Job job = jobFor(order);
        job.negatives = true;
        const mint::Survey survey = surveyOf(order, job);
        QVERIFY(survey.negatives > 20);
        QVERIFY(!survey.samples[0].raises);
        QCOMPARE(survey.samples[1].spoilt, std::string_view("expired"));
        QVERIFY(survey.samples[1].raises == zoom::FindingId::Expired);
        QVERIFY(!survey.samples[survey.negatives + 1].raises); // the second token
    }

    void guessesTheSizeOfWhatRunMakes()
    {
        const mint::Order order = orderOf({{"role", "{0,1}"}, {"sessionName", "s{n}"}}, 200);
        const mint::Job job = jobFor(order);
        const mint::Survey survey = surveyOf(order, job);
        mint::Counted source(order);
        std::size_t bytes = survey.edgeBytes;
        mint::run(source, job, base::Secret(), 1, [&](std::string_view text, std::uint64_t) {
            bytes += text.size();
            return true;
        });
        const auto guess = static_cast<double>(survey.bytesFor(400));
        QVERIFY2(guess > 0.95 * static_cast<double>(bytes) && guess < 1.05 * static_cast<double>(bytes),
                 qPrintable(QString("%1 for %2").arg(guess).arg(bytes)));
    }

    void goesOnBehindAWrongRowAndMarksIt()
    {
        const mint::Order order = orderOf({{"role", "1"}});
        std::istringstream text("sessionName\na\n\"" + std::string(201, 'x') + "\"\nb\n\"" + std::string(202, 'x') +
                                "\"\n");
        mint::RowFile rows(text, mint::RowFormat::Csv);
        mint::Listed source(order, rows);
        const mint::Survey survey = mint::survey(source, jobFor(order), {}, always);
        QCOMPARE(survey.complaints.size(), std::size_t(2));
        QCOMPARE(survey.complaints[0].line, std::size_t(3));
        QCOMPARE(survey.complaints[1].line, std::size_t(5));
        QVERIFY(survey.samples[1].isWrong && !survey.samples[2].isWrong);
        QCOMPARE(survey.tokens, std::uint64_t(4));
    }

    void endsAtItsLimitsAndWhenItIsTold()
    {
        const mint::Order order = orderOf({{"role", "1"}, {"sessionName", "s"}}, 1'000'000'000);
        mint::SurveyLimits limits;
        limits.tokens = 5'000;
        const mint::Survey limited = surveyOf(order, jobFor(order), limits);
        QVERIFY(!limited.isWhole && limited.tokens < 10'000);
        mint::Counted source(order);
        int asked = 0;
        const mint::Survey stopped = mint::survey(source, jobFor(order), {}, [&asked] { return ++asked < 3; });
        QVERIFY(!stopped.isWhole && stopped.tokens < 10'000);
        const mint::Order wrong = orderOf({{"sessionName", "s"}}, 1'000'000);
        limits.complaints = 7;
        mint::Job job = jobFor(wrong);
        job.negatives = true; // so that each token is looked at
        QCOMPARE(surveyOf(wrong, job, limits).complaints.size(), std::size_t(7));
    }

    void passesOnWhyRowsCannotBeRead()
    {
        const mint::Order order = orderOf({{"role", "1"}});
        std::istringstream text("sessionName\na,b\n");
        mint::RowFile rows(text, mint::RowFormat::Csv);
        mint::Listed source(order, rows);
        const mint::Survey survey = mint::survey(source, jobFor(order), {}, always);
        QVERIFY(!survey.isWhole);
        QVERIFY(survey.failure.starts_with("line 2 has 2 values"));
    }
};

QTEST_APPLESS_MAIN(SurveyTest)
#include "survey.moc"
