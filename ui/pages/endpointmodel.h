#pragma once

#include "endpoint/exchange.h"

#include <QAbstractTableModel>

#include <deque>

class QTimer;

namespace ui {

/// The last requests that the endpoint answered, the newest at the foot. Requests come by the thousand: they are shown
/// in batches, and the oldest go when there are too many. Nothing that it shows tells a token or a user.
class EndpointModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, OriginColumn, KindColumn, StatusColumn, DurationColumn, ClaimsColumn, Columns };
    static constexpr int mostRows = 10'000;

    explicit EndpointModel(QObject* parent = nullptr);

    /// Adds a request; it is on show a moment later.
    void add(endpoint::Exchange exchange);
    void clear();
    /// Forgets what was asked for and answered; times, origins, kinds and statuses stay.
    void forgetTokens();
    /// The request in that row; good until the next change.
    const endpoint::Exchange& at(int row) const { return rows_.at(static_cast<std::size_t>(row)); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void layIn();

    std::deque<endpoint::Exchange> rows_;
    std::deque<endpoint::Exchange> waiting_; // not on show yet
    QTimer* timer_;
};

/// What came of a request, on one line: the token's claims without users, keys and times, or what was wrong.
QString outcomeText(const endpoint::Exchange& exchange);
/// `0.42`, in milliseconds.
QString durationText(const endpoint::Exchange& exchange);
/// `12:00:03`, in the machine's own zone.
QString clockText(base::Time time);

} // namespace ui
