#pragma once

#include "base/request.h"
#include "surroundings.h"
#include "widgets/card.h"

#include <deque>
#include <string>

class QLabel;
class QPushButton;

namespace ui {

class ProfileBook;

/// What the keychain's state is, what to do about it, and after how long secrets in memory are forgotten. Once it works
/// again it can be given the secrets that were kept in memory meanwhile.
class KeychainCard : public Card
{
    Q_OBJECT

public:
    explicit KeychainCard(const Surroundings& surroundings, QWidget* parent = nullptr);

private:
    QWidget* makeIdle(const Surroundings& surroundings);
    void follow();
    void move();
    void moveNext();

    ProfileBook& book_;
    QLabel* state_;
    QPushButton* check_;
    QPushButton* move_;
    QString trouble_; // why a secret could not be moved; empty: it could
    std::deque<std::string> waiting_;
    base::Request reading_;
    base::Request saving_;
};

} // namespace ui
