#include "services.h"

#include "browser.h"
#include "keychain/systemstore.h"
#include "serverclock.h"
#include "storage/profilefile.h"
#include "storage/profilestore.h"
#include "storage/wholefile.h"
#include "waiting.h"
#include "zoomsession.h"

#include <QCoreApplication>

#include <array>

namespace services {
namespace {

using base::Result;

class RealServices : public Services
{
public:
    Result<vault::Profiles> load() override { return file_.load(); }

    Result<std::vector<vault::Profile>> merge(const vault::Profiles& other) override
    {
        std::vector<vault::Profile> added;
        const Result<void> merged = file_.change([&](vault::Profiles& profiles) -> Result<void> {
            added = profiles.merge(other);
            return {};
        });
        if (!merged) return tl::unexpected(merged.error());
        return added;
    }

    Result<void> save(const vault::Profile& profile, std::optional<base::Secret> secret) override
    {
        return waitFor<void>([&](auto answer) { return store_.save(profile, std::move(secret), std::move(answer)); });
    }

    Result<void> remove(const std::string& id) override
    {
        return waitFor<void>([&](auto answer) { return store_.remove(id, std::move(answer)); });
    }

    Result<base::Secret> secretOf(const std::string& id) override
    {
        return waitFor<base::Secret>([&](auto answer) { return store_.secretOf(id, std::move(answer)); });
    }

    Result<std::vector<std::string>> entries() override
    {
        return waitFor<std::vector<std::string>>([&](auto answer) { return keychain_->list(std::move(answer)); });
    }

    Result<std::chrono::seconds> clockAhead(const std::string& url) override { return services::clockAhead(url); }

    std::unique_ptr<AppSession> session(AppChoice choice) override
    {
        return std::make_unique<ZoomSession>(std::move(choice), *keychain_, file_.path());
    }

    Result<void> writeWhole(const std::string& path, std::string_view bytes) override
    {
        return storage::writeWhole(QString::fromStdString(path), bytes);
    }

private:
    int argc_ = 1;
    std::array<char, 13> name_{"callsign-cli"};
    std::array<char*, 2> argv_{name_.data(), nullptr};
    QCoreApplication application_{argc_, argv_.data()}; // the event loops need one
    storage::ProfileFile file_{storage::ProfileFile::usualPath()};
    std::unique_ptr<vault::SecretStore> keychain_ = keychain::systemStore({.mayPrompt = hasDisplay()});
    storage::ProfileStore store_{file_, *keychain_};
};

} // namespace
} // namespace services

/// See `services::Make`.
extern "C" Q_DECL_EXPORT services::Services* callsignServices()
{
    // Never deleted: a job that waits for the keychain may still hold on to it when the process ends.
    static auto* const only = new services::RealServices;
    return only;
}
