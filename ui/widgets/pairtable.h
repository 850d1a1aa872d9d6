#pragma once

#include "widgets/texttable.h"
#include "zoom/compare.h"

#include <span>

namespace ui {

/// Claims of two tokens side by side, each row with a word for how they relate.
class PairTable : public TextTable
{
    Q_OBJECT

public:
    /// The titles of the two sides, and what it is called that a claim stands on one of them alone.
    PairTable(const QString& left, const QString& right, const QString& onlyLeft, const QString& onlyRight,
              QWidget* parent = nullptr);

    /// Shows the pairs; times also in words.
    void setPairs(std::span<const zoom::ClaimPair> pairs);

    /// More rows than that are not shown, but counted in a last one.
    static constexpr int mostRows = 100;

private:
    QString relation(zoom::Relation relation) const;

    QString onlyLeft_;
    QString onlyRight_;
};

} // namespace ui
