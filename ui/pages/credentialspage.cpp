#include "pages/credentialspage.h"

#include "credentials.h"
#include "form/profileform.h"
#include "pages/profileimport.h"
#include "text.h"
#include "widgets/notice.h"
#include "widgets/profilelist.h"

#include <QHideEvent>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace ui {

QString CredentialsPage::failure(const base::Error& error)
{
    return tr("Callsign %1.").arg(text(base::describe(error)));
}

void CredentialsPage::connectAll()
{
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &CredentialsPage::openRow);
    connect(list_, &QListView::clicked, this, &CredentialsPage::openRow); // one that is current, but not open
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& words) {
        model_->setSearch(words);
        followBook();
    });
    connect(form_, &ProfileForm::submitted, this, &CredentialsPage::save);
    connect(form_, &ProfileForm::edited, this, &CredentialsPage::followButtons);
    connect(&book_, &ProfileBook::changed, this, &CredentialsPage::followBook);
    connect(import_, &ProfileImport::finished, this, &CredentialsPage::say);
    connect(&book_, &ProfileBook::placesChanged, this, &CredentialsPage::followPlaces);
    connect(&surroundings_.credentials, &Credentials::locked, this, &CredentialsPage::takeLocked);
}

void CredentialsPage::takeLocked()
{
    if (isCopying_) { // its secret must not come into the form after all
        stopWaiting();
        say(tr("Callsign has forgotten the secrets in its memory, so nothing was duplicated."), "warning");
    }
    if (form_->forgetSecret())
        say(tr("Callsign has forgotten the secrets in its memory: what was typed into the profile's secret is gone, "
               "type it again."),
            "warning");
    followButtons();
}

void CredentialsPage::stopWaiting()
{
    working_.cancel();
    isWorking_ = false;
    isCopying_ = false;
    followButtons();
}

bool CredentialsPage::isFree()
{
    const bool edited = right_->currentIndex() == 1 && form_->isEdited();
    if (!edited && !isWorking_) return true;
    say(isWorking_ ? tr("Callsign waits for the keychain: let it finish, or cancel that first.")
                   : tr("Save or discard this profile first."),
        "warning");
    return false;
}

void CredentialsPage::focusEditor()
{
    if (isWorking_)
        cancel_->setFocus(Qt::OtherFocusReason);
    else
        form_->focusName();
}

void CredentialsPage::focusToken() { search_->setFocus(Qt::ShortcutFocusReason); }

void CredentialsPage::focusStart()
{
    if (book_.all().empty())
        right_->currentWidget()->setFocus(Qt::OtherFocusReason);
    else
        list_->setFocus(Qt::OtherFocusReason);
}

void CredentialsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (book_.lasting() == ProfileBook::Lasting::NotAsked || book_.lasting() == ProfileBook::Lasting::Refuses)
        book_.lookUp();
    if (editing_.empty() && !isNew_ && model_->rowCount() > 0) list_->setCurrentIndex(model_->index(0));
}

void CredentialsPage::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous()) settle(); // a minimised window has not been left
    Page::hideEvent(event);
}

void CredentialsPage::say(const QString& sentence, const char* role) { status_->say(sentence, role); }

QString CredentialsPage::storedWords(const vault::Profile& profile) const
{
    switch (book_.place(profile)) {
    case Place::Unknown: return tr("Asking the keychain…");
    case Place::Keychain: return tr("Kept in the keychain; type to replace");
    case Place::Session: return tr("Kept in memory; type to replace");
    case Place::NotNeeded: return {}; // a client that is public no longer needs one typed
    case Place::Missing: return tr("Not kept anywhere; type it");
    case Place::OutOfReach: return tr("Keychain out of reach; type it to go on without");
    }
    return {};
}

void CredentialsPage::followPlaces()
{
    if (book_.lasting() == ProfileBook::Lasting::Works) stuck_.clear(); // an ordinary removal can do it now
    const vault::Profile* const profile = book_.find(editing_);
    if (profile != nullptr && !isNew_) form_->setStored(storedWords(*profile));
    followButtons();
}

void CredentialsPage::edit(const vault::Profile& profile, bool isNew)
{
    if (isNew && !isNew_) before_ = editing_;
    editing_ = profile.id;
    isNew_ = isNew;
    typedFor_ = nullptr;
    form_->setOthers(book_.all());
    form_->setProfile(profile, isNew ? QString() : storedWords(profile));
    right_->setCurrentIndex(1);
    if (isNew) list_->setCurrentIndex({});
    followButtons();
}

void CredentialsPage::add()
{
    if (isFree()) {
        vault::Profile profile;
        profile.id = vault::newId();
        edit(profile, true);
    }
    focusEditor();
}

