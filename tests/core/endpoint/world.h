#pragma once

#include "endpoint/endpoint.h"

#include <QByteArray>
#include <QList>

namespace support {

inline constexpr base::Time noon = base::fromEpochSeconds(1'700'000'000);

inline base::Secret secret(std::string text) { return base::Secret::take(text); }

/// Credentials of those kinds, with the key `sdk-key`.
inline endpoint::Keys keys(std::initializer_list<const char*> kinds)
{
    endpoint::Keys keys;
    for (const char* const kind : kinds)
        keys.credentials.push_back({zoom::tableFor(kind), "sdk-key", secret(std::string(kind) + "-secret")});
    return keys;
}

/// An endpoint at noon, without back-dating, and a request that is changed before it is sent.
struct World
{
    explicit World(std::initializer_list<const char*> kinds = {"video"}, endpoint::Settings settings = {})
        : World(keys(kinds), std::move(settings))
    {}
    World(endpoint::Keys given, endpoint::Settings settings)
        : endpoint(withoutBackdating(std::move(settings)), std::move(given),
                   {.clock = [] { return noon; },
                    .ticks = [this] { return ticks; },
                    .log = [this](const endpoint::LogEntry& entry) { logged += endpoint::logLine(entry); },
                    .inject = [this] { return injection; }})
    {}

    static endpoint::Settings withoutBackdating(endpoint::Settings settings)
    {
        settings.backdating = std::chrono::seconds{0};
        return settings;
    }

    http::Response post(std::string_view body, std::string_view path = "/", std::vector<http::Field> more = {})
    {
        const std::string length = std::to_string(body.size());
        http::Request request{.method = "POST", .path = path, .body = body, .peer = peer};
        request.fields = {{"Host", host}, {"Content-Type", "application/json"}, {"Content-Length", length}};
        request.fields.insert(request.fields.end(), more.begin(), more.end());
        return endpoint.answer(request);
    }
    http::Response ask(std::string_view method, std::string_view path, std::vector<http::Field> fields = {})
    {
        fields.push_back({"Host", host});
        return endpoint.answer({.method = method, .path = path, .fields = std::move(fields), .peer = peer});
    }

    std::chrono::nanoseconds ticks{0};
    std::string logged;
    endpoint::Injection injection;
    std::string host = "127.0.0.1:4000";
    std::string peer = "127.0.0.1";
    endpoint::Endpoint endpoint;
};

/// The first field of that name; empty when there is none.
inline std::string field(const http::Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.fields)
        if (key == name) return value;
    return {};
}

/// The payload of the token in an answer; empty when there is none.
inline QByteArray payload(const http::Response& response)
{
    const QByteArray token = QByteArray::fromStdString(response.body).split('"').value(3);
    return QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding);
}

} // namespace support
