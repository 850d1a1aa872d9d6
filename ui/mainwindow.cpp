#include "mainwindow.h"

#include "accounts.h"
#include "credentials.h"
#include "departure.h"
#include "icons.h"
#include "pages/api.h"
#include "pages/credentialspage.h"
#include "pages/endpoint.h"
#include "pages/inspect.h"
#include "pages/mint.h"
#include "pages/sign.h"
#include "pages/signin.h"
#include "preferences.h"
#include "text.h"
#include "widgets/filedrop.h"
#include "widgets/header.h"
#include "widgets/notice.h"
#include "widgets/profilechooser.h"
#include "widgets/taborder.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

#include <utility>

namespace ui {

MainWindow::MainWindow(const Surroundings& surroundings, QWidget* parent)
    : QMainWindow(parent),
      surroundings_(surroundings),
      header_(new Header(surroundings.credentials)),
      notice_(new Notice("window.notice")),
      departure_(new Departure(surroundings.accounts, this)),
      pages_(new QStackedWidget)
{
    setWindowTitle("Callsign");
    setWindowIcon(icon("callsign"));
    setMinimumSize(560, 480);
    resize(1200, 800);

    auto* const middle = new QWidget;
    auto* const row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    QWidget* const rail = makeRail();
    row->addWidget(rail);
    auto* const column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(header_);
    auto* const noticePlace = new QVBoxLayout;
    noticePlace->setContentsMargins(24, 0, 20, 0);
    noticePlace->addWidget(notice_);
    column->addLayout(noticePlace);
    column->addWidget(pages_, 1);
    row->addLayout(column, 1);
    setCentralWidget(middle);

    addPages();
    rail->layout()->addWidget(makeThemeButton());
    tabThrough(rail, header_);
    tabThrough(header_, notice_);
    for (int i = 0; i < pages_->count(); ++i) tabThrough(notice_, pages_->widget(i));
    addShortcuts();
    connectCredentials();
    connectDeparture();
    restoreGeometry(surroundings_.preferences.geometry());
    if (!openPage(surroundings_.preferences.page())) showPage(0);
}

void MainWindow::addPages()
{
    sign_ = new SignPage(surroundings_);
    credentials_ = new CredentialsPage(surroundings_);
    addPage("sign", tr("Sign"), sign_, Qt::Key_1);
    auto* const inspect = new InspectPage(surroundings_);
    connect(inspect, &InspectPage::openInSign, this, [this](const zoom::Table& table, const zoom::Inputs& inputs) {
        sign_->open(table, inputs);
        openPage("sign");
    });
    addPage("inspect", tr("Inspect"), inspect, Qt::Key_2);
    addAccountPages();
    addEndpointPage(inspect);
    addPage("credentials", tr("Credentials"), credentials_, Qt::Key_7);
    mint_ = new MintPage(surroundings_);
    addPage("mint", tr("Mint"), mint_, Qt::Key_8);
}

void MainWindow::addAccountPages()
{
    auto* const signIn = new SignInPage(surroundings_);
    connect(signIn, &SignInPage::addProfile, this, [this] { openPage("credentials"); });
    connect(signIn, &SignInPage::wantsFront, this, &MainWindow::comeToFront);
    addPage("signin", tr("Sign in"), signIn, Qt::Key_3);
    auto* const api = new ApiPage(surroundings_);
    connect(api, &ApiPage::signIn, this, [this, signIn](bool start, const std::string& scope) {
        openPage("signin");
        if (start) signIn->signInAgain(scope);
    });
    addPage("api", tr("API"), api, Qt::Key_4);
}

void MainWindow::addEndpointPage(InspectPage* inspect)
{
    endpoint_ = new EndpointPage(surroundings_);
    addPage("endpoint", tr("Endpoint"), endpoint_, Qt::Key_6);
    connect(endpoint_, &EndpointPage::openInSign, this, [this](const zoom::Table& table, const zoom::Inputs& inputs) {
        sign_->open(table, inputs);
        openPage("sign");
    });
    connect(endpoint_, &EndpointPage::openInInspect, this, [this, inspect](const std::string& token) {
        inspect->open(token);
        openPage("inspect");
    });
    QToolButton* const place = buttons_.back();
    connect(endpoint_, &EndpointPage::faultsChanged, this, [this, place](const QString& sentence) {
        header_->setFaults(sentence);
        place->setIcon(icon(sentence.isEmpty() ? "endpoint" : "warning"));
        place->setAccessibleDescription(sentence);
    });
    connect(header_, &Header::showFaults, this, [this] { openPage("endpoint"); });
}

void MainWindow::comeToFront()
{
    if (isActiveWindow() && !isMinimized()) return;
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
    QApplication::alert(this); // where the desktop lets no window come by itself
}

void MainWindow::pick(const std::string& id)
{
    Credentials& credentials = surroundings_.credentials;
    Accounts& accounts = surroundings_.accounts;
    const vault::Profile* const profile = credentials.book().find(id);
    const bool usable = profile != nullptr && Accounts::isUsable(*profile);
    const bool signsIn = current()->objectName() == "page.signin";
    if (signsIn && profile != nullptr && !usable) {
        notice_->say(
            tr("Nobody signs in to %1: choose an OAuth or a Server-to-Server profile.").arg(text(profile->name)),
            "warning");
        return;
    }
    if (profile == nullptr)
        credentials.chooseNone(current() == mint_ ? mint_->table() : sign_->table());
    else
        credentials.choose(id);
    if (!usable) return;
    accounts.choose(id);
    if (current()->objectName() == "page.signin" || current()->objectName() == "page.api") accounts.look();
}

void MainWindow::connectCredentials()
{
    Credentials& credentials = surroundings_.credentials;
    ProfileChooser& chooser = header_->chooser();
    connect(&chooser, &ProfileChooser::picked, this, &MainWindow::pick);
    connect(&credentials, &Credentials::locked, &surroundings_.accounts, &Accounts::forget);
    connect(&chooser, &ProfileChooser::manage, this, [this] { openPage("credentials"); });
    connect(sign_, &SignPage::changeProfile, &chooser, &ProfileChooser::open);
    connect(sign_, &SignPage::saveAsProfile, this, [this](const zoom::Table& table) {
        openPage("credentials");
        credentials_->saveTyped(table);
    });
    connect(new FileDrop(this), &FileDrop::dropped, this, [this](const QString& path) {
        if (current()->takeFile(path)) return;
        openPage("credentials");
        credentials_->importFile(path);
    });
    connect(credentials_, &Page::settled, this, &MainWindow::takeSettled);
    connect(&credentials, &Credentials::locked, notice_, [this](const QString& sentence, Credentials::Absence absence) {
        QStringList all{sentence, endpoint_->lock(absence)};
        all.removeAll(QString());
        if (!all.isEmpty()) notice_->say(all.join(' '), "warning");
    });
    connect(&credentials, &Credentials::refused, notice_,
            [this](const QString& sentence) { notice_->say(sentence, "warning"); });
    connect(&credentials.book(), &ProfileBook::changed, notice_, [this, &book = credentials.book()] {
        if (!book.trouble().isEmpty()) notice_->say(book.trouble(), "error");
    });
    notice_->say(credentials.book().trouble(), "error");
}

void MainWindow::bind(const QKeySequence& keys, const std::function<void()>& action)
{
    connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
}

void MainWindow::addShortcuts()
{
    bind(Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] { current()->copyToken(); });
    bind(Qt::CTRL | Qt::Key_L, [this] { current()->focusToken(); });
    bind(Qt::CTRL | Qt::Key_K, [this] { header_->chooser().open(); });
    bind(Qt::CTRL | Qt::Key_Q, [this] { close(); });
    bind(Qt::Key_F1, [this] { showHelp(); });
}

