#include "storage/profilestore.h"

#include "storage/later.h"
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

/// Puts the profile into the file. Another process may have taken its name since it was checked: then it gets a free
/// one, since two of one name would make the file unreadable.
Result<void> put(const ProfileFile& file, vault::Profile profile)
{
    return file.change([&profile](vault::Profiles& profiles) -> Result<void> {
        const vault::Profile* const namesake = profiles.find(profile.name);
        if (namesake != nullptr && namesake->id != profile.id)
            profile.name = vault::freeName(profile.name, profiles.all());
        profiles.put(profile);
        return {};
    });
}

/// Several questions, one after the other, and the one answer at their end. Whoever asked holds it through a
/// `Request`; the step that is under way holds it as well.
template <typename T>
struct Chain
{
    Answer<T> answer;
    Request step;

    void finish(Result<T> result)
    {
        if (const auto give = std::exchange(answer, nullptr)) give(std::move(result));
    }
    void drop()
    {
        answer = nullptr;
        step.cancel();
    }
};

template <typename C>
Request requestOf(const std::shared_ptr<C>& chain)
{
    return Request([chain] { chain->drop(); });
}

/// Keeping a profile together with its secret.
struct Save : Chain<void>, std::enable_shared_from_this<Save>
{
    Save(const ProfileFile& toFile, vault::SecretStore& toStore) : file(toFile), secrets(toStore) {}

    const ProfileFile& file;
    vault::SecretStore& secrets;
    vault::Profile profile;
    Secret secret;
    std::optional<Secret> before; ///< the entry that was there

    void start()
    {
        step = secrets.read(profile.id, [self = shared_from_this()](Result<Secret> entry) {
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
        step = secrets.write(profile.id, bundle->bytes(), [self = shared_from_this()](const Result<void>& kept) {
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
        const auto done = [self = shared_from_this(), why](const Result<void>&) { self->finish(tl::unexpected(why)); };
        step = before ? secrets.write(profile.id, before->clone(), done) : secrets.remove(profile.id, done);
    }
};

} // namespace

Request ProfileStore::save(const vault::Profile& profile, std::optional<Secret> secret, Answer<void> answer)
{
    if (!secret) return answerLater<void>(std::move(answer), put(file_, profile));
    const auto save = std::make_shared<Save>(file_, secrets_);
    save->answer = std::move(answer);
    save->profile = profile;
    save->secret = *std::move(secret);
    save->start();
    return requestOf(save);
}

Request ProfileStore::remove(const std::string& id, Answer<void> answer)
{
    const auto chain = std::make_shared<Chain<void>>();
    chain->answer = std::move(answer);
    chain->step = secrets_.remove(id, [chain, id, &file = file_](const Result<void>& removed) {
        if (!removed) return chain->finish(removed);
        chain->finish(file.change([&id](vault::Profiles& profiles) -> Result<void> {
            profiles.remove(id);
            return {};
        }));
    });
    return requestOf(chain);
}

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
