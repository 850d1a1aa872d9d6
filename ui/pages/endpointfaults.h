#pragma once

#include "endpoint/faultinjection.h"
#include "widgets/foldcard.h"

#include <array>

class QGridLayout;
class QSpinBox;

namespace ui {

/// Which requests go wrong on purpose, and how. Nothing does when the window opens.
class EndpointFaultsCard : public FoldCard
{
    Q_OBJECT

public:
    explicit EndpointFaultsCard(QWidget* parent = nullptr);

    endpoint::FaultPlan faults() const;
    /// Makes everything go well again.
    void switchOff();

Q_SIGNALS:
    void changed();

private:
    QSpinBox* addRate(QGridLayout* grid, const QString& name, const QString& label);
    void follow();

    std::array<QSpinBox*, endpoint::injectedFaults> rates_{}; // by `InjectedFault`
    QSpinBox* delayRate_ = nullptr;
    QSpinBox* delay_ = nullptr;
};

/// `10 % answer 500, 20 % come after 2000 ms`; empty where nothing goes wrong.
QString faultsText(const endpoint::FaultPlan& faults);

} // namespace ui
