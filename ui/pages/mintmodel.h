#pragma once

#include "mint/survey.h"

#include <QAbstractTableModel>

namespace ui {

/// The first tokens of a plan: number, whether it is sound or how it is spoilt, what that must raise, and its claims, a
/// column for each.
class MintModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows these. With `negatives` there is a column for what they must raise.
    void setSamples(std::vector<mint::Sample> samples, bool negatives);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString fixedText(const mint::Sample& sample, int column) const;
    int fixedColumns() const { return negatives_ ? 3 : 2; }

    std::vector<mint::Sample> samples_;
    std::vector<std::string> claims_; // the names, in the order in which they were met
    bool negatives_ = false;
};

} // namespace ui
