#include "pages/endpointlog.h"

#include "jwt/decode.h"
#include "text.h"
#include "widgets/printable.h"
#include "zoom/mend.h"
#include "zoom/tables.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

namespace ui {
namespace {

QLabel* plainLabel(const char* name)
{
    auto* const label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QPushButton* namedButton(const char* name, const QString& label)
{
    auto* const button = new QPushButton(label);
    button->setObjectName(name);
    return button;
}

} // namespace

EndpointLogCard::EndpointLogCard(QWidget* parent)
    : Card(tr("Requests"), parent), model_(new EndpointModel(this)), table_(new QTableView)
{
    QPushButton* const clear = namedButton("endpoint.clear", tr("Clear"));
    clear->setAccessibleName(tr("Clear the requests"));
    connect(clear, &QPushButton::clicked, model_, &EndpointModel::clear);
    addBesideTitle(clear);
    // Before the table hears of it, which chooses the next request instead.
    connect(model_, &QAbstractItemModel::rowsAboutToBeRemoved, this, &EndpointLogCard::endChoice);
    makeTable();
    body()->addWidget(table_, 1);
    body()->addWidget(makeDetail());
    follow();
}

void EndpointLogCard::makeTable()
{
    table_->setObjectName("endpoint.log");
    table_->setAccessibleName(tr("Requests"));
    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setAlternatingRowColors(true);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    constexpr int air = 10;
    const int line = table_->fontMetrics().lineSpacing() + air;
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // no row is ever measured
    table_->verticalHeader()->setDefaultSectionSize(line);
    constexpr int leastRows = 7;
    table_->setMinimumHeight(line * leastRows);
    QHeaderView* const header = table_->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto widthOf = [this](const char* sample) { return table_->fontMetrics().horizontalAdvance(sample) + 16; };
    table_->setColumnWidth(EndpointModel::TimeColumn, widthOf("00:00:00"));
    table_->setColumnWidth(EndpointModel::OriginColumn, widthOf("http://localhost:5173"));
    table_->setColumnWidth(EndpointModel::KindColumn, widthOf("meeting"));
    table_->setColumnWidth(EndpointModel::StatusColumn, widthOf("Status"));
    table_->setColumnWidth(EndpointModel::DurationColumn, widthOf("99.99"));
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(widthOf("ms"));
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EndpointLogCard::follow);
    connect(model_, &QAbstractItemModel::modelReset, this, &EndpointLogCard::follow);
    connect(model_, &QAbstractItemModel::dataChanged, this, &EndpointLogCard::follow);
    keepPlace();
}

/// New requests at the foot are followed while the foot is in view; whoever scrolled away stays at the same requests.
void EndpointLogCard::keepPlace()
{
    QScrollBar* const bar = table_->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int row) { atFoot_ = row == bar->maximum(); });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int last) {
        if (atFoot_) bar->setValue(last);
    });
    connect(model_, &QAbstractItemModel::rowsRemoved, this, [this, bar](const QModelIndex&, int first, int last) {
        if (!atFoot_) bar->setValue(bar->value() - (last - first + 1));
    });
    connect(model_, &QAbstractItemModel::rowsInserted, this, &EndpointLogCard::follow);
}

QWidget* EndpointLogCard::makeDetail()
{
    row_ = plainLabel("endpoint.row");
    outcome_ = plainLabel("endpoint.outcome");
    outcome_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    sign_ = namedButton("endpoint.openInSign", tr("Open in Sign"));
    inspect_ = namedButton("endpoint.openInInspect", tr("Open in Inspect"));
    curl_ = namedButton("endpoint.rowCurl", tr("Copy as cURL"));
    fetch_ = namedButton("endpoint.rowFetch", tr("Copy as fetch"));
    curl_->setAccessibleName(tr("Copy the request as cURL"));
    fetch_->setAccessibleName(tr("Copy the request as fetch"));
    connect(sign_, &QPushButton::clicked, this, &EndpointLogCard::toSign);
    connect(inspect_, &QPushButton::clicked, this, [this] { Q_EMIT openInInspect(token()); });
    connect(curl_, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text(endpoint::asCurl(*chosen(), utf8(url_)))); });
    connect(fetch_, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(text(endpoint::asFetch(*chosen(), utf8(url_)))); });
    auto* const detail = new QWidget;
    auto* const grid = new QGridLayout(detail);
    grid->setContentsMargins(0, 0, 0, 0);
    constexpr int all = 3;
    grid->addWidget(row_, 0, 0, 1, all);
    grid->addWidget(outcome_, 1, 0, 1, all);
    grid->addWidget(sign_, 2, 0);
    grid->addWidget(inspect_, 2, 1);
    grid->addWidget(curl_, 3, 0);
    grid->addWidget(fetch_, 3, 1);
    grid->setColumnStretch(all - 1, 1);
    return detail;
}

/// The choice ends with its row.
void EndpointLogCard::endChoice(const QModelIndex&, int first, int last)
{
    const int row = table_->currentIndex().row();
    if (row >= first && row <= last) table_->selectionModel()->clear();
}

const endpoint::Exchange* EndpointLogCard::chosen() const
{
    const QModelIndexList rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &model_->at(rows.first().row());
}

std::string EndpointLogCard::token() const
{
    const endpoint::Exchange* const exchange = chosen();
    return exchange == nullptr ? std::string() : std::string(endpoint::tokenIn(*exchange));
}

void EndpointLogCard::follow()
{
    const endpoint::Exchange* const exchange = chosen();
    const bool hasToken = !token().empty();
    sign_->setEnabled(hasToken);
    inspect_->setEnabled(hasToken);
    const bool canRepeat = exchange != nullptr && exchange->hasBody && !exchange->method.empty();
    curl_->setEnabled(canRepeat);
    fetch_->setEnabled(canRepeat);
    outcome_->setVisible(exchange != nullptr);
    if (exchange == nullptr) {
        row_->setText(model_->rowCount() == 0 ? tr("Each request appears here as it is answered.")
                                              : tr("Choose a request to see more of it."));
        return;
    }
    const QString origin = exchange->origin.empty() ? tr("no page") : printable(exchange->origin);
    const QString what = text(exchange->method.empty() ? std::string("?") : exchange->method + ' ' + exchange->path);
    row_->setText(
        tr("%1  %2 from %3: %4 after %5 ms")
            .arg(clockText(exchange->time), what, origin, QString::number(exchange->status), durationText(*exchange)));
    const QString outcome = outcomeText(*exchange);
    outcome_->setText(outcome.isEmpty() ? tr("Nothing more is kept of it.") : outcome);
}

void EndpointLogCard::toSign()
{
    const jwt::Decoded decoded = jwt::decode(token());
    const zoom::Table* const table = zoom::tableFor(chosen()->kind);
    if (table != nullptr) Q_EMIT openInSign(*table, zoom::inputsOf(decoded.claims, *table));
}

void EndpointLogCard::focusLog() { table_->setFocus(Qt::OtherFocusReason); }

} // namespace ui
