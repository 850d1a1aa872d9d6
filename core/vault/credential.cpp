#include "vault/credential.h"

#include <openssl/crypto.h>

#include <cstdlib>
#include <cstring>

namespace vault {

std::optional<Credential> credentialIn(std::span<const Variable> variables, std::string_view prefix)
{
    Credential credential;
    std::string id;
    for (const Variable& variable : variables) {
        if (!variable.name.starts_with(prefix)) continue;
        const std::string_view rest = std::string_view(variable.name).substr(prefix.size());
        if (rest == "_KEY") credential.key = variable.value.reveal();
        if (rest == "_ID") id = variable.value.reveal();
        if (rest == "_SECRET") credential.secret = variable.value.clone();
    }
    if (credential.key.empty()) credential.key = id;
    if (credential.key.empty() && credential.secret.isEmpty()) return std::nullopt;
    return credential;
}

std::optional<Credential> credentialInEnvironment(std::string_view prefix)
{
    std::vector<Variable> variables;
    for (const std::string_view ending : {"_KEY", "_ID", "_SECRET"}) {
        std::string name = std::string(prefix) + std::string(ending);
        char* const value = std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): nothing here adds variables
        if (value == nullptr) continue;
        std::string copy = value;
        variables.push_back({std::move(name), base::Secret::take(copy)});
        // Where it stands others can read it, and it stays there as long as the process lives.
        if (ending == "_SECRET") OPENSSL_cleanse(value, std::strlen(value));
    }
    return credentialIn(variables, prefix);
}

Credential demoCredential()
{
    std::string secret = "demo-secret-made-up-by-callsign-not-from-zoom";
    return {"demo-key-not-from-zoom", base::Secret::take(secret)};
}

} // namespace vault
