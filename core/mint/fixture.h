#pragma once

#include "mint/order.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mint {

/// How minted tokens are written down.
enum class Format {
    Csv,        ///< RFC 4180, with a header line
    JsonLines,  ///< one object a line, each with `"schema":1`
    Env,        ///< `ZOOM_TOKEN_1=…`
    Playwright, ///< a TypeScript module with the tokens and a test fixture that hands them out
};

/// `csv`, `jsonl`, `env`, `playwright`
std::string_view name(Format format);
/// The reverse of `name`.
std::optional<Format> formatNamed(std::string_view name);

/// What is written down beside a token.
struct Label
{
    base::Time issuedAt;           ///< `iat` as the token has it, however it was spoilt
    base::Time expiresAt;          ///< `exp`, likewise
    std::string_view spoilt = {};  ///< how a negative was spoilt; empty for a sound one
    std::string_view finding = {}; ///< what it must raise; empty for a sound one
};

/// A text in two halves, with the token to be put between.
struct Around
{
    std::string before;
    std::string after;
};

/// Writes tokens down in one format. Texts may hold marks.
class Fixture
{
public:
    /// `columns` are the fields that CSV has columns for. With `negatives` there are two more.
    Fixture(Format format, std::string_view kind, std::vector<std::string_view> columns, bool negatives);

    /// What stands before the first token.
    std::string head() const;
    /// What stands behind the last one.
    std::string_view foot() const;
    /// What stands around the tokens of a stretch.
    Around around(const Stretch& stretch, const Label& label) const;

private:
    Around csv(const Stretch& stretch, const Label& label) const;
    Around object(const Stretch& stretch, const Label& label) const;

    Format format_;
    std::string_view kind_;
    std::vector<std::string_view> columns_;
    bool negatives_;
};

} // namespace mint
