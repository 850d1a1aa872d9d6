#include "widgets/profilelist.h"

#include "environment.h"
#include "text.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui {
namespace {

constexpr int padding = 8;
constexpr int dotPlace = 24;

QFont detailFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

/// Paints a profile's two lines beside its dot.
class ProfileDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Colors& c = colors(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if ((option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) != 0) {
            const bool selected = (option.state & QStyle::State_Selected) != 0;
            painter->setPen(selected ? QPen(c.accent, 2) : QPen(Qt::NoPen));
            painter->setBrush(c.sunken);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 8, 8);
        }
        const bool none = index.data(ProfileModel::IdRole).toString().isEmpty();
        const QRect inside = option.rect.adjusted(padding, 0, -padding, 0);
        if (!none)
            paintDot(*painter, QRectF(inside.left(), inside.top(), 12, inside.height()),
                     static_cast<vault::Environment>(index.data(ProfileModel::EnvironmentRole).toInt()), c);
        paintText(*painter, inside.adjusted(none ? 0 : dotPlace, 0, 0, 0), option, index);
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {0, ProfileList::rowHeight(option.font)};
    }

private:
    static void paintText(QPainter& painter, const QRect& place, const QStyleOptionViewItem& option,
                          const QModelIndex& index)
    {
        const Colors& c = colors(option.palette);
        const bool removed = index.data(ProfileModel::RemovedRole).toBool();
        const QString detail = index.data(ProfileModel::DetailRole).toString();
        QFont font = option.font;
        font.setStrikeOut(removed);
        font.setWeight(detail.isEmpty() ? QFont::Normal : QFont::DemiBold);
        const QFont small = detailFont(option.font);
        const int upper = QFontMetrics(font).height();
        const int lower = detail.isEmpty() ? 0 : QFontMetrics(small).height();
        const QRect line(place.left(), place.top() + (place.height() - upper - lower) / 2, place.width(), upper);
        painter.setFont(font);
        painter.setPen(removed ? c.muted : c.text);
        const QString name = index.data(ProfileModel::NameRole).toString();
        painter.drawText(line, Qt::AlignVCenter, QFontMetrics(font).elidedText(name, Qt::ElideRight, line.width()));
        painter.setFont(small);
        painter.setPen(c.muted);
        painter.drawText(QRect(line.left(), line.top() + upper, line.width(), lower), Qt::AlignVCenter,
                         QFontMetrics(small).elidedText(detail, Qt::ElideRight, line.width()));
    }
};

} // namespace

ProfileModel::ProfileModel(const ProfileBook& book, QString none, QObject* parent)
    : QAbstractListModel(parent), book_(book), none_(std::move(none))
{
    connect(&book_, &ProfileBook::changed, this, &ProfileModel::reload);
    connect(&book_, &ProfileBook::placesChanged, this, [this] {
        if (!shown_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {DetailRole, Qt::DisplayRole});
    });
    reload();
}

void ProfileModel::reload()
{
    beginResetModel();
    rows_.clear();
    if (!none_.isEmpty()) rows_.push_back({});
    for (const vault::Profile& profile : book_.all()) {
        const QStringList parts{text(profile.name), text(vault::title(profile.kind)), words(profile.environment),
                                text(profile.key)};
        rows_.push_back({profile, parts.join('\n').toCaseFolded()});
    }
    const auto first = rows_.begin() + (none_.isEmpty() ? 0 : 1);
    std::stable_sort(first, rows_.end(), [](const Row& a, const Row& b) { return a.haystack < b.haystack; });
    sift();
    endResetModel();
}

void ProfileModel::sift()
{
    shown_.clear();
    for (const Row& row : rows_) {
        const auto holds = [&row](const QString& word) { return row.haystack.contains(word); };
        const bool none = row.profile.id.empty(); // no profile, so nobody searches for it
        if (none ? words_.isEmpty() : std::all_of(words_.begin(), words_.end(), holds)) shown_.push_back(&row);
    }
}

void ProfileModel::setSearch(const QString& search)
{
    beginResetModel();
    words_ = search.toCaseFolded().split(' ', Qt::SkipEmptyParts);
    sift();
    endResetModel();
}

void ProfileModel::setRemoved(const std::set<std::string>& ids)
{
    removed_ = ids;
    if (!shown_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QModelIndex ProfileModel::indexOf(const std::string& id) const
{
    const auto found =
        std::find_if(shown_.begin(), shown_.end(), [&](const Row* row) { return row->profile.id == id; });
    return found == shown_.end() ? QModelIndex() : index(static_cast<int>(found - shown_.begin()));
}

int ProfileModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QString ProfileModel::detailOf(const vault::Profile& profile) const
{
    QStringList parts{text(vault::title(profile.kind)), words(profile.environment),
                      removed_.contains(profile.id) ? tr("is removed when you leave this page")
                                                    : ui::words(book_.place(profile))};
    parts.removeAll(QString());
    return parts.join(" · ");
}

QVariant ProfileModel::data(const QModelIndex& index, int role) const
{
    const vault::Profile& profile = shown_[static_cast<std::size_t>(index.row())]->profile;
    if (profile.id.empty()) {
        if (role == IdRole) return QString();
        return role == Qt::DisplayRole || role == NameRole ? none_ : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole: return text(profile.name) + ", " + detailOf(profile); // what a reader says
    case IdRole: return text(profile.id);
    case NameRole: return text(profile.name);
    case DetailRole: return detailOf(profile);
    case EnvironmentRole: return static_cast<int>(profile.environment);
    case RemovedRole: return removed_.contains(profile.id);
    default: return {};
    }
}

ProfileList::ProfileList(ProfileModel* model, QWidget* parent) : QListView(parent)
{
    setModel(model);
    setItemDelegate(new ProfileDelegate(this));
    setUniformItemSizes(true); // a thousand rows are laid out without asking each
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Profiles"));
}

int ProfileList::rowHeight(const QFont& font)
{
    return QFontMetrics(font).height() + QFontMetrics(detailFont(font)).height() + 2 * padding;
}

} // namespace ui
