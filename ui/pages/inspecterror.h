#pragma once

#include "pages/inspectreading.h"
#include "widgets/foldcard.h"

class QLineEdit;

namespace ui {

class FindingList;

/// Says what an error of an SDK, of sign-in or of the REST API means, and which findings of the token at hand would
/// explain it.
class ErrorCard : public FoldCard
{
    Q_OBJECT

public:
    explicit ErrorCard(QWidget* parent = nullptr);

    /// The token whose findings may explain the error.
    void setReading(const Reading& reading);

Q_SIGNALS:
    void chosen(const zoom::Finding& finding);

private:
    void explain();

    QLineEdit* line_;
    QLabel* meaning_;
    FindingList* list_;
    zoom::TokenKind kind_ = zoom::TokenKind::Unknown;
    bool hasToken_ = false;
    std::vector<zoom::Finding> findings_; // of the token
    std::vector<zoom::Finding> causes_;   // those on show
};

} // namespace ui
