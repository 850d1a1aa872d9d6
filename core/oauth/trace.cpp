#include "oauth/trace.h"

#include "oauth/depth.h"
#include "oauth/form.h"
#include "oauth/refusal.h"
#include "oauth/secretnames.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace oauth {
namespace {

using nlohmann::ordered_json;

constexpr auto hidden = "***";

/// What ties a sign-in together is secret as well; in other JSON such a name may be that of an error or a country.
bool isSecretInSignIn(std::string_view name)
{
    constexpr std::array<std::string_view, 3> names{"code", "state", "code_challenge"};
    return isSecretName(name) || std::find(names.begin(), names.end(), name) != names.end();
}

bool isHidden(std::string_view name, const ordered_json& value)
{
    if (value.is_string()) return isSecretInSignIn(name);
    return isSecretName(name) && (value.is_number() || value.is_structured());
}

/// An address stays readable, but for what its query may not show.
std::string shownText(const std::string& text)
{
    return text.starts_with("https://") || text.starts_with("http://") ? shownUrl(text) : masked(text);
}

void hide(ordered_json& value, int depth)
{
    constexpr int deepest = 64;
    if (depth > deepest) value = hidden;
    if (!value.is_structured()) return;
    for (auto& item : value.items()) {
        if (isHidden(item.key(), item.value()))
            item.value() = hidden;
        else if (item.value().is_string())
            item.value() = shownText(item.value().get_ref<const std::string&>());
        else
            hide(item.value(), depth + 1);
    }
}

} // namespace

std::string shownForm(std::string_view form)
{
    std::string text;
    for (const auto& [name, value] : readForm(form)) {
        if (!text.empty()) text += '&';
        text += name + '=' + (isSecretInSignIn(name) ? hidden : value);
    }
    return text;
}

std::string shownUrl(std::string_view url)
{
    const std::size_t question = std::min(url.find('?'), url.size());
    std::string text(url.substr(0, question));
    if (question < url.size()) text += '?' + shownForm(url.substr(question + 1));
    return text;
}

std::string shownAnswer(std::string_view body)
{
    if (isTooDeep(body)) return masked(body);
    ordered_json json = ordered_json::parse(body, nullptr, false);
    if (!json.is_structured()) return masked(body);
    hide(json, 0);
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

} // namespace oauth
