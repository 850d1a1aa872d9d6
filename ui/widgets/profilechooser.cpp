#include "widgets/profilechooser.h"

#include "environment.h"
#include "icons.h"
#include "text.h"
#include "widgets/profilelist.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScreen>
#include <QStyleOptionButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int padding = 12;
constexpr int gap = 8;
constexpr int dotSide = 12;
constexpr int arrowSide = 14;
constexpr int around = 2 * padding + dotSide + arrowSide + 2 * gap; // all but the texts and the space between them

QFont nameFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

ProfileChooser::ProfileChooser(Credentials& credentials, QWidget* parent)
    : QPushButton(parent),
      credentials_(credentials),
      model_(new ProfileModel(credentials.book(), tr("No profile: type key and secret"), this)),
      popup_(new QFrame(this, Qt::Popup)),
      search_(new QLineEdit(popup_)),
      list_(new ProfileList(model_, popup_)),
      none_(new QLabel(tr("No profile is like that."), popup_))
{
    setObjectName("profileChooser");
    setToolTip(tr("Choose the profile to work with (Ctrl+K)"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    makePopup();
    connect(this, &QPushButton::clicked, this, &ProfileChooser::open);
    connect(&credentials_, &Credentials::changed, this, &ProfileChooser::follow);
    follow();
}

void ProfileChooser::makePopup()
{
    popup_->setObjectName("profileChooser.popup");
    popup_->setProperty("popup", true);
    search_->setObjectName("profileChooser.search");
    search_->setPlaceholderText(tr("Search by name, kind or key"));
    search_->setAccessibleName(tr("Search profiles"));
    search_->installEventFilter(this);
    list_->setObjectName("profileChooser.list");
    list_->setFocusPolicy(Qt::NoFocus); // the keyboard stays in the search line, which hands the arrows on
    auto* const manageButton = new QPushButton(ui::icon("credentials"), tr("Manage credentials…"), popup_);
    manageButton->setObjectName("profileChooser.manage");
    manageButton->setFlat(true);
    auto* const column = new QVBoxLayout(popup_);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(search_);
    none_->setObjectName("profileChooser.empty");
    none_->setProperty("role", "muted");
    none_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    none_->setContentsMargins(8, 8, 8, 8);
    column->addWidget(list_, 1);
    column->addWidget(none_, 1);
    column->addWidget(manageButton);
    connect(search_, &QLineEdit::textChanged, this, &ProfileChooser::search);
    connect(list_, &QListView::clicked, this, &ProfileChooser::pick);
    connect(manageButton, &QPushButton::clicked, this, [this] {
        popup_->hide();
        Q_EMIT manage();
    });
}

void ProfileChooser::open()
{
    search_->clear();
    search({});
    constexpr int wide = 360;
    constexpr int rowsShown = 8;
    const int rows = qBound(2, model_->rowCount(), rowsShown);
    const int others = search_->sizeHint().height() * 2 + 6 * gap;
    popup_->resize(wide, rows * ProfileList::rowHeight(font()) + others);
    QPoint at = mapToGlobal(QPoint(0, height() + 4));
    const QRect room = screen()->availableGeometry();
    at.setX(qBound(room.left(), at.x(), qMax(room.left(), room.right() - wide)));
    popup_->move(at);
    popup_->show();
    search_->setFocus(Qt::PopupFocusReason);
    const vault::Profile* const current = credentials_.current();
    const QModelIndex row = model_->indexOf(current == nullptr ? std::string() : current->id);
    list_->setCurrentIndex(row);
    list_->scrollTo(row);
}

void ProfileChooser::search(const QString& words)
{
    model_->setSearch(words);
    const bool found = model_->rowCount() > 0;
    list_->setVisible(found);
    none_->setVisible(!found);
    if (found) list_->setCurrentIndex(model_->index(0));
}

void ProfileChooser::pick(const QModelIndex& index)
{
    if (!index.isValid()) return;
    const std::string id = utf8(index.data(ProfileModel::IdRole).toString());
    popup_->hide();
    Q_EMIT picked(id);
}

bool ProfileChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != search_ || event->type() != QEvent::KeyPress) return QPushButton::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QCoreApplication::sendEvent(list_, event); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: pick(list_->currentIndex()); return true;
    default: return QPushButton::eventFilter(watched, event);
    }
}

void ProfileChooser::follow()
{
    const vault::Profile* const profile = credentials_.current();
    name_ = profile == nullptr ? tr("No profile") : ui::text(profile->name);
    QStringList details;
    if (profile != nullptr) details = {ui::text(vault::title(profile->kind)), words(profile->environment)};
    details.removeAll(QString());
    detail_ = details.join(" · ");
    setAccessibleName(tr("Profile: %1").arg(detail_.isEmpty() ? name_ : name_ + ", " + detail_));
    updateGeometry();
    update();
}

QSize ProfileChooser::sizeHint() const
{
    int width = around + QFontMetrics(nameFont(font())).horizontalAdvance(name_) + 2;
    if (!detail_.isEmpty()) width += gap + fontMetrics().horizontalAdvance(detail_);
    return {width, QPushButton::sizeHint().height()};
}

QSize ProfileChooser::minimumSizeHint() const
{
    constexpr int least = 160;
    return {qMin(least, sizeHint().width()), sizeHint().height()};
}

void ProfileChooser::paintEvent(QPaintEvent* event)
{
    QPushButton::paintEvent(event); // its frame: there is no text of its own
    const Colors& c = colors(palette());
    QPainter painter(this);
    const vault::Profile* const profile = credentials_.current();
    QRect place = rect().adjusted(padding, 0, -padding, 0);
    paintDot(painter, QRectF(place.left(), 0, dotSide, height()),
             profile == nullptr ? vault::Environment::None : profile->environment, c);
    painter.drawPixmap(place.right() - arrowSide + 1, (height() - arrowSide) / 2,
                       iconPixmap("chevron-down", c.muted, arrowSide, devicePixelRatioF()));
    place.adjust(dotSide + gap, 0, -arrowSide - gap, 0);

    painter.setFont(nameFont(font()));
    painter.setPen(c.text);
    const QFontMetrics bold(painter.font());
    const QString name = bold.elidedText(name_, Qt::ElideRight, place.width());
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, name);
    place.setLeft(place.left() + bold.horizontalAdvance(name) + gap);
    painter.setFont(font());
    painter.setPen(c.muted);
    if (place.width() > fontMetrics().averageCharWidth() * 4)
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(detail_, Qt::ElideRight, place.width()));
}

} // namespace ui
