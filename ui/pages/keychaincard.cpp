#include "pages/keychaincard.h"

#include "credentials.h"
#include "idlewatch.h"
#include "preferences.h"
#include "text.h"
#include "theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

KeychainCard::KeychainCard(const Surroundings& surroundings, QWidget* parent)
    : Card(tr("Keychain"), parent),
      book_(surroundings.credentials.book()),
      state_(new QLabel),
      check_(new QPushButton(tr("Check again")))
{
    state_->setObjectName("credentials.keychain");
    state_->setTextFormat(Qt::PlainText);
    state_->setWordWrap(true);
    body()->addWidget(state_);
    check_->setObjectName("credentials.check");
    addBesideTitle(check_);
    body()->addWidget(makeIdle(surroundings));
    connect(check_, &QPushButton::clicked, this, [this] { book_.lookUp(); });
    connect(&book_, &ProfileBook::placesChanged, this, &KeychainCard::follow);
    follow();
}

QWidget* KeychainCard::makeIdle(const Surroundings& surroundings)
{
    auto* const place = new QWidget;
    auto* const row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    auto* const label = new QLabel(tr("Forget secrets in memory after"));
    auto* const box = new QComboBox;
    box->setObjectName("credentials.idle");
    box->addItem(tr("5 minutes without input"), 5);
    box->addItem(tr("15 minutes without input"), 15);
    box->addItem(tr("60 minutes without input"), 60);
    box->addItem(tr("the screen is locked only"), 0);
    box->setAccessibleName(label->text());
    box->setCurrentIndex(qMax(0, box->findData(surroundings.preferences.idleMinutes())));
    label->setBuddy(box);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    row->addWidget(box);
    connect(box, &QComboBox::currentIndexChanged, this,
            [box, &idle = surroundings.idle, &preferences = surroundings.preferences] {
                const int minutes = box->currentData().toInt();
                preferences.setIdleMinutes(minutes);
                idle.setLimit(std::chrono::minutes{minutes});
            });
    return place;
}

void KeychainCard::follow()
{
    check_->setEnabled(book_.lasting() != ProfileBook::Lasting::Asking);
    switch (book_.lasting()) {
    case ProfileBook::Lasting::NotAsked:
    case ProfileBook::Lasting::Asking:
        state_->setText(tr("Asking the keychain…"));
        setRole(state_, "muted");
        break;
    case ProfileBook::Lasting::Works:
        state_->setText(tr("Works. Secrets are kept there, and nowhere else."));
        setRole(state_, "good");
        break;
    case ProfileBook::Lasting::Refuses:
        state_->setText(
            tr("Callsign %1. Until then secrets are kept in memory alone and are gone when the window closes.")
                .arg(text(base::describe(book_.refusal()))));
        setRole(state_, "error");
        break;
    }
}

} // namespace ui
