#pragma once

#include "pages/inspectreading.h"
#include "widgets/card.h"

#include <optional>

class QLabel;
class QMenu;
class QPushButton;

namespace ui {

class FindingList;
class LifetimeBar;

/// The verdict on a token: what it is, who signed it, how long it lives, what is wrong, and what can be done.
class VerdictCard : public Card
{
    Q_OBJECT

public:
    explicit VerdictCard(QWidget* parent = nullptr);

    /// `words`: who signed it.
    void setReading(const Reading& reading, const QString& words);
    /// Makes that finding the current one, if it is on show.
    void select(const zoom::Finding& finding);
    /// Says what became of something that was asked for, until another token comes.
    void say(const QString& sentence);
    LifetimeBar& life() const { return *bar_; }
    /// The menu of reports, filled by whoever writes them.
    QMenu* reportMenu() const { return reports_; }

Q_SIGNALS:
    /// A finding was chosen from the list; null: none is any more.
    void chosen(const zoom::Finding* finding);
    void mend();
    void openInSign();

private:
    void makeButtons();
    void choose(int row);
    void showCount(bool fine);

    QLabel* kind_;
    QLabel* count_;
    QLabel* signature_;
    LifetimeBar* bar_;
    QLabel* sound_;
    QLabel* coverage_;
    FindingList* list_;
    QPushButton* mend_;
    QPushButton* sign_;
    QPushButton* report_;
    QMenu* reports_;
    QLabel* done_;
    std::string token_;
    std::vector<zoom::Finding> findings_; // in the list's order
};

} // namespace ui
