// The Credentials page: discarding what was typed, and removing profiles when the page is left.
#include "form/profileform.h"
#include "pages/credentialspage.h"
#include "text.h"
#include "widgets/profilelist.h"

#include <QPushButton>
#include <QStackedWidget>

namespace ui {

void CredentialsPage::removeOrDiscard()
{
    if (isNew_ || form_->isEdited()) { // the button says Discard
        discard();
        return;
    }
    const vault::Profile* const profile = book_.find(editing_);
    if (profile == nullptr) return;
    removed_.insert(editing_);
    model_->setRemoved(removed_);
    say(tr("%1 and its secret are removed when you leave this page or close the window.").arg(text(profile->name)),
        "warning");
    followButtons();
    undo_->setFocus(Qt::OtherFocusReason);
}

void CredentialsPage::discard()
{
    const vault::Profile* const profile = book_.find(isNew_ ? before_ : editing_);
    isNew_ = false;
    if (profile != nullptr) {
        edit(*profile, false);
        list_->setCurrentIndex(model_->indexOf(editing_));
    } else {
        editing_.clear();
        form_->setProfile({}, {});
        right_->setCurrentIndex(0);
    }
    say({}, "muted");
    followButtons();
}

void CredentialsPage::undo()
{
    removed_.erase(editing_);
    model_->setRemoved(removed_);
    say({}, "muted");
    followButtons();
    remove_->setFocus(Qt::OtherFocusReason);
}

void CredentialsPage::removeAlone()
{
    const vault::Profile* const profile = book_.find(editing_);
    if (profile == nullptr) return;
    const QString name = text(profile->name);
    const std::string id = editing_;
    if (const auto done = book_.removeAlone(id); !done) {
        say(failure(done.error()) + ' ' + tr("%1 was not removed.").arg(name), "error");
        return;
    }
    stuck_.erase(id);
    say(tr("%1 is removed. Its secret may still be in the keychain.").arg(name), "warning");
    followButtons();
}

bool CredentialsPage::settle()
{
    if (settling_) return false;
    if (removed_.empty()) return true;
    settling_ = true;
    settleTrouble_.clear();
    removeNext();
    return false;
}

void CredentialsPage::removeNext()
{
    if (removed_.empty()) {
        settling_ = false;
        model_->setRemoved(removed_);
        say(settleTrouble_, "error");
        followBook();
        Q_EMIT settled(settleTrouble_);
        return;
    }
    const std::string id = *removed_.begin();
    removing_ = book_.remove(id, [this, id](const base::Result<void>& done) {
        removed_.erase(id);
        stuck_.erase(id);
        if (!done) noteStuck(id, done.error());
        removeNext();
    });
}

void CredentialsPage::noteStuck(const std::string& id, const base::Error& error)
{
    const vault::Profile* const profile = book_.find(id);
    settleTrouble_ =
        failure(error) + ' ' + tr("%1 was not removed.").arg(profile == nullptr ? QString() : text(profile->name));
    if (!base::isKeychainTrouble(error.code)) return;
    stuck_.insert(id);
    settleTrouble_ += ' ' + tr("On the Credentials page it can be removed alone; its secret may then stay in the "
                               "keychain.");
}

} // namespace ui
