#include "tokenstore.h"

#include "vault/bundle.h"

#include <memory>

namespace ui {
namespace {

using base::Result;
using base::Secret;

/// The lasting entry with the secret that was typed since.
Result<Secret> merged(const Result<Secret>& lasting, const Result<Secret>& typed)
{
    auto bundle = vault::Bundle::parse(lasting ? lasting->reveal() : std::string_view());
    if (!bundle) bundle.emplace();
    const auto newer = vault::Bundle::parse(typed ? typed->reveal() : std::string_view());
    const Secret* const secret = newer ? newer->find("secret") : nullptr;
    if (secret != nullptr) bundle->set("secret", secret->clone());
    return bundle->bytes();
}

} // namespace

base::Request TokenStore::read(const std::string& name, base::Answer<Secret> answer)
{
    if (!book_.inMemory().contains(name)) return lasting_.read(name, std::move(answer));
    const auto second = std::make_shared<base::Request>();
    const auto first = std::make_shared<base::Request>();
    *first = lasting_.read(
        name, [this, name, answer = std::move(answer), weak = std::weak_ptr(second)](const Result<Secret>& lasting) {
            const auto step = weak.lock();
            if (!step) return;
            const auto kept = std::make_shared<Result<Secret>>(lasting ? Result<Secret>(lasting->clone())
                                                                       : tl::make_unexpected(lasting.error()));
            *step = session_.read(name, [answer, kept](const Result<Secret>& typed) { answer(merged(*kept, typed)); });
        });
    return base::Request([first, second] {
        first->cancel();
        second->cancel();
    });
}

base::Request TokenStore::write(const std::string& name, Secret bytes, base::Answer<void> answer)
{
    return lasting_.write(name, std::move(bytes), std::move(answer));
}

base::Request TokenStore::remove(const std::string& name, base::Answer<void> answer)
{
    return lasting_.remove(name, std::move(answer));
}

base::Request TokenStore::list(base::Answer<std::vector<std::string>> answer)
{
    return lasting_.list(std::move(answer));
}

} // namespace ui
