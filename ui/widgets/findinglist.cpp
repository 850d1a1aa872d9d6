#include "widgets/findinglist.h"

#include "icons.h"
#include "text.h"
#include "theme.h"
#include "zoom/findings.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>
#include <QTextDocument>

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
        painter->setPen(current ? QPen(c.accent, 2) : QPen(Qt::NoPen));
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

} // namespace

FindingList::FindingList(QWidget* parent) : QListWidget(parent)
{
    setItemDelegate(new FindingDelegate(this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Findings"));
}

void FindingList::setFindings(std::span<const zoom::Finding> findings, zoom::TokenKind kind)
{
    clear();
    for (const zoom::Finding& finding : findings) addFinding(finding, kind);
    updateGeometry();
}

void FindingList::addFinding(const zoom::Finding& finding, zoom::TokenKind kind)
{
    const zoom::FindingText words = zoom::describe(finding, kind);
    QStringList codes;
    for (const std::string_view code : words.codes) codes.append(text(code));
    const QString message = severityWord(words.severity) + ": " + text(words.message);
    const QString join = codes.isEmpty() ? QString()
                                         : (words.severity == zoom::Severity::Error ? tr("A join answers %1.")
                                                                                    : tr("A join may answer %1."))
                                               .arg(codes.join(", "));
    auto* const item =
        new QListWidgetItem((message + ' ' + text(words.fix) + ' ' + join).trimmed(), this); // what a reader says
    item->setData(severityRole, static_cast<int>(words.severity));
    item->setData(htmlRole, QString("%1<br><i>%2 %3</i>")
                                .arg(message.toHtmlEscaped(), text(words.fix).toHtmlEscaped(), join.toHtmlEscaped()));
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

void FindingList::changeEvent(QEvent* event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) viewport()->update();
}

} // namespace ui
