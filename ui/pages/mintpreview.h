#pragma once

#include "pages/mintwords.h"
#include "widgets/card.h"

class QListWidget;
class QTableView;

namespace ui {

class MintModel;
class StateLine;

/// What a plan comes to: the sum, what is wrong with it, and its first tokens.
class MintPreviewCard : public Card
{
    Q_OBJECT

public:
    explicit MintPreviewCard(QWidget* parent = nullptr);

    /// Shows what was seen of the plan.
    void setSurvey(const MintPlan& plan, MintSurvey survey);
    /// Shows what is wrong; without anything the list is hidden.
    void setRemarks(const std::vector<MintRemark>& remarks);
    /// What keeps the plan from being minted, as far as it was looked at.
    bool hasRemarks() const;
    /// Forgets the tokens, as nobody knows them now.
    void clear();
    void focusTable();
    void focusRemarks();

Q_SIGNALS:
    /// Somebody wants to mend that field.
    void goTo(const QString& field);

private:
    void makeList();
    void makeTable();
    void fitColumns();

    StateLine* sum_;
    StateLine* slips_;
    QListWidget* list_;
    MintModel* model_;
    QTableView* table_;
};

} // namespace ui