Page* MainWindow::current() const { return static_cast<Page*>(pages_->currentWidget()); }

void MainWindow::showPage(int index)
{
    QToolButton* const chosen = buttons_[static_cast<std::size_t>(index)];
    chosen->setChecked(true);
    // Tab stops in the rail at the chosen place alone, even when the keyboard passes there as a page is hidden.
    for (QToolButton* const button : buttons_) button->setFocusPolicy(button == chosen ? Qt::TabFocus : Qt::NoFocus);
    pages_->setCurrentIndex(index);
    current()->focusStart();
    surroundings_.preferences.setPage(pageNames().at(index));
}

bool MainWindow::openPage(const QString& name)
{
    const auto index = static_cast<int>(pageNames().indexOf(name));
    if (index >= 0) showPage(index);
    return index >= 0;
}

QStringList MainWindow::pageNames() const
{
    QStringList names;
    for (int i = 0; i < pages_->count(); ++i) names.append(pages_->widget(i)->objectName().section('.', 1));
    return names;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    surroundings_.preferences.setGeometry(saveGeometry());
    if (!closing_ && !credentials_->settle()) {
        closing_ = true; // whoever closes a second time does not want to wait
        event->ignore();
        return;
    }
    if (!departure_->ask()) {
        notice_->say(tr("Closing as soon as new tokens are kept; close again to give them up."), "muted");
        event->ignore();
        return;
    }
    endpoint_->stop();
    QMainWindow::closeEvent(event);
}

void MainWindow::connectDeparture()
{
    connect(departure_, &Departure::ready, this, &MainWindow::close);
    connect(departure_, &Departure::refused, this, [this](const QString& sentence) {
        if (leaving_) return static_cast<void>(close());
        notice_->say(sentence, "error");
        comeToFront();
    });
}

void MainWindow::leave()
{
    if (!std::exchange(leaving_, true) && !departure_->isWaiting()) close();
}

void MainWindow::takeSettled(const QString& trouble)
{
    const bool closing = std::exchange(closing_, false);
    if (closing && (trouble.isEmpty() || leaving_))
        close();
    else if (closing)
        openPage("credentials"); // which says it
    else if (!trouble.isEmpty() && !credentials_->isVisible())
        notice_->say(trouble, "error");
}

} // namespace ui
