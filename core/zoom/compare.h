#pragma once

#include "jwt/decode.h"
#include "zoom/autopsy.h"

#include <optional>
#include <string>
#include <vector>

namespace zoom {

/// In which of two tokens a claim stands, and whether it says the same in both.
enum class Relation { Same, Changed, OnlyLeft, OnlyRight };
/// `same`, `changed`, `only-left`, `only-right`
std::string_view name(Relation relation);

/// One claim of two tokens, side by side.
struct ClaimPair
{
    std::string name;
    Relation relation;
    std::string
        left; ///< as people read it; as JSON where else the difference would not be seen; empty where it is absent
    std::string right; ///< likewise
    std::string note;  ///< for times, how far the right one lies from the left one: `30 s later`; else empty
};

/// Two tokens, side by side.
struct Comparison
{
    std::vector<ClaimPair> header;             ///< in the left token's order, then what only the right one has
    std::vector<ClaimPair> claims;             ///< likewise
    bool sameText = false;                     ///< byte for byte
    bool sameClaims = false;                   ///< headers and payloads can be read and say the same
    bool otherOrder = false;                   ///< and only their order differs
    bool otherSignature = false;               ///< the same bytes have different signatures
    std::optional<bool> sameSecret = {};       ///< whether one secret signed both, where it is known
    std::optional<jwt::Part> leftDamage = {};  ///< the first part of the left token that is not whole
    std::optional<jwt::Part> rightDamage = {}; ///< likewise
};

/// Compares claim by claim. Names that repeat are paired in turn. Whether one secret signed both is known where the
/// autopsies say who did, and where both cover the same bytes.
Comparison compare(const jwt::Decoded& left, const jwt::Decoded& right, const Autopsy& leftAutopsy = {},
                   const Autopsy& rightAutopsy = {});

/// What is not the same in two sets of claims.
std::vector<ClaimPair> changesBetween(const jwt::Claims& left, const jwt::Claims& right);

/// The verdict in one or two English sentences.
std::string summary(const Comparison& comparison);

} // namespace zoom
