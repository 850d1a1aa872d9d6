#include "widgets/pairtable.h"

#include "text.h"
#include "widgets/printable.h"

#include <algorithm>

namespace ui {

PairTable::PairTable(const QString& left, const QString& right, const QString& onlyLeft, const QString& onlyRight,
                     QWidget* parent)
    : TextTable({tr("Claim"), left, right}, 3, 50, parent), onlyLeft_(onlyLeft), onlyRight_(onlyRight)
{
    setAccessibleName(tr("Claims side by side"));
}

/// By sign and word.
QString PairTable::relation(zoom::Relation relation) const
{
    switch (relation) {
    case zoom::Relation::Same: return tr("= same");
    case zoom::Relation::Changed: return tr("≠ differs");
    case zoom::Relation::OnlyLeft: return "− " + onlyLeft_;
    case zoom::Relation::OnlyRight: return "+ " + onlyRight_;
    }
    return {};
}

void PairTable::setPairs(std::span<const zoom::ClaimPair> pairs)
{
    const std::size_t shown = std::min<std::size_t>(pairs.size(), mostRows);
    const bool more = shown < pairs.size();
    setRowCount(static_cast<int>(shown) + (more ? 1 : 0));
    for (std::size_t i = 0; i < shown; ++i) {
        const zoom::ClaimPair& pair = pairs[i];
        const int row = static_cast<int>(i);
        const QString note = pair.note.empty() ? QString() : '\n' + text(pair.note);
        setCell(row, 0, printable(pair.name) + '\n' + relation(pair.relation));
        setCell(row, 1, printable(pair.left));
        setCell(row, 2, printable(pair.right) + note);
        setQuiet(row, pair.relation == zoom::Relation::Same);
    }
    if (more) {
        const int row = static_cast<int>(shown);
        setCell(row, 0, tr("and %n more", nullptr, static_cast<int>(pairs.size() - shown)));
        setCell(row, 1, {});
        setCell(row, 2, {});
        setQuiet(row, true);
    }
    fit();
}

} // namespace ui
