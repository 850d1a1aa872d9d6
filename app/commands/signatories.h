#pragma once

#include "base/result.h"
#include "commands/credentials.h"
#include "commands/storedsecrets.h"
#include "jwt/decode.h"
#include "zoom/autopsy.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace commands {

/// What the secrets at hand say about a token's signature.
struct Signature
{
    zoom::Autopsy autopsy;
    std::string profile;     ///< the profile that signed it; empty if none did
    std::string checkedWith; ///< what signed it or should have, in words: `the secret of Dev`
    std::size_t tried = 0;   ///< how many profiles' secrets were tried beside the one that should have
};

/// Everybody who may have signed the tokens of one command line: the credential that it names or that the environment
/// holds, and the profiles. Each secret is read once, so one object serves several tokens.
class Signatories
{
public:
    /// `options` must outlive this. `demo`: a token that names the made-up key is checked with the made-up secret.
    Signatories(const CredentialOptions& options, bool demo) : options_(options), demo_(demo) {}

    /// Finds out who signed the token. Profiles are asked only where the given credential does not explain the
    /// signature: first the one whose key the token names, then all others. What is wrong with the options is added to
    /// `problems`. Errors: why the profile that was named could not be asked.
    base::Result<Signature> examine(const jwt::Decoded& token, std::vector<ProblemText>& problems);

    /// Key and secret to sign such a token anew: the given ones, else those of the profile whose key it names, else
    /// those of the only profile that can.
    const Lookup& signerFor(const jwt::Decoded& token, const zoom::Table& table);

private:
    Lookup& given(const zoom::Table* table);
    Lookup& givenFor(const jwt::Decoded& token);

    const CredentialOptions& options_;
    bool demo_;
    std::map<const zoom::Table*, Lookup> given_; // null: for every kind
    StoredSecrets stored_;
};

} // namespace commands
