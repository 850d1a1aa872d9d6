#pragma once

#include "surroundings.h"
#include "widgets/card.h"

class QLabel;
class QPushButton;

namespace ui {

class ProfileBook;

/// What the keychain's state is, what to do about it, and after how long secrets in memory are forgotten.
class KeychainCard : public Card
{
    Q_OBJECT

public:
    explicit KeychainCard(const Surroundings& surroundings, QWidget* parent = nullptr);

private:
    QWidget* makeIdle(const Surroundings& surroundings);
    void follow();

    ProfileBook& book_;
    QLabel* state_;
    QPushButton* check_;
};

} // namespace ui
