#include "pages/endpointfaults.h"

#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QWheelEvent>

namespace ui {
namespace {

constexpr int hundred = 100;
constexpr int longestDelay = 60'000; // milliseconds

/// A number to type, or to change with the arrow keys. The wheel changes it only while it has the keyboard: whoever
/// scrolls the page by it would switch a fault on.
class NumberBox : public QSpinBox
{
public:
    NumberBox()
    {
        setButtonSymbols(QAbstractSpinBox::NoButtons);
        setFocusPolicy(Qt::StrongFocus);
        setAlignment(Qt::AlignRight);
    }

protected:
    void wheelEvent(QWheelEvent* event) override
    {
        if (hasFocus())
            QSpinBox::wheelEvent(event);
        else
            event->ignore();
    }
};

/// What happens to the requests that have the fault: the second half of `10 % …`.
QString happens(endpoint::InjectedFault fault)
{
    using endpoint::InjectedFault;
    switch (fault) {
    case InjectedFault::BadRequest: return EndpointFaultsCard::tr("get 400");
    case InjectedFault::ServerError: return EndpointFaultsCard::tr("get 500");
    case InjectedFault::ExpiredToken: return EndpointFaultsCard::tr("get an expired token");
    case InjectedFault::SkewedClock: return EndpointFaultsCard::tr("get a token of a clock that is 10 min fast");
    case InjectedFault::WrongSecret: return EndpointFaultsCard::tr("get a token of a wrong secret");
    }
    return {};
}

} // namespace

EndpointFaultsCard::EndpointFaultsCard(QWidget* parent) : FoldCard("endpoint.faults", tr("Fault injection"), parent)
{
    setSummary(tr("Make requests fail on purpose, to see how your page takes it."));
    auto* const grid = new QGridLayout;
    grid->setColumnStretch(0, 1);
    const std::array<std::pair<QString, QString>, endpoint::injectedFaults> rows{{
        {"badRequest", tr("Answer 400")},
        {"serverError", tr("Answer 500")},
        {"expired", tr("Expired token")},
        {"skewed", tr("Clock 10 min fast")},
        {"wrongSecret", tr("Wrong secret")},
    }};
    for (std::size_t i = 0; i < rows.size(); ++i) rates_.at(i) = addRate(grid, rows.at(i).first, rows.at(i).second);
    delayRate_ = addRate(grid, "delayed", tr("Delay"));
    delay_ = addRate(grid, "delay", tr("Length of the delay"));
    delay_->setRange(1, longestDelay);
    delay_->setSuffix(tr(" ms"));
    constexpr int step = 100;
    delay_->setSingleStep(step);
    delay_->setValue(static_cast<int>(endpoint::FaultPlan().delay.count()));
    auto* const hint =
        new QLabel(tr("A request has one fault, so the first five have 100 % together at most. The delay "
                      "comes on top. Requests other than for a token are spared."));
    hint->setProperty("role", "muted");
    hint->setWordWrap(true);
    inside()->addLayout(grid);
    inside()->addWidget(hint);
}

QSpinBox* EndpointFaultsCard::addRate(QGridLayout* grid, const QString& name, const QString& label)
{
    auto* const rate = new NumberBox;
    rate->setObjectName("endpoint." + name);
    rate->setAccessibleName(label);
    rate->setRange(0, hundred);
    rate->setSuffix(tr(" %"));
    auto* const caption = new QLabel(label);
    caption->setBuddy(rate);
    const int row = grid->rowCount();
    grid->addWidget(caption, row, 0);
    grid->addWidget(rate, row, 1);
    connect(rate, &QSpinBox::valueChanged, this, &EndpointFaultsCard::follow);
    return rate;
}

/// No rate can be raised beyond what the others leave of 100.
void EndpointFaultsCard::follow()
{
    const int total = faults().total();
    for (QSpinBox* const rate : rates_) rate->setMaximum(hundred - total + rate->value());
    Q_EMIT changed();
}

endpoint::FaultPlan EndpointFaultsCard::faults() const
{
    endpoint::FaultPlan plan;
    for (std::size_t i = 0; i < rates_.size(); ++i)
        if (rates_.at(i) != nullptr) plan.percent.at(i) = rates_.at(i)->value();
    if (delayRate_ != nullptr) plan.delayPercent = delayRate_->value();
    if (delay_ != nullptr) plan.delay = std::chrono::milliseconds(delay_->value());
    return plan;
}

void EndpointFaultsCard::switchOff()
{
    for (QSpinBox* const rate : rates_) rate->setValue(0);
    delayRate_->setValue(0);
}

QString faultsText(const endpoint::FaultPlan& faults)
{
    QStringList parts;
    for (std::size_t i = 0; i < endpoint::injectedFaults; ++i)
        if (const int rate = faults.percent.at(i); rate > 0)
            parts << EndpointFaultsCard::tr("%1 % %2").arg(rate).arg(happens(static_cast<endpoint::InjectedFault>(i)));
    if (faults.delayPercent > 0)
        parts << EndpointFaultsCard::tr("%1 % wait %2 ms").arg(faults.delayPercent).arg(faults.delay.count());
    return parts.join(", ");
}

} // namespace ui
