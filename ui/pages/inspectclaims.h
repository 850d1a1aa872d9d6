#pragma once

#include "pages/inspectreading.h"
#include "widgets/card.h"

class QLabel;
class QPushButton;

namespace ui {

class ClaimsView;

/// What a token says: its header and its claims, to read and to copy.
class ClaimsCard : public Card
{
    Q_OBJECT

public:
    explicit ClaimsCard(QWidget* parent = nullptr);

    /// Shows them; a token that says nothing puts the card away.
    void setReading(const Reading& reading, base::Time now);
    /// Chooses the first claim of that name; none where there is no such claim.
    void select(const std::string& claim);

Q_SIGNALS:
    /// Somebody chose that claim.
    void chosen(const std::string& claim);

private:
    QPushButton* addButton(const QString& title, const char* name, const QString& spoken);
    void connectButtons();

    QLabel* header_;
    ClaimsView* claims_;
    QPushButton* copyValue_;
    QPushButton* copyAll_;
};

} // namespace ui
