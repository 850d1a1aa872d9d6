#include "credentials.h"

#include "preferences.h"
#include "text.h"
#include "zoom/tables.h"

namespace ui {

Credentials::Credentials(ProfileBook& book, Preferences& preferences) : book_(book), preferences_(preferences)
{
    for (const zoom::Table& table : zoom::tables()) {
        const std::string id = utf8(preferences_.profile(text(table.kind)));
        if (const vault::Profile* const last = book_.find(id); last != nullptr && tableOf(*last) == &table)
            lend(slot(table), id);
        if (text(table.kind) == preferences_.kind()) current_ = slot(table).profile;
    }
    connect(&book_, &ProfileBook::changed, this, &Credentials::followBook);
    connect(&book_, &ProfileBook::secretChanged, this, &Credentials::followSecret);
}

const Credentials::Slot* Credentials::slotAt(const zoom::Table& table) const
{
    const auto found = slots_.find(table.kind);
    return found == slots_.end() ? nullptr : &found->second;
}

const Credentials::Entry& Credentials::entry(const zoom::Table& table) const
{
    const Slot* const slot = slotAt(table);
    return slot == nullptr || slot->profile.empty() ? typed(table) : slot->lent;
}

const Credentials::Entry& Credentials::typed(const zoom::Table& table) const
{
    static const Entry none;
    const Slot* const slot = slotAt(table);
    return slot == nullptr ? none : slot->typed;
}

void Credentials::set(const zoom::Table& table, vault::Credential credential, const QString& origin)
{
    slot(table).typed = {std::move(credential), origin};
    Q_EMIT changed();
}

QStringList Credentials::takeDotenv(const base::Secret& text, const QString& origin)
{
    const std::vector<vault::Variable> variables = vault::parseDotenv(text.reveal());
    QStringList found;
    for (const zoom::Table& table : zoom::tables()) {
        auto credential = vault::credentialIn(variables, table.environment);
        if (!credential) continue;
        const vault::Credential& had = typed(table).credential; // the file may give one half alone
        if (credential->key.empty()) credential->key = had.key;
        if (credential->secret.isEmpty()) credential->secret = had.secret.clone();
        found.append(ui::text(table.title));
        set(table, *std::move(credential), origin);
    }
    return found;
}

const zoom::Table* Credentials::tableOf(const vault::Profile& profile)
{
    return zoom::tableFor(vault::signedKind(profile));
}

const vault::Profile* Credentials::chosen(const zoom::Table& table) const
{
    const Slot* const slot = slotAt(table);
    return slot == nullptr ? nullptr : book_.find(slot->profile);
}

void Credentials::lend(Slot& slot, std::string id)
{
    const vault::Profile* const profile = book_.find(id);
    slot.reading.cancel();
    slot.profile = profile == nullptr ? std::string() : std::move(id);
    slot.readiness = profile == nullptr ? Readiness::Typed : Readiness::AtRest;
    slot.lent = {};
    if (profile != nullptr) slot.lent = {{profile->key, {}}, text(profile->name)};
}

void Credentials::choose(const std::string& id)
{
    const vault::Profile* const profile = book_.find(id);
    if (profile == nullptr) return;
    const zoom::Table* const table = tableOf(*profile);
    if (table == nullptr && wanted_ != nullptr) {
        Q_EMIT refused(insteadOf(*profile, *wanted_));
        return;
    }
    current_ = id;
    if (table == nullptr) {
        Q_EMIT changed();
        return;
    }
    lend(slot(*table), id);
    preferences_.setProfile(text(table->kind), text(id));
    Q_EMIT tableChosen(*table);
    Q_EMIT changed();
    if (wanted_ == table) read(*table);
}

void Credentials::show(const std::string& id)
{
    if (current_ == id) return;
    current_ = id;
    Q_EMIT changed();
}

QString Credentials::insteadOf(const vault::Profile& profile, const zoom::Table& table) const
{
    const vault::Profile* const other = chosen(table);
    return other == nullptr ? tr("%1 signs no tokens: a typed key and secret are used here.").arg(text(profile.name))
                            : tr("%1 signs no tokens: %2 is used here.").arg(text(profile.name), text(other->name));
}

void Credentials::chooseNone(const zoom::Table& table)
{
    current_.clear();
    lend(slot(table), {});
    preferences_.setProfile(text(table.kind), {});
    Q_EMIT changed();
}

void Credentials::want(const zoom::Table* table)
{
    wanted_ = table;
    if (table == nullptr) return;
    if (const vault::Profile* const had = current(); had != nullptr && tableOf(*had) == nullptr)
        Q_EMIT refused(insteadOf(*had, *table));
    const Slot* const slot = slotAt(*table);
    current_ = slot == nullptr ? std::string() : slot->profile;
    Q_EMIT changed();
}

void Credentials::goOn()
{
    if (wanted_ != nullptr && readiness(*wanted_) == Readiness::AtRest) read(*wanted_);
}

Readiness Credentials::readiness(const zoom::Table& table) const
{
    const Slot* const slot = slotAt(table);
    return slot == nullptr ? Readiness::Typed : slot->readiness;
}

QString Credentials::state(const zoom::Table& table) const
{
    const vault::Profile* const profile = chosen(table);
    if (profile == nullptr) return {};
    const QString name = text(profile->name);
    const Slot& slot = *slotAt(table);
    switch (slot.readiness) {
    case Readiness::Typed: return {};
    case Readiness::AtRest:
        return tr("The secret of %1 has not been read yet; press a key or click to read it.").arg(name);
    case Readiness::Reading: return tr("Reading the secret of %1 from the keychain…").arg(name);
    case Readiness::Ready:
        return words(book_.place(*profile) == Place::Session ? Place::Session : Place::Keychain) + '.';
    case Readiness::Cancelled: return tr("The secret of %1 has not been read: you cancelled that.").arg(name);
    case Readiness::Failed: return tr("Callsign %1.").arg(text(base::describe(slot.error)));
    }
    return {};
}

void Credentials::cancel(const zoom::Table& table)
{
    Slot& slot = this->slot(table);
    if (slot.readiness != Readiness::Reading) return;
    slot.reading.cancel();
    slot.readiness = Readiness::Cancelled;
    Q_EMIT changed();
}

void Credentials::read(const zoom::Table& table)
{
    Slot& slot = this->slot(table);
    if (slot.profile.empty()) return;
    slot.readiness = Readiness::Reading;
    slot.reading =
        book_.read(slot.profile, [this, &table](base::Result<base::Secret> secret) { take(table, std::move(secret)); });
    Q_EMIT changed();
}

void Credentials::take(const zoom::Table& table, base::Result<base::Secret> secret)
{
    Slot& slot = this->slot(table);
    slot.readiness = secret ? Readiness::Ready : Readiness::Failed;
    if (secret)
        slot.lent.credential.secret = *std::move(secret);
    else
        slot.error = secret.error();
    Q_EMIT changed();
}

void Credentials::followBook()
{
    for (const zoom::Table& table : zoom::tables()) {
        Slot& slot = this->slot(table);
        if (slot.profile.empty()) continue;
        const vault::Profile* const profile = book_.find(slot.profile);
        if (profile == nullptr || tableOf(*profile) != &table) { // removed, or of another kind now
            lend(slot, {});
            if (book_.trouble().isEmpty()) preferences_.setProfile(text(table.kind), {}); // else it may come back
        } else {
            slot.lent.credential.key = profile->key;
            slot.lent.origin = text(profile->name);
        }
    }
    Q_EMIT changed();
}

void Credentials::followSecret(const std::string& id)
{
    for (const zoom::Table& table : zoom::tables())
        if (slot(table).profile == id) lend(slot(table), id);
    Q_EMIT changed();
}

bool Credentials::forgetTyped()
{
    bool had = false;
    for (auto& [kind, slot] : slots_) {
        if (slot.typed.credential.secret.isEmpty() || slot.typed.credential.key == vault::demoCredential().key)
            continue;
        slot.typed.credential.secret = {};
        slot.typed.origin.clear();
        had = true;
    }
    return had;
}

void Credentials::lock(const QString& why, Absence absence)
{
    bool read = false;
    for (auto& [kind, slot] : slots_) {
        read = read || slot.readiness == Readiness::Ready;
        if (slot.readiness == Readiness::Ready || slot.readiness == Readiness::Reading) lend(slot, slot.profile);
    }
    const bool typed = forgetTyped();
    const bool session = book_.forgetSession();
    QString sentence;
    if (read || typed || session) sentence = tr("%1, so Callsign has forgotten the secrets in its memory.").arg(why);
    if (read) sentence += ' ' + tr("Those in the keychain are read again as you go on.");
    if (typed || session) sentence += ' ' + tr("Those that were kept in memory alone must be typed again.");
    Q_EMIT changed();
    Q_EMIT locked(sentence, absence);
}

void Credentials::screenLocked() { lock(tr("The screen was locked"), Absence::ScreenLocked); }

} // namespace ui
