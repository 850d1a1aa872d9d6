#include "oauth/trace.h"

#include "oauth/form.h"
#include "oauth/refusal.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace oauth {
namespace {

using nlohmann::ordered_json;

constexpr auto hidden = "***";

/// Names whose values are never shown, in queries, forms and JSON.
bool isSecretName(std::string_view name)
{
    constexpr std::array<std::string_view, 16> names{
        "access_token", "refresh_token",  "id_token",           "token",
        "code",         "code_verifier",  "client_secret",      "device_code",
        "state",        "code_challenge", "password",           "passcode",
        "zak",          "start_url",      "encrypted_password", "pwd"};
    return std::find(names.begin(), names.end(), name) != names.end();
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
        const bool secret = item.value().is_string() && isSecretName(item.key());
        if (secret)
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
        text += name + '=' + (isSecretName(name) ? hidden : value);
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
    ordered_json json = ordered_json::parse(body, nullptr, false);
    if (!json.is_structured()) return masked(body);
    hide(json, 0);
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

} // namespace oauth
