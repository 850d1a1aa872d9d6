#pragma once

#include "oauth/catalogue.h"
#include "widgets/card.h"

#include <optional>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace ui {

class FieldRow;
class Preferences;
class StateLine;

/// What to ask the API: a call of the catalogue, the values in its path and query, its body.
class ApiRequestCard : public Card
{
    Q_OBJECT

public:
    /// `preferences` must outlive the card; values are remembered there, bodies never.
    explicit ApiRequestCard(Preferences& preferences, QWidget* parent = nullptr);

    const oauth::Call& call() const { return *call_; }
    /// The path with its query, as far as it is filled in.
    std::string path() const;
    /// The body; empty for a call without one.
    std::string bodyText() const;
    /// Whether all that is needed is filled in and the body is JSON; shows what is not, and goes there.
    bool check();
    /// Asks for that page with the next send.
    void setPage(const std::string& token);
    /// Says what the token's scopes mean for the call: `granted` empty: the server did not say; nothing: no token.
    void setGranted(const std::optional<std::vector<std::string>>& granted);

    /// The line of buttons at the foot, for whoever sends.
    QVBoxLayout* foot() const { return foot_; }
    void focusCall();

Q_SIGNALS:
    /// Another call was picked.
    void picked();
    /// The path or the body is another one now.
    void edited();

private:
    void fillCalls();
    void pick(const std::string& id);
    void addParameters();
    std::vector<std::pair<std::string, std::string>> values() const;
    void remember();
    void follow();
    QString bodyProblem() const;

    Preferences& preferences_;
    const oauth::Call* call_;
    QComboBox* calls_;
    QLabel* path_;
    StateLine* scope_;
    QWidget* rowsPlace_;
    QVBoxLayout* rowsLayout_;
    std::vector<FieldRow*> rows_; // one for each parameter of the call
    QLabel* bodyCaption_;
    QPlainTextEdit* bodyEdit_;
    QLabel* bodyError_;
    QVBoxLayout* foot_;
};

} // namespace ui
