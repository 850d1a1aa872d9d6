#pragma once

#include "pages/inspectreading.h"
#include "widgets/foldcard.h"
#include "zoom/errorcodes.h"

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
    void addCauses(const zoom::ErrorRow& row);

    QLineEdit* line_;
    QLabel* meaning_;
    FindingList* list_;
    Reading reading_;
    std::vector<zoom::Finding> causes_; // those on show
};

} // namespace ui
