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

/// Keeping a profile together with its secret: several questions, one after the other, and the one answer at their end.
/// Whoever asked holds it through a `Request`; the step that is under way holds it as well.
struct Save : std::enable_shared_from_this<Save>
{
    Save(const ProfileFile& toFile, vault::SecretStore& toStore) : file(toFile), secrets(toStore) {}

    const ProfileFile& file;
    vault::SecretStore& secrets;
    vault::Profile profile;
    Secret secret;
    std::optional<Secret> before; ///< the entry that was there
    Answer<void> answer;
    Request step;

    void finish(const Result<void>& result)
    {
        if (const auto give = std::exchange(answer, nullptr)) give(result);
    }
    void drop()
    {
        answer = nullptr;
        step.cancel();
    }

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
    if (!secret && profile.publicClient && clientIn(file_, profile.id) == Client::Confidential) {
        return secrets_.remove(profile.id, [answer = std::move(answer), profile, &file = file_](const auto& removed) {
            answer(removed ? put(file, profile) : removed);
        });
    }
    if (!secret) return answerLater<void>(std::move(answer), put(file_, profile));
    const auto save = std::make_shared<Save>(file_, secrets_);
    save->answer = std::move(answer);
    save->profile = profile;
    save->secret = *std::move(secret);
    save->start();
    return Request([save] { save->drop(); });
}

Request ProfileStore::remove(const std::string& id, Answer<void> answer)
{
    if (clientIn(file_, id) == Client::Public) return answerLater<void>(std::move(answer), takeOut(file_, id));
    return secrets_.remove(id, [answer = std::move(answer), id, &file = file_](const Result<void>& removed) {
        answer(removed ? takeOut(file, id) : removed);
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
