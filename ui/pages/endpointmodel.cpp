#include "pages/endpointmodel.h"

#include "base/secret.h"
#include "endpoint/json.h"
#include "jwt/decode.h"
#include "text.h"
#include "widgets/printable.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <array>
#include <iterator>

namespace ui {
namespace {

constexpr int batchMilliseconds = 100;

/// Users, keys, times, and what is the same in each token.
constexpr std::array<std::string_view, 10> left{
    "user_identity", "user_key", "telemetry_tracking_id", "app_key", "appKey", "sdkKey", "version", "iat",
    "exp",           "tokenExp"};

/// `tpc Cool Cars · role_type 1 · 2 h`
QString claimsText(std::string_view token)
{
    const jwt::Decoded decoded = jwt::decode(token);
    QStringList parts;
    for (const auto& [name, value] : decoded.claims) {
        if (std::find(left.begin(), left.end(), name) != left.end()) continue;
        const QString part = text(name) + ' ' + printable(jwt::plainText(value));
        const bool isTopic =
            name == "tpc" || name == "mn"; // by which people know a request: where there is little room
        parts.insert(isTopic ? 0 : parts.size(), part);
    }
    const jwt::Value* const from = jwt::find(decoded.claims, "iat");
    const jwt::Value* const until = jwt::find(decoded.claims, "exp");
    const auto* const begin = from == nullptr ? nullptr : std::get_if<std::int64_t>(from);
    const auto* const end = until == nullptr ? nullptr : std::get_if<std::int64_t>(until);
    if (begin != nullptr && end != nullptr) parts << text(base::durationText(std::chrono::seconds(*end - *begin)));
    return parts.join(" · ");
}

const std::string* textOf(const endpoint::JsonObject& object, std::string_view name)
{
    const endpoint::Json* const value = endpoint::find(object, name);
    return value == nullptr ? nullptr : std::get_if<std::string>(&value->value);
}

/// `role: Must be 0 or 1 · sessionName: …`, or the sentence that the answer is.
QString errorText(const std::string& answer)
{
    const auto json = endpoint::parseJson(answer);
    const auto* const object = json ? std::get_if<endpoint::JsonObject>(&json->value) : nullptr;
    if (object == nullptr) return printable(answer);
    if (const std::string* const sentence = textOf(*object, "error")) return printable(*sentence);
    const endpoint::Json* const errors = endpoint::find(*object, "errors");
    const auto* const list = errors == nullptr ? nullptr : std::get_if<endpoint::JsonList>(&errors->value);
    QStringList parts;
    for (const endpoint::Json& error : list == nullptr ? endpoint::JsonList() : *list) {
        const auto* const members = std::get_if<endpoint::JsonObject>(&error.value);
        const std::string* const property = members == nullptr ? nullptr : textOf(*members, "property");
        const std::string* const reason = members == nullptr ? nullptr : textOf(*members, "reason");
        if (property != nullptr && reason != nullptr) parts << printable(*property) + ": " + printable(*reason);
    }
    return parts.join(" · ");
}

/// `on purpose: expired token, delayed`; empty where nothing was done on purpose.
QString purposeText(const endpoint::Injection& injection)
{
    QStringList parts;
    if (injection.fault) parts << text(endpoint::title(*injection.fault));
    if (injection.delay.count() > 0) parts << EndpointModel::tr("delayed");
    return parts.isEmpty() ? QString() : EndpointModel::tr("on purpose: %1").arg(parts.join(", "));
}

} // namespace

QString outcomeText(const endpoint::Exchange& exchange)
{
    constexpr int firstError = 400;
    const std::string_view token = endpoint::tokenIn(exchange);
    QStringList parts{purposeText(exchange.injection)};
    if (!token.empty())
        parts << claimsText(token);
    else if (exchange.status >= firstError)
        parts << errorText(exchange.answer);
    parts.removeAll(QString());
    return parts.join(" · ");
}

QString durationText(const endpoint::Exchange& exchange)
{
    const double milliseconds = std::chrono::duration<double, std::milli>(exchange.duration).count();
    constexpr double whole = 100;
    return QString::number(milliseconds, 'f', milliseconds < whole ? 2 : 0);
}

QString clockText(base::Time time)
{
    return QDateTime::fromSecsSinceEpoch(base::epochSeconds(time)).toString("HH:mm:ss");
}

EndpointModel::EndpointModel(QObject* parent) : QAbstractTableModel(parent), timer_(new QTimer(this))
{
    timer_->setSingleShot(true);
    timer_->setInterval(batchMilliseconds);
    connect(timer_, &QTimer::timeout, this, &EndpointModel::layIn);
}

void EndpointModel::add(endpoint::Exchange exchange)
{
    waiting_.push_back(std::move(exchange));
    if (waiting_.size() > static_cast<std::size_t>(mostRows)) waiting_.pop_front();
    if (!timer_->isActive()) timer_->start();
}

void EndpointModel::layIn()
{
    if (waiting_.empty()) return;
    const int added = static_cast<int>(waiting_.size());
    const int dropped = std::min(rowCount(), std::max(0, rowCount() + added - mostRows));
    if (dropped > 0) {
        beginRemoveRows({}, 0, dropped - 1);
        rows_.erase(rows_.begin(), rows_.begin() + dropped);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + added - 1);
    std::move(waiting_.begin(), waiting_.end(), std::back_inserter(rows_));
    waiting_.clear();
    endInsertRows();
}

void EndpointModel::clear()
{
    beginResetModel();
    rows_.clear();
    waiting_.clear();
    endResetModel();
}

void EndpointModel::forgetTokens()
{
    layIn();
    for (endpoint::Exchange& exchange : rows_) {
        base::wipe(exchange.answer);
        base::wipe(exchange.body);
        exchange.hasBody = false;
    }
    if (!rows_.empty()) Q_EMIT dataChanged(index(0, ClaimsColumn), index(rowCount() - 1, ClaimsColumn));
}

int EndpointModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int EndpointModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant EndpointModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::TextAlignmentRole && (index.column() == StatusColumn || index.column() == DurationColumn))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const endpoint::Exchange& exchange = at(index.row());
    switch (index.column()) {
    case TimeColumn: return clockText(exchange.time);
    case OriginColumn: return printable(exchange.origin);
    case KindColumn: return text(exchange.kind);
    case StatusColumn: return QString::number(exchange.status);
    case DurationColumn: return durationText(exchange);
    case ClaimsColumn: return outcomeText(exchange);
    default: return {};
    }
}

QVariant EndpointModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && (section == StatusColumn || section == DurationColumn))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    static const std::array<QString, Columns> names{tr("Time"),   tr("Origin"), tr("Kind"),
                                                    tr("Status"), tr("ms"),     tr("Claims")};
    return names.at(static_cast<std::size_t>(section));
}

} // namespace ui
