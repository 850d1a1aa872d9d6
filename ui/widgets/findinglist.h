#pragma once

#include "zoom/diagnose.h"

#include <QListWidget>

#include <span>

namespace ui {

/// What is wrong with a token, what to mend first coming first: severity in words and icon, the sentence, the remedy
/// and what a join would answer.
class FindingList : public QListWidget
{
    Q_OBJECT

public:
    explicit FindingList(QWidget* parent = nullptr);

    void setFindings(std::span<const zoom::Finding> findings, zoom::TokenKind kind);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void addFinding(const zoom::Finding& finding, zoom::TokenKind kind);
};

} // namespace ui
