#include "oauth/tokenbundle.h"

#include <charconv>

namespace oauth {
namespace {

using base::Secret;

Secret secretOf(std::string text) { return Secret::take(text); }

std::string textOf(const vault::Bundle& bundle, std::string_view name)
{
    const Secret* const entry = bundle.find(name);
    return entry == nullptr ? std::string() : std::string(entry->reveal());
}

std::optional<base::Time> timeOf(const vault::Bundle& bundle, std::string_view name)
{
    const std::string text = textOf(bundle, name);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return base::fromEpochSeconds(seconds);
}

} // namespace

Secret copyOf(const vault::Bundle& bundle, std::string_view name)
{
    const Secret* const entry = bundle.find(name);
    return entry == nullptr ? Secret() : entry->clone();
}

std::optional<Tokens> tokensOf(const vault::Bundle& bundle)
{
    Tokens tokens{.access = copyOf(bundle, "access"),
                  .refresh = copyOf(bundle, "refresh"),
                  .expires = timeOf(bundle, "expires"),
                  .scopes = wordsOf(textOf(bundle, "scope")),
                  .apiUrl = textOf(bundle, "api-url")};
    if (tokens.access.isEmpty()) return std::nullopt;
    return tokens;
}

void put(vault::Bundle& bundle, const std::optional<Tokens>& tokens, const Secret& previous)
{
    const Tokens none{};
    const Tokens& given = tokens ? *tokens : none;
    std::string scopes;
    for (const std::string& scope : given.scopes) scopes.append(scopes.empty() ? "" : " ").append(scope);
    bundle.set("access", given.access.clone());
    bundle.set("refresh", given.refresh.clone());
    bundle.set("previous-refresh", previous.clone());
    bundle.set("expires", secretOf(given.expires ? std::to_string(base::epochSeconds(*given.expires)) : std::string()));
    bundle.set("scope", secretOf(scopes));
    bundle.set("api-url", secretOf(given.apiUrl));
}

} // namespace oauth
