#pragma once

#include "credentials.h"
#include "widgets/card.h"

#include <cstdint>
#include <optional>

class QHBoxLayout;
class QPushButton;

namespace ui {

class CopyLine;
class FieldRow;
class Preferences;
class StateLine;

/// Where the endpoint listens, for whom, what it gives and whose key it signs with.
class EndpointSetupCard : public Card
{
    Q_OBJECT

public:
    /// Both must outlive the card; what is typed is remembered in `preferences`.
    EndpointSetupCard(Preferences& preferences, Credentials& credentials, QWidget* parent = nullptr);

    /// What `POST /` gives; null: as each request asks.
    const zoom::Table* kind() const;
    /// The kinds of token that it may sign, in the order of the tables.
    std::vector<const zoom::Table*> tables() const;
    std::uint16_t port() const;
    std::vector<std::string> origins() const;
    /// Whether what is typed will do; shows what will not, and goes there.
    bool check();

    /// Says whose keys are used. `used`: those of the endpoint that runs, as `signers` said when it was started; empty
    /// while none does.
    void setSigners(const QString& used);
    /// Whose keys would be used now, by kind; empty where there is no key and secret.
    QString signers() const;
    /// How things stand, with one of the label roles.
    void say(const QString& sentence, const char* role);
    /// Where it runs; empty while it does not.
    void setUrl(const QString& url);

    /// The line of buttons, for whoever starts and stops.
    QHBoxLayout* buttons() const { return buttons_; }
    void focusKind();

Q_SIGNALS:
    void edited();

private:
    void makeFields();
    void makeAddress();
    void judge();
    void remember();
    bool isReady(const zoom::Table& table) const;
    QString signer(const zoom::Table& table) const;
    std::string example() const;

    Preferences& preferences_;
    Credentials& credentials_;
    FieldRow* kind_ = nullptr;
    FieldRow* port_ = nullptr;
    FieldRow* origins_ = nullptr;
    StateLine* everybody_;
    StateLine* who_;
    StateLine* status_;
    QWidget* buttonsPlace_;
    QHBoxLayout* buttons_;
    CopyLine* url_ = nullptr;
    QPushButton* curl_ = nullptr;
    QPushButton* fetch_ = nullptr;
};

} // namespace ui
