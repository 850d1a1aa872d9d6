#include "base/wholefile.h"
#include "commands/commands.h"
#include "commands/credentials.h"
#include "commands/fieldoptions.h"
#include "commands/mintoutput.h"
#include "commands/output.h"
#include "commands/profiles.h"
#include "commands/profilesource.h"
#include "commands/values.h"
#include "mint/run.h"
#include "zoom/describe.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <memory>
#include <thread>

namespace commands {
namespace {

using base::Fault;

/// What was given to `mint`, as text.
struct MintOptions
{
    zoom::Inputs inputs;
    std::string count;
    std::string from;
    bool negative = false;
    std::string format;
    std::string output;
    std::string threads;
    std::string backdate;
    std::string now;
    CredentialOptions credential;
    bool json = false;
};

/// A whole number from 1 to `most`, or `fallback` where none is given. A bad one is added to `problems`.
std::uint64_t numberOf(const std::string& field, const std::string& text, std::uint64_t most, std::uint64_t fallback,
                       std::vector<ProblemText>& problems)
{
    if (text.empty()) return fallback;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::invalid_argument || end != text.data() + text.size())
        problems.push_back(inWords({field, Fault::NotANumber, {}}));
    else if (error != std::errc{} || number < 1 || number > most)
        problems.push_back(inWords({field, Fault::OutOfRange, {"1", std::to_string(most)}}));
    else
        return number;
    return fallback;
}

mint::Format formatOf(const MintOptions& options, std::vector<ProblemText>& problems)
{
    if (options.format.empty()) return options.json ? mint::Format::JsonLines : mint::Format::Csv;
    const auto format = mint::formatNamed(options.format);
    if (!format)
        problems.push_back(inWords({"format", Fault::NotAllowed, {options.format, "csv, jsonl, env or playwright"}}));
    else if (options.json && *format != mint::Format::JsonLines)
        problems.push_back({"json", Fault::NotAllowed, "means --format jsonl: leave one of the two out"});
    return format.value_or(mint::Format::Csv);
}

mint::Order orderOf(const zoom::Table& table, const MintOptions& options, std::vector<ProblemText>& problems)
{
    constexpr std::uint64_t most = 1'000'000'000;
    std::vector<std::pair<std::string, std::string>> complaints;
    mint::Order order = mint::orderOf(table, options.inputs, complaints);
    for (auto& [field, sentence] : complaints) problems.push_back({field, Fault::Charset, std::move(sentence)});
    order.count = numberOf("count", options.count, most, 1, problems);
    if (!options.count.empty() && !options.from.empty())
        problems.push_back({"count", Fault::NotAllowed, "is the number of rows where --from is given: leave one out"});
    if (!mint::combinations(order))
        problems.push_back({"count", Fault::OutOfRange, "makes too many tokens with all those choices: give less"});
    for (const std::string& column : options.from.empty() ? mint::columnsOf(order) : std::vector<std::string>())
        problems.push_back(
            {"from", Fault::Missing,
             "is needed for the column {" + column + "}: write {{" + column + "}} if that is no column"});
    return order;
}

/// The rows of the file, or the counted ones.
class Rows
{
public:
    explicit Rows(const std::string& path)
        : isStdin_(path == "-"),
          file_(isStdin_ || path.empty() ? std::string() : path),
          rows_(isStdin_ ? std::cin : file_, mint::formatIn(isStdin_ ? std::cin : file_)),
          isGiven_(!path.empty())
    {}

