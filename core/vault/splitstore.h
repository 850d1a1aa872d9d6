#pragma once

#include "vault/secretstore.h"

#include <cstddef>
#include <memory>

namespace vault {

/// Keeps entries of any size in a store that takes only small ones, in several parts. An entry is replaced as a whole
/// or not at all: its parts are written first, under names of their own, then the head that names them.
///
/// The head `name` holds `=` and the bytes, or `+<generation>/<count>`; a part stands under
/// `name/<generation>/<index>`.
class SplitStore : public SecretStore
{
public:
    /// `largest`: how many bytes the inner store takes in one entry, at least 32.
    SplitStore(std::unique_ptr<SecretStore> inner, std::size_t largest) : inner_(std::move(inner)), largest_(largest) {}

    base::Request read(const std::string& name, base::Answer<base::Secret> answer) override;
    base::Request write(const std::string& name, base::Secret bytes, base::Answer<void> answer) override;
    base::Request remove(const std::string& name, base::Answer<void> answer) override;
    base::Request list(base::Answer<std::vector<std::string>> answer) override;

private:
    std::unique_ptr<SecretStore> inner_;
    std::size_t largest_;
};

} // namespace vault
