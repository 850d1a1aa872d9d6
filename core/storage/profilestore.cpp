#include "storage/profilestore.h"

#include "storage/later.h"
#include "storage/processlock.h"
#include "vault/bundle.h"

#include <memory>
#include <utility>

namespace storage {
namespace {

using base::Answer;
using base::Error;
using base::ErrorCode;
using base::Request;
using base::Result;
using base::Secret;

constexpr auto secretName = "secret";

/// Whether there is no keychain at all, rather than one that does not let us in.
bool isNoKeychain(ErrorCode code) { return code >= ErrorCode::KeychainNoBus && code <= ErrorCode::KeychainNoKeyring; }

/// Puts the profile into the file. Another process may have taken its name since it was checked, and two of one name
/// would make the file unreadable.
Result<void> put(const ProfileFile& file, const vault::Profile& profile)
{
    return file.change([&profile](vault::Profiles& profiles) -> Result<void> {
        const vault::Profile* const namesake = profiles.find(profile.name);
        if (namesake != nullptr && namesake->id != profile.id)
            return tl::unexpected(Error{ErrorCode::ProfileExists, profile.name});
        profiles.put(profile);
        return {};
    });
}

Result<void> takeOut(const ProfileFile& file, const std::string& id)
{
    return file.change([&id](vault::Profiles& profiles) -> Result<void> {
        profiles.remove(id);
        return {};
    });
}

/// Whether the file knows the profile, and as a public client.
enum class Client { Unknown, Confidential, Public };
Client clientIn(const ProfileFile& file, const std::string& id)
{
    const Result<vault::Profiles> profiles = file.load();
    const vault::Profile* const here = profiles ? profiles->find(id) : nullptr;
    if (here == nullptr) return Client::Unknown;
    return here->publicClient ? Client::Public : Client::Confidential;
}

/// Something done to a profile and its entry in the store: several questions, one after the other, and the one answer
/// at their end. Whoever asked holds it through a `Request`; the step that is under way holds it as well.
struct Job : std::enable_shared_from_this<Job>
{
    Job(const ProfileFile& toFile, vault::SecretStore& toStore, Answer<void> toAnswer)
        : file(toFile), secrets(toStore), answer(std::move(toAnswer))
    {}

    const ProfileFile& file;
    vault::SecretStore& secrets;
    Answer<void> answer;
    Lock lock; ///< a session may be at work with the tokens in the same entry
    Request step;

    /// Does `work` when it is this one's turn with the entry of that id.
    Request begin(const std::string& id, std::function<void()> work)
    {
        constexpr std::chrono::seconds patience{40}; // longer than a refresh takes
        const auto self = shared_from_this();
        step = takeLock(lockPathFor(file.path(), id), patience, [self, work = std::move(work)](Result<Lock> taken) {
            if (!taken) return self->finish(tl::unexpected(taken.error()));
            self->lock = *std::move(taken);
            work();
        });
        return Request([self] {
            self->answer = nullptr;
            self->step.cancel();
        });
    }

    void finish(const Result<void>& result)
    {
        lock.reset();
        if (const auto give = std::exchange(answer, nullptr)) give(result);
    }

    /// Deletes the entry and then does `rest`.
    void removeEntry(const std::string& id, bool mayBeWithout, std::function<Result<void>()> rest)
    {
        step = secrets.remove(
            id, [self = shared_from_this(), mayBeWithout, rest = std::move(rest)](const Result<void>& removed) {
                const bool goesOn = removed || (mayBeWithout && isNoKeychain(removed.error().code));
                self->finish(goesOn ? rest() : removed);
            });
    }
};

/// Keeping a profile together with its secret.
struct Save : Job
{
    using Job::Job;

    vault::Profile profile;
    Secret secret;
    std::optional<Secret> before; ///< the entry that was there

    std::shared_ptr<Save> self() { return std::static_pointer_cast<Save>(shared_from_this()); }

    void readBefore()
    {
        step = secrets.read(profile.id, [self = self()](Result<Secret> entry) {
            if (!entry && entry.error().code != ErrorCode::SecretAbsent)
                return self->finish(tl::unexpected(entry.error()));
            if (entry) self->before = std::move(*entry);
            self->keepSecret();
        });
    }

    void keepSecret()
    {
        std::optional<vault::Bundle> bundle = vault::Bundle::parse(before ? before->reveal() : std::string_view());
        if (!bundle) bundle.emplace(); // not ours: nothing in it could be used
        bundle->set(secretName, std::move(secret));
        step = secrets.write(profile.id, bundle->bytes(), [self = self()](const Result<void>& kept) {
            if (kept)
                self->keepProfile();
            else if (kept.error().code == ErrorCode::SecretNotKept)
                self->rollBack(kept.error());
            else
                self->finish(kept);
        });
    }

    void keepProfile()
    {
        if (const Result<void> written = put(file, profile); !written)
            rollBack(written.error());
        else
            finish({});
    }

    /// Gives the store what it held before; then answers with `why`.
    void rollBack(const Error& why)
    {
        const auto done = [self = self(), why](const Result<void>&) { self->finish(tl::unexpected(why)); };
        step = before ? secrets.write(profile.id, before->clone(), done) : secrets.remove(profile.id, done);
    }
};

} // namespace

Request ProfileStore::save(const vault::Profile& profile, std::optional<Secret> secret, Answer<void> answer)
{
    if (!secret && profile.publicClient && clientIn(file_, profile.id) == Client::Confidential) {
        const auto job = std::make_shared<Job>(file_, secrets_, std::move(answer));
        return job->begin(profile.id, [job = job.get(), profile, &file = file_] {
            job->removeEntry(profile.id, false, [profile, &file] { return put(file, profile); });
        });
    }
    if (!secret) return answerLater<void>(std::move(answer), put(file_, profile));
    const auto save = std::make_shared<Save>(file_, secrets_, std::move(answer));
    save->profile = profile;
    save->secret = *std::move(secret);
    return save->begin(profile.id, [save = save.get()] { save->readBefore(); });
}

Request ProfileStore::remove(const std::string& id, Answer<void> answer)
{
    const bool isPublic = clientIn(file_, id) == Client::Public;
    const auto job = std::make_shared<Job>(file_, secrets_, std::move(answer));
    return job->begin(id, [job = job.get(), id, isPublic, &file = file_] {
        job->removeEntry(id, isPublic, [id, &file] { return takeOut(file, id); });
    });
}

Result<void> ProfileStore::forget(const std::string& id) { return takeOut(file_, id); }

Request ProfileStore::secretOf(const std::string& id, Answer<Secret> answer)
{
    return secrets_.read(id, [id, answer = std::move(answer)](const Result<Secret>& entry) {
        if (!entry) return answer(tl::unexpected(entry.error()));
        const std::optional<vault::Bundle> bundle = vault::Bundle::parse(entry->reveal());
        const Secret* const secret = bundle ? bundle->find(secretName) : nullptr;
        if (secret == nullptr) return answer(tl::unexpected(Error{ErrorCode::SecretAbsent, id}));
        answer(secret->clone());
    });
}

} // namespace storage
