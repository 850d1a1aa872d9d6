#pragma once

#include "base/request.h"
#include "base/secret.h"

#include <string>
#include <vector>

namespace vault {

/// Where secrets are kept: the system's keychain, or this process's memory. Entries are bytes under a name, which is a
/// profile's id. Every question is answered once, in time, or dropped with its `Request`; questions are answered in the
/// order in which they were asked.
class SecretStore
{
public:
    SecretStore() = default;
    SecretStore(const SecretStore&) = delete;
    SecretStore& operator=(const SecretStore&) = delete;
    virtual ~SecretStore() = default;

    /// The entry's bytes. Errors: SecretAbsent, or one of the keychain's states.
    virtual base::Request read(const std::string& name, base::Answer<base::Secret> answer) = 0;
    /// Keeps the bytes in place of an earlier entry of that name; answered when they have been read back and are the
    /// same. Errors: SecretNotKept, or one of the keychain's states.
    virtual base::Request write(const std::string& name, base::Secret bytes, base::Answer<void> answer) = 0;
    /// Deletes the entry; one that is not there counts as deleted. Errors: one of the keychain's states.
    virtual base::Request remove(const std::string& name, base::Answer<void> answer) = 0;
    /// The names of all entries, without reading or unlocking one: an answer without an error says that the store
    /// works. Errors: one of the keychain's states.
    virtual base::Request list(base::Answer<std::vector<std::string>> answer) = 0;
};

} // namespace vault
