#include "profilebook.h"

#include "text.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <memory>

namespace ui {
namespace {

/// Two questions, the second asked after the first was answered.
struct TwoSteps
{
    base::Request first;
    base::Request second;
};

/// Drops whichever of the two is under way.
base::Request dropping(const std::shared_ptr<TwoSteps>& steps)
{
    return base::Request([steps] {
        steps->first.cancel();
        steps->second.cancel();
    });
}

} // namespace

QString words(Place place)
{
    switch (place) {
    case Place::Unknown: return {};
    case Place::NotNeeded: return ProfileBook::tr("Needs no secret");
    case Place::Keychain: return ProfileBook::tr("Secret in the keychain");
    case Place::Session: return ProfileBook::tr("Secret in memory until the window closes");
    case Place::Missing: return ProfileBook::tr("No secret kept");
    case Place::OutOfReach: return ProfileBook::tr("Keychain out of reach");
    }
    return {};
}

ProfileBook::ProfileBook(const storage::ProfileFile& file, vault::SecretStore& lasting, storage::SessionStore& session)
    : file_(file), lastingSecrets_(lasting), sessionSecrets_(session), lasting_(file, lasting), session_(file, session)
{
    reload();
}

const vault::Profile* ProfileBook::find(std::string_view id) const
{
    const auto found =
        std::find_if(all_.begin(), all_.end(), [id](const vault::Profile& profile) { return profile.id == id; });
    return found == all_.end() ? nullptr : &*found;
}

void ProfileBook::reload()
{
    const QFileInfo now(file_.path());
    const QDateTime written = now.lastModified();
    const qint64 size = now.exists() ? now.size() : 0;
    if (written == read_ && size == size_) return;
    read_ = written;
    size_ = size;
    load();
}

void ProfileBook::load()
{
    const base::Result<vault::Profiles> loaded = file_.load();
    const QString trouble = loaded ? QString() : tr("Callsign %1.").arg(text(base::describe(loaded.error())));
    bool same = trouble == trouble_;
    trouble_ = trouble;
    if (!loaded) size_ = -1;                                                 // is tried again at the next occasion
    if (loaded || loaded.error().code == base::ErrorCode::ProfilesDamaged) { // else what was read before is good yet
        const std::vector<vault::Profile> all = loaded ? loaded->all() : std::vector<vault::Profile>();
        same = same && all == all_;
        all_ = all;
    }
    if (!same) Q_EMIT changed();
}

Place ProfileBook::place(const vault::Profile& profile) const
{
    if (profile.publicClient) return Place::NotNeeded;
    if (inSession_.contains(profile.id)) return Place::Session;
    if (lastingState_ == Lasting::Refuses) return Place::OutOfReach;
    if (!inLasting_) return Place::Unknown;
    return inLasting_->contains(profile.id) ? Place::Keychain : Place::Missing;
}

void ProfileBook::lookUp()
{
    lastingState_ = Lasting::Asking;
    Q_EMIT placesChanged();
    lookUp_ = lastingSecrets_.list([this](base::Result<std::vector<std::string>> names) {
        lastingState_ = names ? Lasting::Works : Lasting::Refuses;
        inLasting_.reset();
        refusal_.reset();
        if (names)
            inLasting_.emplace(names->begin(), names->end());
        else
            refusal_ = names.error();
        Q_EMIT placesChanged();
    });
}

base::Error ProfileBook::named(base::Error error) const
{
    const bool ofOne = error.code == base::ErrorCode::SecretAbsent || error.code == base::ErrorCode::SecretNotKept;
    const vault::Profile* const profile = ofOne ? find(error.detail) : nullptr;
    if (profile != nullptr) error.detail = profile->name; // people know names, stores know ids
    return error;
}

bool ProfileBook::hasNothingInLasting(const vault::Profile& profile) const
{
    const vault::Profile* const before = find(profile.id);
    return before == nullptr || before->publicClient || neverLasting_.contains(profile.id);
}

void ProfileBook::note(const base::Error& error)
{
    if (base::isKeychainTrouble(error.code)) {
        lookUp_.cancel(); // its answer would be older
        lastingState_ = Lasting::Refuses;
        refusal_ = named(error);
    } else if (error.code == base::ErrorCode::SecretAbsent && inLasting_) {
        inLasting_->erase(error.detail);
    }
    Q_EMIT placesChanged();
}

void ProfileBook::noteWorks()
{
    if (lastingState_ == Lasting::Refuses) lookUp();
}

base::Request ProfileBook::read(const std::string& id, base::Answer<base::Secret> answer)
{
    const bool inMemory = inSession_.contains(id);
    storage::ProfileStore& store = inMemory ? session_ : lasting_;
    return store.secretOf(id, [this, inMemory, answer = std::move(answer)](base::Result<base::Secret> secret) {
        if (secret) {
            if (!inMemory) noteWorks();
            answer(std::move(secret));
            return;
        }
        if (!inMemory) note(secret.error());
        answer(tl::make_unexpected(named(secret.error())));
    });
}

base::Request ProfileBook::keepInMemory(const vault::Profile& profile, base::Secret* secret, const base::Error& why,
                                        Finish finish)
{
    std::optional<base::Secret> kept;
    std::optional<base::Error> trouble;
    if (secret != nullptr) kept = std::move(*secret);
    if (secret != nullptr) trouble = why;
    const bool nothingThere = hasNothingInLasting(profile);
    return session_.save(profile, std::move(kept),
                         [this, nothingThere, id = profile.id, finish = std::move(finish), trouble](const auto& done) {
                             if (done && nothingThere) neverLasting_.insert(id);
                             finish(done, trouble);
                         });
}

base::Request ProfileBook::save(const vault::Profile& profile, std::optional<base::Secret> secret,
                                base::Answer<Saved> answer)
{
    if (profile.publicClient) secret.reset(); // it has none
    const auto spare = secret ? std::make_shared<base::Secret>(secret->clone()) : nullptr;
    const auto steps = std::make_shared<TwoSteps>();
    const auto finish = [this, profile, answer = std::move(answer), given = spare != nullptr](
                            const base::Result<void>& done, const std::optional<base::Error>& trouble) {
        if (done) noteSaved(profile, given, !trouble);
        if (done)
            answer(Saved{trouble});
        else
            answer(tl::make_unexpected(named(done.error())));
    };
    const auto whenRefused = [this, profile, spare, finish,
                              weak = std::weak_ptr(steps)](const base::Result<void>& done) {
        const auto alive = weak.lock();
        const bool refused = !done && base::isKeychainTrouble(done.error().code);
        if (refused) note(done.error());
        if (!alive || !refused || (spare == nullptr && !hasNothingInLasting(profile))) {
            finish(done, {});
            return;
        }
        alive->second = keepInMemory(profile, spare.get(), named(done.error()), finish);
    };
    steps->first = lasting_.save(profile, std::move(secret), whenRefused);
    return dropping(steps);
}

void ProfileBook::forgetInMemory(const std::string& id)
{
    if (inSession_.erase(id) > 0) tidying_ = sessionSecrets_.remove(id, [](const base::Result<void>&) {});
}

void ProfileBook::noteSaved(const vault::Profile& profile, bool secretGiven, bool lasting)
{
    const std::string& id = profile.id;
    if (profile.publicClient) {
        forgetInMemory(id);
        if (inLasting_) inLasting_->erase(id);
    } else if (secretGiven && lasting) {
        forgetInMemory(id);
        neverLasting_.erase(id);
        if (inLasting_) inLasting_->insert(id);
        noteWorks();
    } else if (secretGiven) {
        inSession_.insert(id);
    }
    load();
    if (secretGiven) Q_EMIT secretChanged(id);
    Q_EMIT placesChanged();
}

base::Request ProfileBook::remove(const std::string& id, base::Answer<void> answer)
{
    const auto steps = std::make_shared<TwoSteps>();
    const auto finish = [this, id, answer = std::move(answer)](const base::Result<void>& done) {
        if (done) noteRemoved(id);
        if (done)
            answer({});
        else
            answer(tl::make_unexpected(named(done.error())));
    };
    const auto whenRefused = [this, id, finish, weak = std::weak_ptr(steps)](const base::Result<void>& done) {
        const auto alive = weak.lock();
        const bool refused = !done && base::isKeychainTrouble(done.error().code);
        if (refused) note(done.error());
        const bool memoryAlone = refused && neverLasting_.contains(id);
        if (alive && memoryAlone)
            alive->second = session_.remove(id, finish);
        else
            finish(done);
    };
    steps->first = lasting_.remove(id, whenRefused);
    return dropping(steps);
}

void ProfileBook::noteRemoved(const std::string& id)
{
    forgetInMemory(id);
    neverLasting_.erase(id);
    if (inLasting_) inLasting_->erase(id);
    load();
    Q_EMIT placesChanged();
}

base::Result<void> ProfileBook::removeAlone(const std::string& id)
{
    base::Result<void> done = lasting_.forget(id);
    if (done) noteRemoved(id);
    return done;
}

base::Result<std::size_t> ProfileBook::merge(const vault::Profiles& others)
{
    std::size_t added = 0;
    const auto merged = file_.change([&](vault::Profiles& profiles) -> base::Result<void> {
        added = profiles.merge(others).size();
        return {};
    });
    if (!merged) return tl::make_unexpected(merged.error());
    load();
    return added;
}

base::Result<std::string> ProfileBook::exported() const
{
    return file_.load().map([](const vault::Profiles& profiles) { return profiles.text(); });
}

bool ProfileBook::forgetSession()
{
    const bool had = !inSession_.empty();
    sessionSecrets_.clear();
    inSession_.clear();
    if (had) Q_EMIT placesChanged();
    return had;
}

} // namespace ui
