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
      check_(new QPushButton(tr("Check again"))),
      move_(new QPushButton)
{
    state_->setObjectName("credentials.keychain");
    state_->setTextFormat(Qt::PlainText);
    state_->setWordWrap(true);
    body()->addWidget(state_);
    check_->setObjectName("credentials.check");
    addBesideTitle(check_);
    move_->setObjectName("credentials.move");
    body()->addWidget(move_, 0, Qt::AlignLeft);
    connect(move_, &QPushButton::clicked, this, &KeychainCard::move);
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

void KeychainCard::move()
{
    waiting_.assign(book_.inMemory().begin(), book_.inMemory().end());
    trouble_.clear();
    moveNext();
}

void KeychainCard::moveNext()
{
    if (waiting_.empty() || book_.lasting() == ProfileBook::Lasting::Refuses) {
        waiting_.clear();
        follow();
        return;
    }
    const std::string id = waiting_.front();
    waiting_.pop_front();
    follow();
    reading_ = book_.read(id, [this, id](base::Result<base::Secret> secret) {
        const vault::Profile* const profile = book_.find(id);
        if (!secret || profile == nullptr) { // forgotten or removed meanwhile
            moveNext();
            return;
        }
        saving_ = book_.save(*profile, *std::move(secret), [this](const base::Result<ProfileBook::Saved>& done) {
            if (!done) trouble_ = tr("Callsign %1.").arg(text(base::describe(done.error())));
            moveNext();
        });
    });
}

void KeychainCard::follow()
{
    const auto inMemory = static_cast<int>(book_.inMemory().size());
    move_->setText(inMemory == 1 ? tr("Move 1 secret to the keychain")
                                 : tr("Move %1 secrets to the keychain").arg(inMemory));
    move_->setVisible(inMemory > 0 && book_.lasting() == ProfileBook::Lasting::Works);
    move_->setEnabled(waiting_.empty());
    check_->setEnabled(book_.lasting() != ProfileBook::Lasting::Asking);
    switch (book_.lasting()) {
    case ProfileBook::Lasting::NotAsked:
    case ProfileBook::Lasting::Asking:
        state_->setText(tr("Asking the keychain…"));
        setRole(state_, "muted");
        break;
    case ProfileBook::Lasting::Works:
        state_->setText(!trouble_.isEmpty() ? trouble_
                        : inMemory > 0      ? tr("Works. Secrets that were saved before are still in memory alone.")
                                            : tr("Works. Secrets are kept there, and nowhere else."));
        setRole(state_, !trouble_.isEmpty() ? "error" : inMemory > 0 ? "warning" : "good");
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
