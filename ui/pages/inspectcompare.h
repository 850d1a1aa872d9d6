#pragma once

#include "pages/inspectreading.h"
#include "surroundings.h"
#include "widgets/foldcard.h"

namespace ui {

class PairTable;
class TokenInput;

/// A second token beside the one on the page: what they have in common and where they differ.
class CompareCard : public FoldCard
{
    Q_OBJECT

public:
    explicit CompareCard(const Surroundings& surroundings, QWidget* parent = nullptr);

    /// The first token.
    void setReading(const Reading& reading);
    /// Forgets the second token.
    void forget();

private:
    void compare();

    Surroundings surroundings_;
    Reading reading_;
    TokenInput* other_;
    QLabel* verdict_;
    PairTable* pairs_;
};

} // namespace ui
