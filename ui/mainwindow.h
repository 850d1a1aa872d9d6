#pragma once

#include "surroundings.h"

#include <QMainWindow>

#include <functional>
#include <vector>

class QCloseEvent;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace ui {

class CredentialsPage;
class Departure;
class EndpointPage;
class Header;
class InspectPage;
class MintPage;
class Notice;
class Page;
class SignPage;

/// The window: a rail of places on the left, the chosen one beside it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Surroundings& surroundings, QWidget* parent = nullptr);

    /// Opens the page of that name (`sign`, `inspect`); false when there is none.
    bool openPage(const QString& name);
    /// Closes as nobody can be asked: waits for tokens that are on their way, and gives up those that cannot be kept.
    void leave();
    /// The names of the pages, in the rail's order.
    QStringList pageNames() const;

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* makeRail();
    void addPage(const QString& name, const QString& label, Page* page, Qt::Key number);
    void addPages();
    void addAccountPages();
    void addEndpointPage(InspectPage* inspect);
    void comeToFront();
    void pick(const std::string& id);
    void connectCredentials();
    void connectDeparture();
    QToolButton* makeThemeButton();
    void bind(const QKeySequence& keys, const std::function<void()>& action);
    void addShortcuts();
    void showPage(int index);
    Page* current() const;
    void showHelp();
    void takeSettled(const QString& trouble);

    Surroundings surroundings_;
    Header* header_;
    Notice* notice_;
    Departure* departure_;
    QStackedWidget* pages_;
    SignPage* sign_ = nullptr;
    CredentialsPage* credentials_ = nullptr;
    EndpointPage* endpoint_ = nullptr;
    MintPage* mint_ = nullptr;
    QVBoxLayout* places_ = nullptr;
    std::vector<QToolButton*> buttons_; // one for each page, in the pages' order
    bool closing_ = false;              // waits for a page to settle
    bool leaving_ = false;              // whatever is lost
};

} // namespace ui
