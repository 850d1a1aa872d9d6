#pragma once

#include "pages/mintwords.h"
#include "widgets/card.h"

class QLabel;
class QPushButton;

namespace ui {

class ClaimForm;
class FieldRow;
class Preferences;

/// What tokens are wanted: how many, or a file with a row for each, and a pattern for each field.
class MintOrderCard : public Card
{
    Q_OBJECT

public:
    /// `preferences` must outlive the card: what is typed is remembered there.
    explicit MintOrderCard(Preferences& preferences, QWidget* parent = nullptr);

    /// Shows the fields of that kind, as they were last.
    void setTable(const zoom::Table& table);
    const zoom::Table& table() const { return *table_; }
    /// Puts what is typed into the plan; returns what will not do, which each field shows as well.
    std::vector<MintRemark> fill(MintPlan& plan);
    /// Tells the fields what is wrong with the tokens that they make.
    void setProblems(const std::vector<mint::Complaint>& complaints);
    /// Takes rows from that file; an empty path: from none.
    void setRows(const QString& path);
    /// Moves the keyboard to that field, or to what else is called so.
    void focusField(const std::string& field);
    void remember();

Q_SIGNALS:
    void edited();

private:
    void makeRows();
    void fillRows(MintPlan& plan, std::vector<MintRemark>& remarks);
    void fillBackdating(MintPlan& plan, std::vector<MintRemark>& remarks);

    Preferences& preferences_;
    const zoom::Table* table_ = nullptr;
    FieldRow* count_ = nullptr;
    QLabel* rows_ = nullptr;
    QPushButton* choose_ = nullptr;
    QPushButton* drop_ = nullptr;
    ClaimForm* form_ = nullptr;
    QString path_;
    std::vector<std::string> misread_; // fields whose patterns cannot be read
};

} // namespace ui
