#pragma once

#include "storage/later.h"
#include "vault/bundle.h"
#include "vault/secretstore.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace support {

/// A keychain that does as it is told: keeps entries, refuses, or lets everybody wait. It counts what it is asked.
class FakeKeychain : public vault::SecretStore
{
public:
    std::map<std::string, base::Secret> entries;
    std::optional<base::ErrorCode> refusal; ///< each question is answered with this
    bool waits = false;                     ///< no question is answered before `release`
    int reads = 0;
    int writes = 0;
    int lists = 0;

    /// Answers everything that waits, in its order.
    void release()
    {
        waits = false;
        for (const auto& answer : std::exchange(waiting_, {})) answer();
    }
    /// How many questions wait whose askers are still there.
    int waiting() const { return open_; }

    void keep(const std::string& id, std::string secret)
    {
        vault::Bundle bundle;
        bundle.set("secret", base::Secret::take(secret));
        entries[id] = bundle.bytes();
    }

    base::Request read(const std::string& name, base::Answer<base::Secret> answer) override
    {
        ++reads;
        return later<base::Secret>(std::move(answer), [this, name]() -> base::Result<base::Secret> {
            if (!entries.contains(name)) return tl::unexpected(base::Error{base::ErrorCode::SecretAbsent, name});
            return entries.at(name).clone();
        });
    }
    base::Request write(const std::string& name, base::Secret bytes, base::Answer<void> answer) override
    {
        ++writes;
        const auto kept = std::make_shared<base::Secret>(std::move(bytes));
        return later<void>(std::move(answer), [this, name, kept]() -> base::Result<void> {
            entries[name] = kept->clone();
            return {};
        });
    }
    base::Request remove(const std::string& name, base::Answer<void> answer) override
    {
        return later<void>(std::move(answer), [this, name]() -> base::Result<void> {
            entries.erase(name);
            return {};
        });
    }
    base::Request list(base::Answer<std::vector<std::string>> answer) override
    {
        ++lists;
        return later<std::vector<std::string>>(std::move(answer), [this]() -> base::Result<std::vector<std::string>> {
            std::vector<std::string> names;
            for (const auto& [name, bytes] : entries) names.push_back(name);
            return names;
        });
    }

private:
    template <typename T>
    base::Request later(base::Answer<T> answer, std::function<base::Result<T>()> work)
    {
        const auto result = [this, work = std::move(work)]() -> base::Result<T> {
            if (refusal) return tl::unexpected(base::Error{*refusal, "the fake's own words"});
            return work();
        };
        if (!waits) return storage::answerLater<T>(std::move(answer), result());
        const auto asker = std::make_shared<base::Answer<T>>(std::move(answer));
        ++open_;
        waiting_.push_back([this, asker, result] {
            const auto give = std::exchange(*asker, nullptr);
            if (!give) return;
            --open_;
            give(result());
        });
        return base::Request([this, asker] {
            if (std::exchange(*asker, nullptr)) --open_;
        });
    }

    std::vector<std::function<void()>> waiting_;
    int open_ = 0;
};

} // namespace support
