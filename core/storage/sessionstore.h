#pragma once

#include "vault/secretstore.h"

#include <map>
#include <string>

namespace storage {

/// Keeps secrets in this process's memory alone: they are gone when it ends. Needs an event loop, which answers.
class SessionStore : public vault::SecretStore
{
public:
    base::Request read(const std::string& name, base::Answer<base::Secret> answer) override;
    base::Request write(const std::string& name, base::Secret bytes, base::Answer<void> answer) override;
    base::Request remove(const std::string& name, base::Answer<void> answer) override;
    base::Request list(base::Answer<std::vector<std::string>> answer) override;

    /// Forgets everything at once.
    void clear() { entries_.clear(); }

private:
    std::map<std::string, base::Secret> entries_;
};

} // namespace storage