void CredentialsPage::saveTyped(const zoom::Table& table)
{
    if (!isFree()) {
        focusEditor();
        return;
    }
    const Credentials::Entry& typed = surroundings_.credentials.typed(table);
    vault::Profile profile;
    profile.id = vault::newId();
    profile.kind = vault::kindNamed(table.kind).value_or(vault::Kind::Video);
    profile.name = vault::freeName(table.title, book_.all());
    profile.key = typed.credential.key;
    edit(profile, true);
    form_->holdSecret(typed.credential.secret.clone(), tr("Taken over from the Sign page; type to replace"));
    typedFor_ = &table;
    followButtons();
    form_->focusName();
}

void CredentialsPage::openRow(const QModelIndex& index)
{
    if (!index.isValid()) return;
    const std::string id = utf8(index.data(ProfileModel::IdRole).toString());
    if (id == editing_) return;
    if (!isFree()) {
        QMetaObject::invokeMethod( // after the view has finished its own move
            this, [this] { list_->setCurrentIndex(model_->indexOf(editing_)); }, Qt::QueuedConnection);
        return;
    }
    if (const vault::Profile* const profile = book_.find(id)) edit(*profile, false);
}

void CredentialsPage::save()
{
    if (isWorking_) return;
    if (!form_->check()) return;
    const vault::Profile profile = form_->profile();
    std::optional<base::Secret> secret = form_->secret();
    const bool given = secret.has_value();
    isWorking_ = true;
    say(given ? tr("Saving the secret of %1 in the keychain…").arg(text(profile.name)) : tr("Saving…"), "muted");
    working_ = book_.save(profile, std::move(secret),
                          [this, profile, given, typedFor = typedFor_](const base::Result<ProfileBook::Saved>& done) {
                              if (done && typedFor != nullptr)
                                  surroundings_.credentials.set(*typedFor, {}, {}); // it lives in the profile now
                              takeSaved(profile, given, done);
                          });
    followButtons();
}

void CredentialsPage::takeSaved(const vault::Profile& profile, bool secretGiven,
                                const base::Result<ProfileBook::Saved>& done)
{
    isWorking_ = false;
    if (!done) {
        say(failure(done.error()) + ' ' + tr("Nothing was changed."), "error");
        followButtons();
        return;
    }
    if (done->trouble)
        say(failure(*done->trouble) + ' ' +
                tr("The profile is saved without its secret, which is kept in memory until the window closes."),
            "warning");
    else
        say(secretGiven ? tr("Saved. The secret is in the keychain.") : tr("Saved."), "good");
    edit(profile, false);
    useIfFirst(profile);
    search_->clear();
    list_->setCurrentIndex(model_->indexOf(editing_));
    list_->setFocus(Qt::OtherFocusReason); // it was in the form, which was locked meanwhile
}

void CredentialsPage::useIfFirst(const vault::Profile& profile)
{
    const zoom::Table* const table = Credentials::tableOf(profile);
    if (table == nullptr || surroundings_.credentials.chosen(*table) != nullptr) return;
    if (surroundings_.credentials.typed(*table).credential.secret.isEmpty())
        surroundings_.credentials.choose(profile.id);
}

void CredentialsPage::duplicate()
{
    const vault::Profile* const source = book_.find(editing_);
    if (source == nullptr || isWorking_) return;
    vault::Profile copy = *source;
    copy.id = vault::newId();
    copy.name = vault::freeName(source->name, book_.all());
    const QString name = text(source->name);
    if (source->publicClient) {
        edit(copy, true);
        form_->focusName();
        return;
    }
    isWorking_ = true;
    isCopying_ = true;
    say(tr("Reading the secret of %1 from the keychain…").arg(name), "muted");
    working_ = book_.read(source->id, [this, copy, name](base::Result<base::Secret> secret) {
        isWorking_ = false;
        isCopying_ = false;
        edit(copy, true);
        if (secret) form_->holdSecret(*std::move(secret), tr("Copied from %1; type to replace").arg(name));
        if (secret)
            say(tr("A copy of %1: save it under a name of its own.").arg(name), "muted");
        else
            say(failure(secret.error()) + ' ' + tr("Type the secret of the copy."), "warning");
        followButtons();
        form_->focusName();
    });
    followButtons();
}

void CredentialsPage::importFile(const QString& path) { import_->run(path); }

void CredentialsPage::followBook()
{
    const bool none = book_.all().empty();
    emptyList_->setText(none ? tr("No profile yet.") : tr("No profile is like that."));
    emptyList_->setVisible(model_->rowCount() == 0);
    list_->setVisible(model_->rowCount() != 0);
    search_->setEnabled(!none);
    form_->setOthers(book_.all());
    if (!isNew_ && !editing_.empty() && book_.find(editing_) == nullptr) { // removed, here or by another process
        editing_.clear();
        form_->setProfile({}, {});
        right_->setCurrentIndex(0);
    }
    const vault::Profile* const profile = book_.find(editing_);
    if (profile != nullptr && !isNew_) list_->setCurrentIndex(model_->indexOf(editing_)); // a new list has none
    if (profile != nullptr && !isNew_ && !form_->isEdited() && !isWorking_)
        form_->setProfile(*profile, storedWords(*profile));
    followButtons();
}

} // namespace ui
