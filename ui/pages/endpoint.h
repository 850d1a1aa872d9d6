#pragma once

#include "credentials.h"
#include "endpointhost.h"
#include "pages/page.h"
#include "surroundings.h"
#include "zoom/draft.h"

class QFrame;
class QPushButton;

namespace ui {

class EndpointFaultsCard;
class EndpointLogCard;
class EndpointSetupCard;
class StateLine;

/// Serves tokens to pages under development, on this machine alone, and shows each request.
class EndpointPage : public Page
{
    Q_OBJECT

public:
    explicit EndpointPage(const Surroundings& surroundings, QWidget* parent = nullptr);
    /// Stops the endpoint.
    ~EndpointPage() override;

    void focusToken() override;
    void focusStart() override;
    /// Copies the token of the chosen request.
    void copyToken() override;

    bool isRunning() const { return running_; }
    void stop();
    /// Forgets the tokens in the log. It ends the endpoint when the screen was locked, and lets it run on when only the
    /// window is unused, since then its user works on the page that asks it. Says what it did; empty when it was idle.
    QString lock(Credentials::Absence absence);
    void switchFaultsOff();

Q_SIGNALS:
    void openInSign(const zoom::Table& table, const zoom::Inputs& inputs);
    void openInInspect(const std::string& token);
    /// What goes wrong on purpose is something else now; the sentence is empty where nothing does.
    void faultsChanged(const QString& sentence);

private:
    QWidget* makeNotice();
    void addButtons();
    void start();
    void goOn();
    void listen(endpoint::Keys keys);
    endpoint::Keys keys() const;
    QString whyNoKeys() const;
    void follow();
    void followFaults();

    Surroundings surroundings_;
    EndpointHost& host_;
    EndpointSetupCard* setup_;
    EndpointFaultsCard* faults_;
    EndpointLogCard* log_;
    QFrame* notice_ = nullptr;
    StateLine* noticeLine_ = nullptr;
    QPushButton* start_ = nullptr;
    QPushButton* stop_ = nullptr;
    QString used_;          // whose keys the running endpoint signs with
    bool starting_ = false; // waits for secrets
    bool running_ = false;
};

} // namespace ui
