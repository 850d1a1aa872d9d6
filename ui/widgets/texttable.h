#pragma once

#include <QTableWidget>

namespace ui {

/// A table of texts to read. It shows all its rows, as wide as its place, and breaks what is long over a few lines;
/// what does not fit in those ends in `…`, and its tool tip has more of it. The first column is as wide as its texts,
/// the others share the rest.
class TextTable : public QTableWidget
{
    Q_OBJECT

public:
    /// `fixed`: how many columns, from the left, are in the fixed font. `share`: how much of what the first column
    /// leaves goes to the second, of 100; the rest is parted evenly.
    TextTable(const QStringList& headers, int fixed, int share, QWidget* parent = nullptr);

    /// A row is never higher than this.
    static constexpr int mostLines = 6;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    /// Puts a text into a cell; one that has it already is not touched. `fit` when all are there.
    void setCell(int row, int column, const QString& text);
    /// Whether a row stands back behind the others. Its cells must be there.
    void setQuiet(int row, bool quiet);
    /// Gives columns and rows the size that their texts need.
    void fit();
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    int fixed_;
    int share_;
};

} // namespace ui
