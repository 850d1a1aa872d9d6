#include "pages/mintmodel.h"

#include "base/clock.h"
#include "text.h"
#include "widgets/printable.h"
#include "zoom/describe.h"
#include "zoom/findings.h"

#include <algorithm>

namespace ui {
namespace {

constexpr qsizetype readable = 200; // characters: more than a cell shows

/// All values of that claim; a token may hold it twice.
QString valueText(const mint::Sample& sample, const std::string& claim)
{
    QStringList values;
    for (const auto& [name, value] : sample.claims)
        if (name == claim) values << printable(jwt::plainText(value));
    return values.join(", ").left(readable);
}

QString tipText(const mint::Sample& sample, const std::string& claim)
{
    const jwt::Value* const value = jwt::find(sample.claims, claim);
    const auto* const seconds = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
    if (seconds != nullptr && zoom::isTime(claim)) return text(base::utcText(base::fromEpochSeconds(*seconds)));
    return "<p>" + valueText(sample, claim).toHtmlEscaped() + "</p>"; // so that no text is taken for markup
}

} // namespace

void MintModel::setSamples(std::vector<mint::Sample> samples, bool negatives)
{
    beginResetModel();
    samples_ = std::move(samples);
    negatives_ = negatives;
    claims_.clear();
    for (const mint::Sample& sample : samples_)
        for (const jwt::Claim& claim : sample.claims)
            if (std::find(claims_.begin(), claims_.end(), claim.name) == claims_.end()) claims_.push_back(claim.name);
    endResetModel();
}

int MintModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(samples_.size());
}

int MintModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : fixedColumns() + static_cast<int>(claims_.size());
}

QString MintModel::fixedText(const mint::Sample& sample, int column) const
{
    if (column == 0) return QString::number(sample.number);
    if (column == 1) return sample.isWrong ? tr("wrong") : sample.spoilt.empty() ? tr("sound") : text(sample.spoilt);
    return sample.raises ? text(zoom::name(*sample.raises)) : QString();
}

QVariant MintModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::TextAlignmentRole && index.column() == 0)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const mint::Sample& sample = samples_[static_cast<std::size_t>(index.row())];
    if (index.column() < fixedColumns()) return fixedText(sample, index.column());
    const std::string& claim = claims_[static_cast<std::size_t>(index.column() - fixedColumns())];
    return role == Qt::DisplayRole ? valueText(sample, claim) : tipText(sample, claim);
}

QVariant MintModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section == 0) return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (section >= fixedColumns()) return printable(claims_[static_cast<std::size_t>(section - fixedColumns())]);
    return section == 0 ? QString("n") : section == 1 ? tr("Token") : tr("Must raise");
}

} // namespace ui
