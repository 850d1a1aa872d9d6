#include "mint/run.h"

#include "support/data.h"
#include "support/print.h"
#include "support/token.h"

#include <algorithm>
#include <sstream>
#include <string>

namespace {

const std::string secret = "a-secret-for-tests-alone";

base::Secret secretOf(std::string text) { return base::Secret::take(text); }

/// An order for video tokens with these values, each of which is a pattern.
mint::Order orderOf(const zoom::Inputs& typed, std::uint64_t count = 1)
{
    std::vector<std::pair<std::string, std::string>> problems;
    mint::Order order = mint::orderOf(*zoom::tableFor("video"), typed, problems);
    order.count = count;
    return problems.empty() ? order : mint::Order();
}

mint::Job jobFor(const mint::Order& order, mint::Format format = mint::Format::JsonLines)
{
    return {.order = &order,
            .key = "key",
            .columns = {"role", "sessionName"},
            .timing = {.now = base::fromEpochSeconds(1'700'000'000)},
            .format = format,
            .negatives = false};
}

std::string printed(mint::Source& source, const mint::Job& job, unsigned threads = 1)
{
    std::string all;
    const mint::Outcome outcome =
        mint::run(source, job, secretOf(secret), threads, [&](std::string_view text, std::uint64_t) {
            all += text;
            return true;
        });
    return outcome.complaints.empty() && outcome.failure.empty() ? all : "complaints";
}

std::string minted(const mint::Order& order, mint::Format format = mint::Format::JsonLines, unsigned threads = 1)
{
    mint::Counted source(order);
    const mint::Job job = jobFor(order, format);
    return printed(source, job, threads);
}

/// The session names of tokens, one a line, that are signed with the secret; `bad` for others.
QStringList topicsOf(const std::string& csv)
{
    QStringList topics;
    for (const QString& line : QString::fromStdString(csv).split('\n', Qt::SkipEmptyParts)) {
        const jwt::Decoded token = jwt::decode(line.section(',', -3, -3).toStdString());
        const jwt::Value* const topic = jwt::find(token.claims, "tpc");
        const bool isGood = topic != nullptr && jwt::verify(token, support::keyOf(secret));
        topics += isGood ? QString::fromStdString(jwt::plainText(*topic)) : "bad";
    }
    return topics;
}

} // namespace

/// A run over an order, from patterns to text.
class Run : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsInTheNumber()
    {
        const mint::Order order = orderOf({{"role", "1"}, {"sessionName", "s{n}"}}, 12);
        const QStringList topics = topicsOf(minted(order, mint::Format::Csv));
        QCOMPARE(topics.size(), 12);
        QCOMPARE(topics.first(), "s1");
        QCOMPARE(topics.last(), "s12");
    }

    void combinesEveryChoiceWithEveryOther()
    {
        const mint::Order order = orderOf({{"role", "{0,1}"}, {"sessionName", "{a,b}{1..2}-{n}"}}, 2);
        QCOMPARE(mint::combinations(order), std::optional<std::uint64_t>(8));
        const QStringList topics = topicsOf(minted(order, mint::Format::Csv));
        const QStringList once{"a1-1", "a1-2", "a2-1", "a2-2", "b1-1", "b1-2", "b2-1", "b2-2"};
        QCOMPARE(topics, once + once);
    }

    void spoiltTokensHaveTheirOwnTimes()
    {
        const mint::Order order = orderOf({{"role", "1"}, {"sessionName", "s"}});
        mint::Counted source(order);
        mint::Job job = jobFor(order);
        job.negatives = true;
        QStringList own;
        for (const QString& line : QString::fromStdString(printed(source, job)).split('\n', Qt::SkipEmptyParts)) {
            const QJsonObject row = support::jsonObject(line.toUtf8());
            const jwt::Decoded token = jwt::decode(row["token"].toString().toStdString());
            for (const auto& [claim, label] : {std::pair("iat", "issuedAt"), std::pair("exp", "expiresAt")}) {
                const jwt::Value* const time = jwt::find(token.claims, claim);
                const qint64 shown = row[label].toInteger();
                QVERIFY(time == nullptr || *time == jwt::Value(std::int64_t{shown}));
                QVERIFY(shown != 0);
                if (shown / 10'000 != 170'000) own += row["spoilt"].toString();
            }
        }
        QVERIFY(own.contains("milliseconds") && own.contains("issued-days-ago"));
    }

    void theFastWayAndTheSlowOneMakeTheSame()
    {
        const zoom::Inputs awkward{{"role", "1"}, {"sessionName", "a\"\\\n{n},\xc3\xa9{n}"}, {"userIdentity", "{n}"}};
        const mint::Order order = orderOf(awkward, 1'100);
        const mint::Job job = jobFor(order, mint::Format::Csv);
        const mint::Press press(job, secretOf(secret));
        std::vector<mint::Complaint> complaints;
        std::string slow;
        mint::Stretch one = mint::stretchAt(order, 0, nullptr);
        one.count = 1;
        for (one.counter = one.number = 1; one.number <= 1'100; one.counter = ++one.number)
            press.print(one, slow, complaints);
        QVERIFY(complaints.empty());
        QCOMPARE(minted(order, mint::Format::Csv), slow);
    }

    void threadsKeepTheOrder()
    {
        const mint::Order order = orderOf({{"role", "{0,1}"}, {"sessionName", "s{n}"}}, 20'000);
        QCOMPARE(minted(order, mint::Format::JsonLines, 7), minted(order));
    }

    void theSameClockMakesTheSameBytes()
    {
        const mint::Order order = orderOf({{"role", "1"}, {"sessionName", "s{n}"}}, 50);
        QCOMPARE(minted(order), minted(order));
    }

    void rowsOfAFileFillFieldsAndColumns()
    {
        std::istringstream in("session-name,team\nx,red\n\"y, z\",blue\n");
        mint::RowFile rows(in, mint::RowFormat::Csv);
        const mint::Order order = orderOf({{"role", "{0,1}"}, {"userIdentity", "{team}-{n}"}});
        mint::Listed source(order, rows);
        mint::Job job = jobFor(order);
        const QString all = QString::fromStdString(printed(source, job));
        QCOMPARE(all.count('\n'), 4);
        QVERIFY(all.contains("\"n\":4"));
        QVERIFY(all.contains("\"fields\":{\"role\":\"1\",\"sessionName\":\"y, z\",\"userIdentity\":\"blue-2\"}"));
    }

    void saysWhichTokensAreWrong()
    {
        std::istringstream in("sessionName,role\nx,1\ny,7\n,0\n");
        mint::RowFile rows(in, mint::RowFormat::Csv);
        const mint::Order order = orderOf({});
        mint::Listed source(order, rows);
        const mint::Job job = jobFor(order);
        const mint::Outcome outcome = mint::run(source, job, secretOf(secret), 1, [](auto, auto) { return true; });
        QCOMPARE(outcome.complaints.size(), 2U);
        QCOMPARE(outcome.complaints[0].line, 3U);
        QCOMPARE(outcome.complaints[0].problem.field, "role");
        QCOMPARE(outcome.complaints[1].line, 4U);
        QCOMPARE(outcome.complaints[1].problem.field, "sessionName");
    }

    void aNumberThatMakesATextTooLongIsFoundBeforeAnythingIsWritten()
    {
        const mint::Order order = orderOf({{"role", "1"}, {"sessionName", std::string(199, 'x') + "{n}"}}, 10);
        mint::Counted source(order);
        const mint::Job job = jobFor(order);
        QCOMPARE(mint::check(source, job).complaints.size(), 1U);
        const mint::Order fits = orderOf({{"role", "1"}, {"sessionName", std::string(199, 'x') + "{n}"}}, 9);
        mint::Counted all(fits);
        QVERIFY(mint::check(all, jobFor(fits)).complaints.empty());
    }

    void stopsWhenItIsToldTo()
    {
        const mint::Order order = orderOf({{"role", "1"}, {"sessionName", "s{n}"}}, 1'000'000);
        for (const unsigned threads : {1U, 4U}) {
            mint::Counted source(order);
            const mint::Job job = jobFor(order);
            int calls = 0;
            const mint::Outcome outcome =
                mint::run(source, job, secretOf(secret), threads, [&](auto, auto) { return ++calls < 3; });
            QVERIFY(outcome.stopped);
            QCOMPARE(calls, 3);
        }
    }

    void looksAtEachRowUntilItHasFoundAHundredWrongOnes()
    {
        for (const unsigned wrong : {3U, 99U, 250U}) {
            std::string text = "sessionName,role\n";
            for (unsigned i = 0; i < wrong; ++i) text += "a,9\nb,1\n";
            std::istringstream in(text);
            mint::RowFile rows(in, mint::RowFormat::Csv);
            const mint::Order order = orderOf({});
            mint::Listed source(order, rows);
            const mint::Outcome outcome = mint::check(source, jobFor(order));
            QCOMPARE(outcome.complaints.size(), std::min<std::size_t>(wrong, 100));
            QCOMPARE(outcome.complaints.back().line, 2 * outcome.complaints.size());
            QCOMPARE(outcome.mayHaveMore, wrong > 100);
        }
    }

    void refusesTwoColumnsForOneField_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("failure");
        QTest::newRow("csv") << std::string("sessionName,session-name,role\na,,1\n")
                             << std::string("the first line names one field twice, as sessionName and as session-name");
        QTest::newRow("csv, another field") << std::string("lifetime,sessionName,role,expiration-seconds\n2h,a,1,\n")
                                            << std::string("the first line names one field twice, as lifetime and as "
                                                           "expiration-seconds");
        QTest::newRow("json lines") << std::string("{\"sessionName\":\"a\",\"role\":1}\n"
                                                   "{\"session-name\":\"a\",\"role\":1,\"sessionName\":\"b\"}\n")
                                    << std::string("line 2 names one field twice, as session-name and as sessionName");
        QTest::newRow("one by one") << std::string("{\"sessionName\":\"a\",\"role\":1}\n"
                                                   "{\"session-name\":\"a\",\"role\":1}\n")
                                    << std::string();
        QTest::newRow("no field") << std::string("team,Team,sessionName,role\na,b,c,1\n") << std::string();
    }
    void refusesTwoColumnsForOneField()
    {
        QFETCH(const std::string, text);
        QFETCH(const std::string, failure);
        std::istringstream in(text);
        mint::RowFile rows(in, mint::formatIn(in));
        const mint::Order order = orderOf({});
        mint::Listed source(order, rows);
        const mint::Outcome outcome = mint::check(source, jobFor(order));
        QVERIFY(outcome.complaints.empty());
        QCOMPARE(outcome.failure, failure.empty() ? failure : failure + ": leave one of them out");
    }

    void refusesMarksInAFile()
    {
        std::istringstream in("sessionName\nx\n\xef\xa3\xbf\n");
        mint::RowFile rows(in, mint::RowFormat::Csv);
        const mint::Order order = orderOf({{"role", "1"}});
        mint::Listed source(order, rows);
        const mint::Outcome outcome = mint::check(source, jobFor(order));
        QVERIFY(outcome.failure.starts_with("line 3 holds U+F8FE"));
    }

    void writesEveryFormat()
    {
        const mint::Order order = orderOf({{"role", "1"}, {"sessionName", "a,{n}"}}, 2);
        const QString csv = QString::fromStdString(minted(order, mint::Format::Csv));
        QVERIFY(csv.startsWith("1,1,\"a,1\",eyJ"));
        QVERIFY(csv.endsWith(",1699999970,1700007170\n"));
        const QString env = QString::fromStdString(minted(order, mint::Format::Env));
        QVERIFY(env.startsWith("ZOOM_TOKEN_1=eyJ"));
        QVERIFY(env.contains("\nZOOM_TOKEN_2=eyJ"));
        const QString module = QString::fromStdString(minted(order, mint::Format::Playwright));
        QVERIFY(module.startsWith("  {\"n\":1,\"kind\":\"video\",\"fields\":{\"role\":\"1\",\"sessionName\":\"a,1\"}"));
        QVERIFY(module.endsWith("},\n"));
    }

    void theFixtureHandsOutSoundTokensAlone()
    {
        const mint::Fixture fixture(mint::Format::Playwright, "video", {}, true);
        const QString foot = QString::fromUtf8(fixture.foot().data(), static_cast<qsizetype>(fixture.foot().size()));
        QVERIFY(foot.contains("const sound = tokens.filter((token) => !token.spoilt);"));
        QVERIFY(foot.contains("return use(sound[info.parallelIndex % sound.length]);"));
        QVERIFY(foot.contains("if (sound.length === 0) return Promise.reject(new Error("));
        QVERIFY(!foot.contains("tokens["));
    }

    void tooManyCombinationsAreRefused()
    {
        QVERIFY(!mint::combinations(orderOf({{"sessionName", "{0..999999999}{0..999999999}"}})));
        QVERIFY(!mint::combinations(orderOf({{"sessionName", "{0..999999999}"}}, 1'000'000'000)));
    }
};

QTEST_APPLESS_MAIN(Run)
#include "run.moc"
