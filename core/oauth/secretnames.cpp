#include "oauth/secretnames.h"

#include <algorithm>
#include <array>
#include <string>

namespace oauth {

bool isSecretName(std::string_view name)
{
    constexpr std::array<std::string_view, 7> names{"tk", "zak", "pwd", "start_url", "host_key", "hostkey", "api_key"};
    constexpr std::array<std::string_view, 12> ends{"token",         "tokens",      "secret",      "secrets",
                                                    "password",      "passcode",    "passcodes",   "passwords",
                                                    "code_verifier", "device_code", "private_key", "stream_key"};
    std::string small(name);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    if (small == "next_page_token") return false;
    return std::find(names.begin(), names.end(), small) != names.end() ||
           std::any_of(ends.begin(), ends.end(), [&small](std::string_view end) { return small.ends_with(end); });
}

} // namespace oauth
