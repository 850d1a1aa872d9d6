#include "storage/sessionstore.h"

#include "storage/later.h"

namespace storage {

base::Request SessionStore::read(const std::string& name, base::Answer<base::Secret> answer)
{
    const auto entry = entries_.find(name);
    if (entry != entries_.end()) return answerLater<base::Secret>(std::move(answer), entry->second.clone());
    return answerLater<base::Secret>(std::move(answer),
                                     tl::unexpected(base::Error{base::ErrorCode::SecretAbsent, name}));
}

base::Request SessionStore::write(const std::string& name, base::Secret bytes, base::Answer<void> answer)
{
    entries_[name] = std::move(bytes);
    return answerLater<void>(std::move(answer), {});
}

base::Request SessionStore::remove(const std::string& name, base::Answer<void> answer)
{
    entries_.erase(name);
    return answerLater<void>(std::move(answer), {});
}

base::Request SessionStore::list(base::Answer<std::vector<std::string>> answer)
{
    std::vector<std::string> names;
    names.reserve(entries_.size());
    for (const auto& [name, bytes] : entries_) names.push_back(name);
    return answerLater<std::vector<std::string>>(std::move(answer), std::move(names));
}

} // namespace storage
