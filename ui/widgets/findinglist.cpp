#include "widgets/findinglist.h"

#include "icons.h"
#include "text.h"
#include "theme.h"
#include "widgets/printable.h"
#include "zoom/findings.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>
#include <QTextDocument>

#include <memory>
#include <vector>

namespace ui {
namespace {

constexpr int padding = 8;
constexpr int iconSide = 18;
constexpr int severityRole = Qt::UserRole;
constexpr int htmlRole = Qt::UserRole + 1;

/// Paints a finding as a small paragraph beside its icon.
class FindingDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colors& c = colors(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool current = (option.state & QStyle::State_Selected) != 0;
        const bool focused = (option.state & QStyle::State_HasFocus) != 0; // the keyboard is here, nothing is chosen
        painter->setPen(current ? QPen(c.accent, 2) : focused ? QPen(c.accent, 1, Qt::DashLine) : QPen(Qt::NoPen));
        painter->setBrush(c.sunken);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -3), 8, 8);

        const auto severity = static_cast<zoom::Severity>(index.data(severityRole).toInt());
        const bool error = severity == zoom::Severity::Error;
        const QColor color = error ? c.error : severity == zoom::Severity::Warning ? c.warning : c.muted;
        const QString name = error ? "error" : severity == zoom::Severity::Warning ? "warning" : "info";
        painter->drawPixmap(option.rect.topLeft() + QPoint(padding + 2, padding + 2),
                            iconPixmap(name, color, iconSide, painter->device()->devicePixelRatioF()));

        QTextDocument document;
        lay(document, option, index);
        painter->translate(textLeft(option), option.rect.top() + padding);
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette = option.palette;
        document.documentLayout()->draw(painter, context);
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem item = option;
        item.rect.setWidth(static_cast<const QListView*>(option.widget)->viewport()->width());
        QTextDocument document;
        lay(document, item, index);
        return {item.rect.width(), static_cast<int>(document.size().height()) + 2 * padding + 4};
    }

private:
    static int textLeft(const QStyleOptionViewItem& option) { return option.rect.left() + iconSide + 2 * padding + 4; }

    static void lay(QTextDocument& document, const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        document.setDefaultFont(option.font);
        document.setDocumentMargin(0);
        document.setDefaultStyleSheet(
            QString("i { color: %1; font-style: normal }").arg(colors(option.palette).muted.name()));
        document.setHtml(index.data(htmlRole).toString());
        document.setTextWidth(option.rect.right() - padding - textLeft(option));
    }
};

QString severityWord(zoom::Severity severity)
{
    switch (severity) {
    case zoom::Severity::Error: return FindingList::tr("Error");
    case zoom::Severity::Warning: return FindingList::tr("Warning");
    case zoom::Severity::Info: return FindingList::tr("Note");
    }
    return {};
}

/// The text as HTML whose codes (`video-web:200`) are not broken over lines.
QString unbrokenHtml(QString text)
{
    const QChar joiner(0x2060);
    return text.replace(":", ':' + QString(joiner)).replace("-", joiner + QString("-") + joiner).toHtmlEscaped();
}

} // namespace

FindingList::FindingList(QWidget* parent) : QListWidget(parent)
{
    setItemDelegate(new FindingDelegate(this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);        // it shows all its rows; the page scrolls
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // as high as its findings
    setAccessibleName(tr("Findings"));
    connect(this, &QListWidget::itemSelectionChanged, this, [this] { // having the keyboard alone chooses nothing
        const QModelIndexList rows = selectionModel()->selectedRows();
        Q_EMIT chosen(rows.isEmpty() ? -1 : rows.first().row());
    });
}

void FindingList::setFindings(std::span<const zoom::Finding> findings, zoom::TokenKind kind,
                              std::optional<zoom::Platform> platform)
{
    std::vector<std::unique_ptr<QListWidgetItem>> items;
    for (const zoom::Finding& finding : findings) items.emplace_back(makeItem(finding, kind, platform));
    bool same = static_cast<int>(items.size()) == count();
    for (int row = 0; same && row < count(); ++row)
        same = item(row)->text() == items[static_cast<std::size_t>(row)]->text();
    if (same) return;
    clear();
    Q_EMIT chosen(-1);
    for (auto& one : items) addItem(one.release());
    updateGeometry();
}

QListWidgetItem* FindingList::makeItem(const zoom::Finding& finding, zoom::TokenKind kind,
                                       std::optional<zoom::Platform> platform) const
{
    const zoom::FindingText words = zoom::describe(finding, kind);
    QStringList codes;
    for (const std::string_view code : words.codes)
        if (!platform || zoom::answersOn(*platform, code)) codes.append(text(code));
    const QString message = severityWord(words.severity) + ": " + printable(words.message);
    const QString fix = printable(words.fix);
    const QString join = codes.isEmpty() ? QString()
                                         : (words.severity == zoom::Severity::Error ? tr("A join answers %1.")
                                                                                    : tr("A join may answer %1."))
                                               .arg(codes.join(", "));
    auto* const item = new QListWidgetItem((message + ' ' + fix + ' ' + join).trimmed()); // what a reader says
    item->setData(severityRole, static_cast<int>(words.severity));
    item->setData(htmlRole,
                  QString("%1<br><i>%2 %3</i>").arg(message.toHtmlEscaped(), fix.toHtmlEscaped(), unbrokenHtml(join)));
    return item;
}

QSize FindingList::sizeHint() const
{
    int height = 2 * frameWidth();
    for (int row = 0; row < count(); ++row) height += qMax(0, sizeHintForRow(row));
    return {320, height};
}

QSize FindingList::minimumSizeHint() const { return {240, sizeHint().height()}; }

void FindingList::resizeEvent(QResizeEvent* event)
{
    QListWidget::resizeEvent(event);
    scheduleDelayedItemsLayout();
    updateGeometry();
}

/// The first arrow chooses the finding that the keyboard is on, and does not pass it by.
void FindingList::keyPressEvent(QKeyEvent* event)
{
    const bool arrow = event->key() == Qt::Key_Down || event->key() == Qt::Key_Up;
    if (arrow && currentItem() != nullptr && selectedItems().isEmpty())
        currentItem()->setSelected(true);
    else
        QListWidget::keyPressEvent(event);
}

void FindingList::changeEvent(QEvent* event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) viewport()->update();
}

} // namespace ui
