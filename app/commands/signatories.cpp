#include "commands/signatories.h"

#include "commands/output.h"
#include "commands/profilesource.h"
#include "jwt/hs256.h"
#include "zoom/tables.h"
#include "zoom/tokenkind.h"

namespace commands {
namespace {

using zoom::TokenKind;

/// Whether apps sign tokens of that kind. The others are Zoom's own, or no JWT.
bool isSignedByApps(TokenKind kind) { return zoom::tableFor(kind) != nullptr || kind == TokenKind::Unknown; }

bool isExplained(const zoom::Autopsy& autopsy) { return !autopsy.by.empty() || autopsy.mistake != zoom::Mistake::None; }

zoom::Signatory signatoryOf(StoredSecrets& stored, std::size_t place)
{
    const vault::Profile& profile = stored.profiles()[place];
    return {profile.name, vault::name(profile.kind), profile.key, &stored.secretOf(place)};
}

/// The autopsy with the profiles' help: first the owner of the token's key, who stands in where nobody is chosen.
zoom::Autopsy withProfiles(const jwt::Decoded& token, zoom::Signatory& chosen, StoredSecrets& stored,
                           std::size_t& tried)
{
    zoom::Autopsy result;
    std::vector<zoom::Signatory> known;
    const auto owner = stored.withKey(zoom::keyIn(token), zoom::tableFor(zoom::kindOf(token)));
    if (owner) known.push_back(signatoryOf(stored, *owner));
    if (owner && chosen.secret->isEmpty()) chosen = known.front();
    result = zoom::autopsy(token, &chosen, known);
    if (isExplained(result)) return result;
    for (std::size_t i = 0; i < stored.profiles().size(); ++i)
        if (i != owner) known.push_back(signatoryOf(stored, i));
    for (const zoom::Signatory& one : known)
        if (!one.secret->isEmpty() && one.secret != chosen.secret) ++tried;
    return zoom::autopsy(token, &chosen, known);
}

} // namespace

Lookup& Signatories::given(const zoom::Table* table)
{
    const auto [place, isNew] = given_.try_emplace(table);
    if (isNew) place->second = findCredential(options_, table);
    return place->second;
}

Lookup& Signatories::givenFor(const jwt::Decoded& token)
{
    Lookup& forAll = given(nullptr);
    if (forAll.source != Source::Nowhere) return forAll;
    if (demo_ && zoom::keyIn(token) == vault::demoCredential().key) {
        forAll.credential = vault::demoCredential();
        return forAll;
    }
    if (const zoom::Table* const table = zoom::tableFor(zoom::kindOf(token))) return given(table);
    for (const zoom::Table& table : zoom::tables()) { // of no kind that is known: whatever made it
        Lookup& lookup = given(&table);
        const base::Secret& secret = lookup.credential.secret;
        if (lookup.unreadable || (!secret.isEmpty() && jwt::verify(token, jwt::Key(secret)))) return lookup;
    }
    return forAll;
}

base::Result<Signature> Signatories::examine(const jwt::Decoded& token, std::vector<ProblemText>& problems)
{
    const Lookup& lookup = givenFor(token);
    problems.insert(problems.end(), lookup.problems.begin(), lookup.problems.end());
    if (lookup.refused) return tl::unexpected(*lookup.refused);
    const bool absent = lookup.credential.secret.isEmpty();
    if (absent && (lookup.unreadable || lookup.source == Source::Options)) problems.push_back(lookup.missingSecret());
    Signature result;
    if (!problems.empty() || !isSignedByApps(zoom::kindOf(token))) return result;

    const std::string_view nobodys = "no profile";
    zoom::Signatory chosen{lookup.profile.empty() ? nobodys : lookup.profile, lookup.profileKind, lookup.credential.key,
                           &lookup.credential.secret};
    result.autopsy = zoom::autopsy(token, &chosen, {});
    if (!isExplained(result.autopsy) && !token.partText(jwt::Part::Signature).empty())
        result.autopsy = withProfiles(token, chosen, stored_, result.tried);
    const bool byGiven = chosen.name == nobodys && !result.autopsy.byOther && !chosen.secret->isEmpty();
    if (!byGiven) result.profile = result.autopsy.by;
    const std::string signer(result.profile.empty() ? chosen.name : result.profile);
    result.checkedWith = byGiven ? "the given secret" : "the secret of " + signer;
    return result;
}

const Lookup& Signatories::signerFor(const jwt::Decoded& token, const zoom::Table& table)
{
    Lookup& lookup = givenFor(token);
    if (lookup.source == Source::Profile) return lookup = fromProfile(options_.profile, &table); // does its kind fit?
    if (lookup.source != Source::Nowhere || !lookup.credential.secret.isEmpty()) return lookup;
    const auto owner = stored_.withKey(zoom::keyIn(token), &table);
    if (!owner || vault::signedKind(stored_.profiles()[*owner]) != table.kind) {
        useOnlyProfile(lookup, table);
        return lookup;
    }
    lookup.credential = {stored_.profiles()[*owner].key, stored_.secretOf(*owner).clone()};
    return lookup;
}

} // namespace commands
