#pragma once

#include "zoom/diagnose.h"

#include <QListWidget>

#include <optional>
#include <span>

namespace ui {

/// What is wrong with a token, what to mend first coming first: severity in words and icon, the sentence, the remedy
/// and what a join would answer.
class FindingList : public QListWidget
{
    Q_OBJECT

public:
    explicit FindingList(QWidget* parent = nullptr);

    /// Shows the findings; of the codes that a join answers, those of one platform alone if it is known. A list that
    /// says the same keeps its chosen row.
    void setFindings(std::span<const zoom::Finding> findings, zoom::TokenKind kind,
                     std::optional<zoom::Platform> platform = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Somebody chose that row; -1: none is chosen any more.
    void chosen(int row);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QListWidgetItem* makeItem(const zoom::Finding& finding, zoom::TokenKind kind,
                              std::optional<zoom::Platform> platform) const;
};

} // namespace ui
