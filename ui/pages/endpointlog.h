#pragma once

#include "pages/endpointmodel.h"
#include "widgets/card.h"
#include "zoom/draft.h"

class QLabel;
class QPushButton;
class QTableView;

namespace ui {

/// The endpoint's requests as they come, and what can be done with the chosen one.
class EndpointLogCard : public Card
{
    Q_OBJECT

public:
    explicit EndpointLogCard(QWidget* parent = nullptr);

    void add(endpoint::Exchange exchange) { model_->add(std::move(exchange)); }
    /// Where the endpoint is: `http://127.0.0.1:4000`.
    void setUrl(const QString& url) { url_ = url; }
    void forgetTokens() { model_->forgetTokens(); }
    void focusLog();
    /// The token of the chosen request; empty when there is none.
    std::string token() const;

Q_SIGNALS:
    void openInSign(const zoom::Table& table, const zoom::Inputs& inputs);
    void openInInspect(const std::string& token);

private:
    void makeTable();
    QWidget* makeDetail();
    void follow();
    void keepPlace();
    void endChoice(const QModelIndex& parent, int first, int last);
    void toSign();
    const endpoint::Exchange* chosen() const;

    EndpointModel* model_;
    QTableView* table_;
    QLabel* row_ = nullptr;
    QLabel* outcome_ = nullptr;
    QPushButton* sign_ = nullptr;
    QPushButton* inspect_ = nullptr;
    QPushButton* curl_ = nullptr;
    QPushButton* fetch_ = nullptr;
    QString url_;
    bool atFoot_ = true; // the newest request is in view, and shall stay so
};

} // namespace ui
