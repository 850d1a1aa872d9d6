#include "mint/fixture.h"

#include "base/clock.h"
#include "jwt/claims.h"

#include <algorithm>
#include <array>

namespace mint {
namespace {

constexpr std::array<std::string_view, 4> names{"csv", "jsonl", "env", "playwright"};

constexpr std::string_view moduleHead =
    R"(// Tokens for Playwright tests, minted by Callsign. They can join: keep this file out of the repository.
import { test as base } from '@playwright/test';

export type ZoomToken = {
  n: number;
  kind: string;
  fields: Record<string, string>;
  token: string;
  issuedAt: number;
  expiresAt: number;
  spoilt?: string;
  finding?: string;
};

export const tokens: ZoomToken[] = [
)";
constexpr std::string_view moduleFoot = R"(];

const sound = tokens.filter((token) => !token.spoilt);

/** A test whose worker has a token of its own that joins, as long as there are enough. */
export const test = base.extend<{}, { zoomToken: ZoomToken }>({
  zoomToken: [async ({}, use, info) => {
    if (sound.length === 0) return Promise.reject(new Error('This file holds no token: mint it again.'));
    return use(sound[info.parallelIndex % sound.length]);
  }, { scope: 'worker' }],
});
)";

/// A value of CSV (RFC 4180 section 2).
std::string csvValue(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

std::string seconds(base::Time time) { return std::to_string(base::epochSeconds(time)); }

const std::string* textOf(const Stretch& stretch, std::string_view key)
{
    for (const auto& [field, text] : stretch.fields)
        if (field == key) return &text;
    return nullptr;
}

/// `_WRONG_SECRET`
std::string variableEnding(std::string_view name)
{
    std::string ending;
    for (const char c : name) ending += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return ending.empty() ? ending : '_' + ending;
}

std::string quoted(std::string_view text)
{
    std::string json;
    jwt::appendJsonString(json, text);
    return json;
}

} // namespace

std::string_view name(Format format) { return names.at(static_cast<std::size_t>(format)); }

std::optional<Format> formatNamed(std::string_view name)
{
    const auto* const found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Format>(found - names.begin()));
}

Fixture::Fixture(Format format, std::string_view kind, std::vector<std::string_view> columns, bool negatives)
    : format_(format), kind_(kind), columns_(std::move(columns)), negatives_(negatives)
{}

std::string Fixture::head() const
{
    if (format_ == Format::Playwright) return std::string(moduleHead);
    if (format_ != Format::Csv) return {};
    std::string line = "n";
    for (const std::string_view column : columns_) line.append(",").append(column);
    line += ",token,issuedAt,expiresAt";
    return line + (negatives_ ? ",spoilt,finding\n" : "\n");
}

std::string_view Fixture::foot() const { return format_ == Format::Playwright ? moduleFoot : std::string_view(); }

Around Fixture::around(const Stretch& stretch, const Label& label) const
{
    if (format_ == Format::Csv) return csv(stretch, label);
    if (format_ == Format::Env)
        return {"ZOOM_TOKEN_" + std::string(numberMark) + variableEnding(label.spoilt) + '=', "\n"};
    Around around = object(stretch, label);
    const bool lines = format_ == Format::JsonLines;
    around.before.insert(0, lines ? R"({"schema":1,)" : "  {");
    around.after += lines ? "}\n" : "},\n";
    return around;
}

Around Fixture::csv(const Stretch& stretch, const Label& label) const
{
    Around around{std::string(numberMark), ',' + seconds(label.issuedAt) + ',' + seconds(label.expiresAt)};
    for (const std::string_view column : columns_) {
        const std::string* const text = textOf(stretch, column);
        around.before += ',' + (text == nullptr ? std::string() : csvValue(*text));
    }
    around.before += ',';
    if (negatives_) around.after.append(",").append(label.spoilt).append(",").append(label.finding);
    around.after += '\n';
    return around;
}

Around Fixture::object(const Stretch& stretch, const Label& label) const
{
    std::string fields;
    for (const auto& [key, text] : stretch.fields)
        fields += (fields.empty() ? "" : ",") + quoted(key) + ':' + quoted(text);
    Around around{R"("n":)" + std::string(numberMark) + R"(,"kind":)" + quoted(kind_) + R"(,"fields":{)" + fields +
                      R"(},"token":")",
                  R"(","issuedAt":)" + seconds(label.issuedAt) + R"(,"expiresAt":)" + seconds(label.expiresAt)};
    if (!label.spoilt.empty())
        around.after += R"(,"spoilt":)" + quoted(label.spoilt) + R"(,"finding":)" + quoted(label.finding);
    return around;
}

} // namespace mint
