#include "base/wholefile.h"
#include "commands/commands.h"
#include "commands/credentials.h"
#include "commands/fieldoptions.h"
#include "commands/mintoutput.h"
#include "commands/mintproblems.h"
#include "commands/output.h"
#include "commands/profiles.h"
#include "commands/profilesource.h"
#include "commands/values.h"
#include "mint/run.h"
#include "zoom/describe.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
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
    std::optional<std::string> output;
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

/// Output may go anywhere but into what is read: the secret's only copy may be there.
void checkOutput(const MintOptions& options, std::vector<ProblemText>& problems)
{
    const std::string output = options.output.value_or("-");
    if (output.empty())
        problems.push_back({"output", Fault::Missing, "is empty: give a file, or - for standard output"});
    const std::string redirected = "/dev/stdin";
    const std::array<std::pair<std::string_view, std::string>, 4> read{
        {{"--env-file", options.credential.envFile},
         {"--secret-file", options.credential.secretFile},
         {"--secret-stdin", options.credential.secretStdin ? redirected : std::string()},
         {"--from", options.from == "-" ? redirected : options.from}}};
    std::error_code ignored;
    for (const auto& [name, path] : read)
        if (std::filesystem::is_regular_file(path, ignored) && std::filesystem::equivalent(path, output, ignored))
            problems.push_back({"output", Fault::NotAllowed, "is the file of " + std::string(name) + ": give another"});
}

/// The rows of the file, or the counted ones.
class Rows
{
public:
    explicit Rows(const std::string& path)
        : path_(path),
          file_(path == "-" ? std::string() : path),
          in_(path == "-" ? standardInput() : file_),
          rows_(in_, mint::formatIn(in_))
    {}

    /// Why they could not be opened, or read to their end.
    std::optional<base::Error> failure() const
    {
        const bool isRead = !isGiven() || ((isStdin() || file_.is_open()) && !in_.bad());
        if (isRead) return std::nullopt;
        return base::Error{base::ErrorCode::FileUnreadable, isStdin() ? "standard input" : path_};
    }
    bool canBeReadTwice() const
    {
        std::error_code ignored;
        return !isGiven() || (!isStdin() && std::filesystem::is_regular_file(path_, ignored)); // not a pipe
    }
    mint::RowFile& file() { return rows_; }
    std::unique_ptr<mint::Source> source(const mint::Order& order)
    {
        if (isGiven()) return std::make_unique<mint::Listed>(order, rows_);
        return std::make_unique<mint::Counted>(order);
    }

private:
    bool isGiven() const { return !path_.empty(); }
    bool isStdin() const { return path_ == "-"; }
    static std::istream& standardInput()
    {
        std::ios::sync_with_stdio(false); // else what cannot be read looks like the end
        return std::cin;
    }

    std::string path_;
    std::ifstream file_;
    std::istream& in_;
    mint::RowFile rows_;
};

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

/// Says why there will be no tokens, if so.
std::optional<ExitCode> refusal(const mint::Outcome& outcome, const Rows& rows, const MintOptions& options, bool many)
{
    if (const auto failure = rows.failure()) return fail(*failure);
    const std::vector<ProblemText> problems = problemsOf(outcome, many);
    if (problems.empty()) return std::nullopt;
    const ExitCode code = report(problems, options.json);
    if (outcome.mayHaveMore) note("There may be more: nothing behind these was looked at.");
    return code;
}

ExitCode print(const mint::Job& job, const base::Secret& secret, Rows& rows, const MintOptions& options,
               unsigned threads)
{
    const bool many = job.order->count > 1;
    MintOutput output(options.output.value_or("-"));
    if (output.isStdout() && rows.canBeReadTwice()) { // else a wrong row would be noticed with half of them printed
        Rows again(options.from);
        const mint::Outcome checked = check(*again.source(*job.order), job);
        if (const auto refused = refusal(checked, again, options, many)) return *refused;
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
    if (const auto refused = refusal(outcome, rows, options, many)) return *refused;
    if (!outcome.stopped) output.write(fixture.foot(), last);
    const auto finished = output.finish();
    return finished ? ExitCode::Done : fail(finished.error());
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
    checkOutput(options, problems);
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
    const auto head = rows.file().readHead();
    if (const auto failure = rows.failure()) return fail(*failure);
    if (!head) return report({{"from", Fault::NotAllowed, head.error()}}, options.json);
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
    const auto keep = [&options](const std::string& path) { options.output = path; };
    app.value("-o,--output", keep, "FILE", "Write them into this file, whole or not at all");
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