    bool isReadable() const { return !isGiven_ || isStdin_ || file_.is_open(); }
    bool canBeReadTwice() const { return !isStdin_; }
    mint::RowFile& file() { return rows_; }
    std::unique_ptr<mint::Source> source(const mint::Order& order)
    {
        if (isGiven_) return std::make_unique<mint::Listed>(order, rows_);
        return std::make_unique<mint::Counted>(order);
    }

private:
    bool isStdin_;
    std::ifstream file_;
    mint::RowFile rows_;
    bool isGiven_;
};

/// What is wrong with tokens, each thing once and with where it was first met.
std::vector<ProblemText> problemsOf(const mint::Outcome& outcome, bool many)
{
    std::vector<ProblemText> problems;
    std::vector<std::string> met;
    for (const mint::Complaint& complaint : outcome.complaints) {
        ProblemText problem = inWords(complaint.problem);
        const std::string what = problem.field + ' ' + problem.message;
        if (std::find(met.begin(), met.end(), what) != met.end()) continue;
        met.push_back(what);
        if (complaint.line > 0) problem.message += " (line " + std::to_string(complaint.line) + ')';
        if (complaint.line == 0 && many) problem.message += " (n = " + std::to_string(complaint.counter) + ')';
        problems.push_back(std::move(problem));
    }
    if (!outcome.failure.empty()) problems.push_back({"from", Fault::NotAllowed, outcome.failure});
    return problems;
}

/// Says what is likely to be a slip.
void warnOfSlips(const mint::Order& order, const mint::RowFile& file)
{
    const std::vector<std::string> asked = mint::columnsOf(order);
    for (const std::string& column : file.columns())
        if (mint::fieldOfColumn(*order.table, column).empty() &&
            std::find(asked.begin(), asked.end(), column) == asked.end())
            note("warning: the column " + printable(column) + " is no field, and no option asks for {" +
                 printable(column) + "}");
    const auto isCounter = [](const mint::Piece& piece) { return std::holds_alternative<mint::Counter>(piece); };
    const auto counts = [&](const mint::FieldPattern& field) {
        return std::any_of(field.pattern.begin(), field.pattern.end(), isCounter);
    };
    if (order.count > 1 && std::none_of(order.fields.begin(), order.fields.end(), counts))
        note("warning: the tokens are all alike, as no option holds {n}");
}

ExitCode finish(MintOutput& output, const mint::Outcome& outcome)
{
    const auto finished = outcome.stopped && output.isInterrupted() ? base::Result<void>() : output.finish();
    if (output.isInterrupted()) return ExitCode::Interrupted;
    return finished ? ExitCode::Done : fail(finished.error());
}

ExitCode print(const mint::Job& job, const base::Secret& secret, Rows& rows, const MintOptions& options,
               unsigned threads)
{
    const bool many = job.order->count > 1;
    MintOutput output(options.output);
    if (output.isStdout() && rows.canBeReadTwice()) { // else a wrong row would be noticed with half of them printed
        Rows again(options.from);
        const std::vector<ProblemText> problems = problemsOf(check(*again.source(*job.order), job), many);
        if (!problems.empty()) return report(problems, options.json);
    }
    if (const auto opened = output.open(); !opened) return fail(opened.error());
    const mint::Fixture fixture(job.format, job.order->table->kind, job.columns, job.negatives);
    std::uint64_t last = 0;
    output.write(fixture.head(), last);
    const mint::Outcome outcome =
        run(*rows.source(*job.order), job, secret, threads, [&](std::string_view text, std::uint64_t tokens) {
            last = tokens;
            return output.write(text, tokens);
        });
    warnOfSlips(*job.order, rows.file());
    if (const std::vector<ProblemText> problems = problemsOf(outcome, many); !problems.empty())
        return report(problems, options.json);
    if (!outcome.stopped) output.write(fixture.foot(), last);
    return finish(output, outcome);
}

ExitCode mint(const zoom::Table& table, const MintOptions& options, bool demo)
{
    std::vector<ProblemText> problems;
    const mint::Order order = orderOf(table, options, problems);
    mint::Job job{.order = &order,
                  .key = {},
                  .columns = {},
                  .timing = {},
                  .format = formatOf(options, problems),
                  .negatives = options.negative};
    const unsigned threads = static_cast<unsigned>(numberOf("threads", options.threads, 256, 1, problems));
    job.timing.now = timeOf(options.now, problems);
    job.timing.backdating =
        durationOf("backdate", options.backdate, std::chrono::seconds{zoom::defaultBackdating}, problems);
    if (options.from == "-" && options.credential.secretStdin)
        problems.push_back({"from", Fault::NotAllowed, "cannot be standard input beside --secret-stdin: use a file"});
    const Lookup lookup = signingCredential(options.credential, table, demo);
    if (lookup.refused) return fail(*lookup.refused);
    problems.insert(problems.end(), lookup.problems.begin(), lookup.problems.end());
    if (lookup.problems.empty() && lookup.credential.key.empty()) problems.push_back(lookup.missingKey());
    if (lookup.problems.empty() && lookup.credential.secret.isEmpty()) problems.push_back(lookup.missingSecret());
    if (!problems.empty()) return report(problems, options.json);

    job.key = lookup.credential.key;
    Rows rows(options.from);
    if (!rows.isReadable()) return fail({base::ErrorCode::FileUnreadable, options.from});
    if (const auto head = rows.file().readHead(); !head)
        return report({{"from", Fault::NotAllowed, head.error()}}, options.json);
    job.columns = mint::fieldColumns(order, options.from.empty() ? nullptr : &rows.file());
    if (lookup.isDemo) note("These tokens are signed with a made-up demo key and secret, so Zoom will refuse them.");
    return print(job, lookup.credential.secret, rows, options, threads);
}

void addOptions(Verb app, const zoom::Table& table, MintOptions& options)
{
    addFieldOptions(app, table, options.inputs);
    addCredentialOptions(app, options.credential);
    app.text("--count", options.count, "NUMBER", "How many tokens of each choice: 1 unless given");
    app.text("--from", options.from, "FILE",
             "A token for each row of a CSV file, whose first line names the fields, or of JSON Lines; - for standard "
             "input");
    app.flag("--negative", options.negative, "Add the tokens that a join must refuse, each with its finding");
    app.text("--format", options.format, "FORMAT", "csv (unless given), jsonl, env or playwright");
    app.text("-o,--output", options.output, "FILE", "Write them into this file, whole or not at all");
    app.text("--threads", options.threads, "NUMBER", "How many threads make them: 1 unless given");
    app.text("--backdate", options.backdate, "DURATION", "How far iat lies before now: 30s unless given, 0 for none");
    app.text("--now", options.now, "EPOCH", "Sign as if it were this time, in seconds since 1970");
    app.flag("--json", options.json, "The same as --format jsonl");
    app.footer("In a field, {n} is the number of the row, {a,b} one token for each choice, {1..9} one for each number, "
               "{team} the value in that column of --from, and {{ a brace. Choices in several fields are combined, "
               "each with each.");
}

} // namespace

void addMint(Verb app, const Global& global, Work& work)
{
    Verb verb = app.addFamily("mint", "Mint tokens in bulk, for tests");
    for (const zoom::Table& table : zoom::tables()) {
        if (table.kind == "api") continue; // it opens no join
        const auto make = [&table, &global, &work](Verb kind) {
            const auto options = std::make_shared<MintOptions>();
            addOptions(kind, table, *options);
            work = [options, &table, &global] { return mint(table, *options, global.demo); };
        };
        verb.add(std::string(table.kind), "Mint " + std::string(table.title) + " tokens in bulk", make, "Kinds");
    }
}

} // namespace commands
