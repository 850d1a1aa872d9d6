#include "oauth/requests.h"

#include "oauth/form.h"

#include <openssl/evp.h>

namespace oauth {
namespace {

using base::Secret;

/// A form that is wiped when it is done with.
class Form
{
public:
    void add(std::string_view name, std::string_view value)
    {
        std::string encoded = percentEncoded(value);
        std::string longer;
        longer.reserve(text_.size() + name.size() + encoded.size() + 2);
        longer.append(text_.reveal()).append(text_.isEmpty() ? "" : "&").append(name).append("=").append(encoded);
        base::wipe(encoded);
        text_ = Secret::take(longer);
    }
    Secret take() { return std::move(text_); }

private:
    Secret text_;
};

/// `Basic …` (RFC 6749 section 2.3.1: both halves are encoded as in a form).
Secret basic(std::string_view clientId, const Secret& secret)
{
    std::string encodedSecret = percentEncoded(secret.reveal());
    std::string pair;
    pair.reserve(3 * clientId.size() + encodedSecret.size() + 1);
    pair.append(percentEncoded(clientId)).append(":").append(encodedSecret);
    constexpr std::string_view scheme = "Basic ";
    std::string value(scheme.size() + 4 * ((pair.size() + 2) / 3) + 1, '\0'); // OpenSSL adds a zero byte
    value.replace(0, scheme.size(), scheme);
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(value.data() + scheme.size()), // NOLINT
                                       reinterpret_cast<const unsigned char*>(pair.data()),            // NOLINT
                                       static_cast<int>(pair.size()));
    value.resize(scheme.size() + static_cast<std::size_t>(length));
    base::wipe(encodedSecret);
    base::wipe(pair);
    return Secret::take(value);
}

Secret plain(std::string text) { return Secret::take(text); }

std::string joined(std::span<const std::string> words)
{
    std::string text;
    for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
    return text;
}

/// A form for one of the server's endpoints, with the client's proof of itself.
HttpCall formCall(std::string what, const App& app, const Secret& secret, const std::string& path, Form form)
{
    HttpCall call{.what = std::move(what), .method = "POST", .url = app.oauthBase + path};
    if (app.publicClient)
        form.add("client_id", app.clientId);
    else
        call.headers.push_back({"Authorization", basic(app.clientId, secret)});
    call.headers.push_back({"Content-Type", plain("application/x-www-form-urlencoded")});
    call.headers.push_back({"Accept", plain("application/json")});
    call.body = form.take();
    return call;
}

} // namespace

std::string authorizeUrl(const App& app, const Ties& ties, std::string_view redirectUri,
                         std::span<const std::string> scopes)
{
    Pairs pairs{
        {"response_type", "code"}, {"client_id", app.clientId},        {"redirect_uri", std::string(redirectUri)},
        {"state", ties.state},     {"code_challenge", ties.challenge}, {"code_challenge_method", "S256"}};
    if (!scopes.empty()) pairs.emplace_back("scope", joined(scopes));
    const std::string& base = app.authorizeBase.empty() ? app.oauthBase : app.authorizeBase;
    return base + "/oauth/authorize?" + formText(pairs);
}

HttpCall codeRequest(const App& app, const Secret& secret, std::string_view code, const Secret& verifier,
                     std::string_view redirectUri)
{
    Form form;
    form.add("grant_type", "authorization_code");
    form.add("code", code);
    form.add("redirect_uri", redirectUri);
    form.add("code_verifier", verifier.reveal());
    return formCall("Code for tokens", app, secret, "/oauth/token", std::move(form));
}

HttpCall refreshRequest(const App& app, const Secret& secret, const Secret& refresh)
{
    Form form;
    form.add("grant_type", "refresh_token");
    form.add("refresh_token", refresh.reveal());
    return formCall("Refresh", app, secret, "/oauth/token", std::move(form));
}

HttpCall ownRequest(const App& app, const Secret& secret)
{
    const bool account = app.grant == Grant::AccountCredentials;
    Form form;
    form.add("grant_type", account ? "account_credentials" : "client_credentials");
    if (account) form.add("account_id", app.accountId);
    return formCall(account ? "Account's token" : "App's token", app, secret, "/oauth/token", std::move(form));
}

HttpCall deviceCodeRequest(const App& app, const Secret& secret, std::span<const std::string> scopes)
{
    Form form;
    // Zoom reads the client ID from the query or the form even when the header names it.
    if (!app.publicClient) form.add("client_id", app.clientId);
    if (!scopes.empty()) form.add("scope", joined(scopes));
    return formCall("Codes for another device", app, secret, "/oauth/devicecode", std::move(form));
}

HttpCall devicePollRequest(const App& app, const Secret& secret, const Secret& deviceCode)
{
    Form form;
    form.add("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
    form.add("device_code", deviceCode.reveal());
    return formCall("Has the device signed in?", app, secret, "/oauth/token", std::move(form));
}

HttpCall revokeRequest(const App& app, const Secret& secret, const Secret& token)
{
    Form form;
    form.add("token", token.reveal());
    return formCall("Revoke", app, secret, "/oauth/revoke", std::move(form));
}

} // namespace oauth
