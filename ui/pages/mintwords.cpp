#include "pages/mintwords.h"

#include "text.h"
#include "widgets/printable.h"
#include "zoom/describe.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace ui {
namespace {

QString tr(const char* source) { return QCoreApplication::translate("ui", source); }

QString numberText(std::uint64_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

QString labelOf(const zoom::Table& table, std::string_view key)
{
    const zoom::Field* const field = table.field(key);
    if (field != nullptr) return text(field->label);
    return key == "backdate" ? tr("Back-dating") : tr("Key");
}

/// `Line 7: `, `n = 3: `, or nothing.
QString placeOf(const MintPlan& plan, const mint::Complaint& complaint)
{
    if (complaint.line > 0) return tr("Line %1: ").arg(complaint.line);
    return plan.order.count > 1 ? QString("n = %1: ").arg(complaint.counter) : QString();
}

std::uint64_t waysOf(const mint::FieldPattern& field)
{
    std::uint64_t product = 1;
    for (const mint::Piece& piece : field.pattern) product *= mint::ways(piece);
    return product;
}

bool asksForNumber(const mint::FieldPattern& field)
{
    const auto isCounter = [](const mint::Piece& piece) { return std::holds_alternative<mint::Counter>(piece); };
    return std::any_of(field.pattern.begin(), field.pattern.end(), isCounter);
}

bool contains(const std::vector<std::string>& all, const std::string& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// `Role 2 × Session name 3 × 10 of each`; empty where there is nothing to multiply.
QString productText(const MintPlan& plan, const mint::Survey& seen)
{
    QStringList factors;
    for (const mint::FieldPattern& field : plan.order.fields)
        if (const std::uint64_t ways = waysOf(field); ways > 1)
            factors << labelOf(*plan.order.table, field.key) + ' ' + numberText(ways);
    if (factors.isEmpty()) return {};
    const std::uint64_t ways = mint::combinations(plan.order).value_or(1);
    if (plan.rows.empty() && plan.order.count > 1) factors << tr("%1 of each").arg(numberText(plan.order.count));
    if (!plan.rows.empty() && seen.isWhole) factors << tr("rows %1").arg(numberText(seen.tokens / ways));
    return factors.size() == 1 ? QString() : factors.join(" × ") + " = ";
}

} // namespace

QString tokensText(std::uint64_t count) { return count == 1 ? tr("1 token") : tr("%1 tokens").arg(numberText(count)); }

std::vector<MintRemark> remarksOf(const MintPlan& plan, const std::vector<mint::Complaint>& complaints)
{
    std::vector<MintRemark> remarks;
    QSet<QString> met;
    for (const mint::Complaint& complaint : complaints) {
        const base::Problem& problem = complaint.problem;
        const QString what =
            labelOf(*plan.order.table, problem.field) + ' ' + printable(text(zoom::describe(problem))) + '.';
        if (plan.rows.empty() && met.contains(what)) continue;
        met.insert(what);
        remarks.push_back({problem.field, placeOf(plan, complaint) + what});
    }
    return remarks;
}

std::vector<MintRemark> remarksOf(const MintPlan& plan, const MintSurvey& survey)
{
    const mint::Survey& seen = survey.seen;
    std::vector<MintRemark> remarks = remarksOf(plan, seen.complaints);
    if (seen.complaints.size() >= mint::SurveyLimits{}.complaints && !plan.rows.empty())
        remarks.push_back({{}, tr("That is as far as the rows were looked at: mend these first.")});
    if (survey.trouble) remarks.push_back({"rows", tr("Callsign %1.").arg(text(base::describe(*survey.trouble)))});
    if (!seen.failure.empty())
        remarks.push_back({"rows", tr("The file of rows: %1.").arg(printable(text(seen.failure)))});
    if (remarks.empty() && seen.isWhole && seen.tokens == 0)
        remarks.push_back({"rows", tr("The file holds no row: choose another.")});
    return remarks;
}

QString sumText(const MintPlan& plan, const MintSurvey& survey)
{
    const mint::Survey& seen = survey.seen;
    const std::uint64_t ways = mint::combinations(plan.order).value_or(0);
    const bool isKnown = plan.rows.empty() || seen.isWhole;
    const std::uint64_t tokens = plan.rows.empty() ? ways * plan.order.count : seen.tokens;
    QString sum = productText(plan, seen) + (isKnown ? tokensText(tokens) : tr("more than %1").arg(tokensText(tokens)));
    if (seen.negatives > 0) sum += tr(", with %1 negatives of each").arg(seen.negatives);
    if (isKnown && seen.measured > 0)
        sum += tr(", about %1").arg(QLocale().formattedDataSize(static_cast<qint64>(seen.bytesFor(tokens)), 1));
    return sum + '.';
}

QStringList slipsOf(const MintPlan& plan, const MintSurvey& survey)
{
    QStringList slips;
    const std::vector<std::string> asked = mint::columnsOf(plan.order);
    for (const std::string& column : survey.columns)
        if (mint::fieldOfColumn(*plan.order.table, column).empty() && !contains(asked, column))
            slips << tr("The column %1 is no field, and no field asks for {%1}.").arg(printable(column));
    if (survey.seen.isWhole && survey.seen.tokens > 0)
        for (const std::string& column : asked)
            if (!contains(survey.columns, column))
                slips << tr("The file has no column %1: fields that ask for it stay empty.").arg(printable(column));
    const auto& fields = plan.order.fields;
    if (plan.rows.empty() && plan.order.count > 1 && std::none_of(fields.begin(), fields.end(), asksForNumber))
        slips << tr("The tokens of a choice are all alike, as no field holds {n}.");
    return slips;
}

} // namespace ui
