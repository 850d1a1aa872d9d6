#include "vault/credential.h"

#include <cstdlib>

namespace vault {

std::optional<Credential> credentialIn(std::span<const Variable> variables, std::string_view prefix)
{
    Credential credential;
    bool found = false;
    for (const Variable& variable : variables) {
        if (!variable.name.starts_with(prefix) || variable.value.isEmpty()) continue;
        const std::string_view rest = std::string_view(variable.name).substr(prefix.size());
        if (rest == "_KEY") credential.key = variable.value.reveal();
        if (rest == "_SECRET") credential.secret = variable.value.clone();
        found = found || rest == "_KEY" || rest == "_SECRET";
    }
    return found ? std::optional(std::move(credential)) : std::nullopt;
}

std::optional<Credential> credentialInEnvironment(std::string_view prefix)
{
    std::vector<Variable> variables;
    for (const std::string_view ending : {"_KEY", "_SECRET"}) {
        std::string name = std::string(prefix) + std::string(ending);
        const char* const value =
            std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): nothing here sets variables
        if (value == nullptr || *value == '\0') continue;
        std::string copy = value;
        variables.push_back({std::move(name), base::Secret::take(copy)});
    }
    return credentialIn(variables, prefix);
}

Credential demoCredential()
{
    std::string secret = "demo-secret-made-up-by-callsign-not-from-zoom";
    return {"demo-key-not-from-zoom", base::Secret::take(secret)};
}

} // namespace vault
