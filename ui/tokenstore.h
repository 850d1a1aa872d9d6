#pragma once

#include "profilebook.h"

namespace ui {

/// Where the tokens of a profile are kept: beside its secret in the lasting store. While a secret is in memory alone,
/// as the lasting store refused, it is read from there; tokens are never put there, so that whoever keeps them hears of
/// the refusal and tries again.
class TokenStore : public vault::SecretStore
{
public:
    /// All three must outlive this.
    TokenStore(const ProfileBook& book, vault::SecretStore& lasting, vault::SecretStore& session)
        : book_(book), lasting_(lasting), session_(session)
    {}

    base::Request read(const std::string& name, base::Answer<base::Secret> answer) override;
    base::Request write(const std::string& name, base::Secret bytes, base::Answer<void> answer) override;
    base::Request remove(const std::string& name, base::Answer<void> answer) override;
    base::Request list(base::Answer<std::vector<std::string>> answer) override;

private:
    const ProfileBook& book_;
    vault::SecretStore& lasting_;
    vault::SecretStore& session_;
};

} // namespace ui
