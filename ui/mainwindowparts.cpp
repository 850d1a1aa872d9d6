// The window's parts: the rail and its buttons, and the help.
#include "icons.h"
#include "mainwindow.h"
#include "pages/page.h"
#include "preferences.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMessageBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui {
namespace {

constexpr QSize railIcon{24, 24};
constexpr int railWidth = 112;

/// Shows icons alone where it is too low for the words below them, which are the buttons' names and tool tips still.
class Rail : public QFrame
{
protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QFrame::resizeEvent(event);
        const QList<QToolButton*> buttons = findChildren<QToolButton*>();
        constexpr int around = 32;
        const int needed =
            around + static_cast<int>(buttons.size()) * (railIcon.height() + fontMetrics().height() + around);
        const auto style = height() < needed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextUnderIcon;
        for (QToolButton* const button : buttons) button->setToolButtonStyle(style);
    }
};

QToolButton* railButton(const QString& iconName, const QString& label)
{
    auto* const button = new QToolButton;
    button->setText(label);
    button->setIcon(icon(iconName));
    button->setIconSize(railIcon);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

QWidget* MainWindow::makeRail()
{
    auto* const rail = new Rail;
    rail->setObjectName("rail");
    rail->setFixedWidth(railWidth);
    rail->setAccessibleName(tr("Places"));
    auto* const column = new QVBoxLayout(rail);
    column->setContentsMargins(8, 16, 8, 16);
    column->setSpacing(8);
    places_ = new QVBoxLayout;
    places_->setSpacing(8);
    column->addLayout(places_);
    column->addStretch();
    return rail;
}

void MainWindow::addPage(const QString& name, const QString& label, Page* page, Qt::Key number)
{
    const int index = pages_->addWidget(page);
    QToolButton* const button = railButton(name, label);
    button->setObjectName("nav." + name);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    const QKeySequence keys(Qt::CTRL | number);
    bind(keys, [this, index] { showPage(index); }); // a button's own shortcut would act a tenth of a second later
    button->setToolTip(tr("%1 (%2)").arg(label, keys.toString(QKeySequence::NativeText)));
    connect(button, &QToolButton::clicked, this, [this, index] { showPage(index); });
    places_->addWidget(button);
    buttons_.push_back(button);
}

QToolButton* MainWindow::makeThemeButton()
{
    QToolButton* const button = railButton("theme", tr("Theme"));
    button->setObjectName("window.theme");
    button->setPopupMode(QToolButton::InstantPopup);
    auto* const menu = new QMenu(button);
    auto* const group = new QActionGroup(menu);
    const std::initializer_list<std::pair<QString, Scheme>> schemes{
        {tr("As the desktop"), Scheme::System}, {tr("Light"), Scheme::Light}, {tr("Dark"), Scheme::Dark}};
    for (const auto& [label, scheme] : schemes) {
        QAction* const action = menu->addAction(label, this, [this, chosen = scheme] {
            surroundings_.preferences.setScheme(chosen);
            applyScheme(*qApp, chosen);
        });
        action->setCheckable(true);
        action->setChecked(scheme == surroundings_.preferences.scheme());
        group->addAction(action);
    }
    button->setMenu(menu);
    return button;
}

void MainWindow::showHelp()
{
    auto* const help = new QMessageBox(QMessageBox::NoIcon, tr("Callsign help"), {}, QMessageBox::Close, this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->setObjectName("window.help");
    help->setTextFormat(Qt::RichText);
    help->setText(tr("<h3>Keys</h3><table cellpadding=\"4\">"
                     "<tr><td>Ctrl+1 to Ctrl+4</td><td>Sign, Inspect, Sign in, API</td></tr>"
                     "<tr><td>Ctrl+6 to Ctrl+8</td><td>Endpoint, Credentials, Mint</td></tr>"
                     "<tr><td>Ctrl+N</td><td>Add a profile, on the Credentials page</td></tr>"
                     "<tr><td>Ctrl+K</td><td>Choose a profile: type to search</td></tr>"
                     "<tr><td>Ctrl+Shift+C</td><td>Copy the token; a signed one is minted afresh</td></tr>"
                     "<tr><td>Ctrl+L</td><td>Go to the token</td></tr>"
                     "<tr><td>Alt+Down</td><td>Pick regions from a list</td></tr>"
                     "<tr><td>Ctrl+Q</td><td>Quit</td></tr></table>"
                     "<h3>Where key and secret are found</h3>"
                     "<p>Video SDK: in your Video SDK account, under SDK credentials.<br>"
                     "Meeting SDK: in the Marketplace, your General app's client ID and client secret.<br>"
                     "Video SDK REST API: the account's API key and API secret; they differ from the SDK's.</p>"));
    help->open();
}

} // namespace ui
