#include "support/print.h"
#include "support/tables.h"
#include "support/token.h"
#include "zoom/diagnose.h"
#include "zoom/draft.h"
#include "zoom/findings.h"

#include <random>

using namespace std::string_literals;

namespace {

constexpr int drafts = 10'000;

/// Fills in forms by chance, but as the table's rules say. The same forms in every run.
class Typist
{
public:
    zoom::Inputs inputsFor(const zoom::Table& table)
    {
        zoom::Inputs inputs;
        for (const zoom::Field& field : table.fields)
            if (field.need == zoom::Need::Required || chance(2)) inputs.set(field.key, textFor(field));
        for (const zoom::Together& pair : table.together) {
            for (const std::string_view key : {pair.one, pair.other})
                if (!bothOrNeither(inputs, pair)) inputs.set(key, textFor(*table.field(key)));
        }
        return inputs;
    }

    std::int64_t below(std::int64_t limit)
    {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit));
    }

    std::string operator()(const zoom::Text& kind)
    {
        const std::string_view charset =
            kind.charset.empty() ? std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~") : kind.charset;
        const std::int64_t most = kind.most == 0 ? 60 : static_cast<std::int64_t>(kind.most);
        const std::int64_t length = chance(4) ? most : 1 + below(most);
        std::string text;
        for (std::int64_t i = 0; i < length; ++i) {
            const bool inside = i > 0 && i + 1 < length;
            if (inside && chance(8))
                text += ' ';
            else if (kind.charset.empty() && chance(8))
                text += "ë"; // one UTF-16 code unit, two bytes
            else
                text += chance(4) ? charset[static_cast<std::size_t>(below(static_cast<std::int64_t>(charset.size())))]
                                  : static_cast<char>('a' + below(26));
        }
        return text;
    }
    std::string operator()(const zoom::Digits& kind)
    {
        std::string digits;
        const std::int64_t length = 1 + below(static_cast<std::int64_t>(kind.most));
        for (std::int64_t i = 0; i < length; ++i) {
            if (i > 0 && chance(5)) digits += chance(2) ? " " : "-";
            digits += static_cast<char>('0' + below(10));
        }
        return digits;
    }
    std::string operator()(const zoom::Choice& kind)
    {
        const auto count = static_cast<std::int64_t>(kind.options.size());
        return std::to_string(kind.options[static_cast<std::size_t>(below(count))].value);
    }
    std::string operator()(const zoom::CodeList& kind)
    {
        std::string list;
        for (const zoom::Code& code : kind.codes)
            if (chance(3)) list += (list.empty() ? "" : chance(2) ? "," : ", ") + std::string(code.code);
        return list.empty() ? std::string(kind.codes.front().code) : list;
    }
    std::string operator()(const zoom::Lifetime& kind)
    {
        if (chance(10)) return std::to_string(chance(2) ? kind.least : kind.most);
        return std::to_string(kind.least + below(kind.most - kind.least + 1)) + (chance(2) ? "s" : "");
    }

private:
    bool chance(std::int64_t oneIn) { return below(oneIn) == 0; }
    std::string textFor(const zoom::Field& field) { return std::visit(*this, field.kind); }
    static bool bothOrNeither(const zoom::Inputs& inputs, const zoom::Together& pair)
    {
        return (inputs.find(pair.one) != nullptr) == (inputs.find(pair.other) != nullptr);
    }

    std::mt19937_64 random_{20'260'302}; // NOLINT(cert-msc32-c,cert-msc51-cpp): the same in every run is the point
};

} // namespace

/// The doctor sees no illness in what Callsign itself makes.
class NoAlarmTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void raisesNoAlarmAboutTenThousandDraftsThatAreSound()
    {
        Typist typist;
        const jwt::Key key = support::keyOf("a secret of thirty-two characters");
        for (int i = 0; i < drafts; ++i) {
            const zoom::Table& table = zoom::tables()[static_cast<std::size_t>(i) % zoom::tables().size()];
            zoom::Timing timing{base::fromEpochSeconds(1'600'000'000 + typist.below(1'000'000'000)), {}};
            zoom::Inputs inputs = typist.inputsFor(table);
            zoom::Draft draft = zoom::draft(table, inputs, "a key", timing);
            const std::int64_t life = (draft.expiresAt - draft.issuedAt).count();
            timing.backdating = std::chrono::seconds{typist.below(std::min<std::int64_t>(life, 600))};
            draft = zoom::draft(table, inputs, "a key", timing);
            QVERIFY2(draft.isSound(), jwt::toJson(draft.claims).c_str());
            const jwt::Decoded token = jwt::decode(jwt::sign(draft.claims, key));
            QVERIFY(jwt::verify(token, key));
            const zoom::Context context{.now = timing.now, .signature = zoom::SignatureStatus::Valid};
            for (const zoom::Finding& finding : zoom::diagnose(token, context)) {
                const std::string message = zoom::describe(finding, zoom::kindOf(table)).message;
                QVERIFY2(zoom::severityOf(finding.id) == zoom::Severity::Info,
                         (message + ' ' + token.payloadJson).c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(NoAlarmTest)
#include "noalarm.moc"
