#include "widgets/claimsview.h"

#include "text.h"
#include "widgets/printable.h"
#include "zoom/describe.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace ui {
namespace {

/// `Role: Host or co-host`; for times the local form first, as that is what a person compares with the clock.
QString meaning(const zoom::ClaimText& claim, const jwt::Value& value, base::Time now)
{
    const QString what = text(claim.meaning);
    QString reading = printable(claim.reading);
    const auto* const seconds = std::get_if<std::int64_t>(&value);
    const bool isTime = reading.endsWith(" UTC") && seconds != nullptr;
    if (isTime) reading = localTime(base::fromEpochSeconds(*seconds), now) + '\n' + reading;
    if (what.isEmpty() || reading.isEmpty()) return what + reading;
    return what + (isTime ? "\n" : ": ") + reading;
}

/// As much of a value as its cell and its tool tip show.
QString shownValue(const std::string& value)
{
    constexpr qsizetype most = 5'000; // characters
    const QString whole = text(value);
    return printable(whole.left(most)) + (whole.size() > most ? "…" : "");
}

void copyText(const std::string& utf8) { QGuiApplication::clipboard()->setText(text(utf8)); }

} // namespace

ClaimsView::ClaimsView(QWidget* parent) : TextTable({tr("Claim"), tr("Value"), tr("Meaning")}, 2, 40, parent)
{
    setAccessibleName(tr("Claims"));
    connect(this, &QTableWidget::itemSelectionChanged, this, [this] {
        if (const jwt::Claim* const claim = current()) Q_EMIT chosen(claim->name);
    });
}

void ClaimsView::setClaims(const jwt::Claims& claims, zoom::TokenKind kind, base::Time now)
{
    claims_ = claims;
    const std::size_t shown = std::min<std::size_t>(claims.size(), mostRows);
    const bool more = shown < claims.size();
    const jwt::Claims first(claims.begin(), claims.begin() + static_cast<std::ptrdiff_t>(shown));
    const std::vector<zoom::ClaimText> texts = zoom::explain(first, kind);
    setRowCount(static_cast<int>(shown) + (more ? 1 : 0));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const int row = static_cast<int>(i);
        setCell(row, 0, printable(texts[i].name));
        setCell(row, 1, shownValue(texts[i].value));
        setCell(row, 2, meaning(texts[i], claims[i].value, now));
    }
    if (more) {
        const int row = static_cast<int>(shown);
        setCell(row, 0, "…");
        setCell(row, 1, tr("%1 more").arg(claims.size() - shown));
        setCell(row, 2, tr("Copy all to see them."));
    }
    fit();
}

void ClaimsView::select(const std::string& claim)
{
    const auto place =
        std::find_if(claims_.begin(), claims_.end(), [&](const jwt::Claim& one) { return one.name == claim; });
    const auto row = static_cast<int>(place - claims_.begin());
    if (place != claims_.end() && row < mostRows)
        selectRow(row);
    else
        clearSelection();
}

const jwt::Claim* ClaimsView::current() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.isEmpty()) return nullptr;
    const auto row = static_cast<std::size_t>(rows.first().row());
    return row < std::min<std::size_t>(claims_.size(), mostRows) ? &claims_[row] : nullptr;
}

void ClaimsView::copyValue() const
{
    if (const jwt::Claim* const claim = current()) copyText(jwt::plainText(claim->value));
}

void ClaimsView::copyAll() const { copyText(jwt::toJson(claims_)); }

void ClaimsView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copyValue();
    else
        TextTable::keyPressEvent(event);
}

void ClaimsView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const jwt::Claim* const claim = current();
    if (claim != nullptr) {
        menu->addAction(tr("Copy value\tCtrl+C"), this, &ClaimsView::copyValue);
        menu->addAction(tr("Copy claim as JSON"), this, [one = jwt::Claims{*claim}] { copyText(jwt::toJson(one)); });
    }
    menu->addAction(tr("Copy all claims as JSON"), this, &ClaimsView::copyAll);
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard && claim != nullptr;
    const QPoint place = visualItemRect(item(qMax(0, currentRow()), 0)).bottomLeft();
    menu->popup(byKey ? viewport()->mapToGlobal(place) : event->globalPos());
}

} // namespace ui
