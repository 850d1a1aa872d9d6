#pragma once

#include "oauth/session.h"
#include "storage/sessionstore.h"
#include "support/print.h"
#include "tokenserver.h"
#include "vault/bundle.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

/// A session with everything around it: a token endpoint, a keychain that can refuse, a clock that stands still.
namespace sessionworld {

using base::Answer;
using base::Error;
using base::ErrorCode;
using base::Request;
using base::Result;
using base::Secret;
using oauth::Access;
using oauth::Session;
using oauth::TokenStatus;
using namespace std::chrono_literals;

inline Secret secretOf(std::string text) { return Secret::take(text); }

/// The keychain at the boundary: refuses what it is told to.
class FakeStore : public vault::SecretStore
{
public:
    storage::SessionStore inner;
    std::optional<Error> readError;
    std::optional<Error> writeError;
    int writes = 0;
    std::function<void()> onWrite;

    Request read(const std::string& name, Answer<Secret> answer) override
    {
        return inner.read(name, [this, answer](Result<Secret> result) {
            answer(readError ? Result<Secret>(tl::unexpected(*readError)) : std::move(result));
        });
    }
    Request write(const std::string& name, Secret bytes, Answer<void> answer) override
    {
        ++writes;
        if (onWrite) onWrite();
        if (!writeError) return inner.write(name, std::move(bytes), std::move(answer));
        return inner.list([error = *writeError, answer](const auto&) { answer(tl::unexpected(error)); });
    }
    Request remove(const std::string& name, Answer<void> answer) override
    {
        return inner.remove(name, std::move(answer));
    }
    Request list(Answer<std::vector<std::string>> answer) override { return inner.list(std::move(answer)); }
};

template <typename T, typename Ask>
Result<T> answered(Ask ask)
{
    std::optional<Result<T>> answer;
    const Request request = ask([&answer](Result<T> result) { answer = std::move(result); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000)) qFatal("no answer");
    return std::move(*answer);
}

struct World
{
    TokenServer server;
    QTemporaryDir folder;
    FakeStore store;
    QNetworkAccessManager network;
    oauth::Client client{network, {}, {.whole = 5s}};
    base::Time now = base::fromEpochSeconds(1'000'000);
    oauth::App app;

    World() { app = {.clientId = "id", .oauthBase = server.base()}; }
    std::unique_ptr<Session> session()
    {
        return std::make_unique<Session>(app, "p1",
                                         oauth::SessionWorld{client, store, [this] { return now; },
                                                             oauth::lockPathFor(folder.filePath("profiles.json"), "p1"),
                                                             2s, 20ms});
    }
    /// A profile with a secret, of somebody who has signed in.
    void signIn(Session& session)
    {
        vault::Bundle bundle;
        bundle.set("secret", secretOf("s3cret"));
        QVERIFY(answered<void>([&](auto a) { return store.inner.write("p1", bundle.bytes(), a); }).has_value());
        const QByteArray json = server.tokens();
        auto tokens = oauth::readTokens(json.toStdString(), now);
        QVERIFY(answered<void>([&](auto a) { return session.keep(std::move(*tokens), a); }).has_value());
    }
    /// What the keychain holds under that name.
    std::string kept(const char* name)
    {
        const auto bytes = answered<Secret>([&](auto a) { return store.inner.read("p1", a); });
        const auto bundle = vault::Bundle::parse(bytes ? bytes->reveal() : std::string_view());
        const Secret* const entry = bundle->find(name);
        return entry == nullptr ? "(none)" : std::string(entry->reveal());
    }
};

inline std::string tokenOf(Session& session, std::chrono::seconds least = 60s)
{
    const auto access = answered<Access>([&](auto a) { return session.token(least, a); });
    return access ? std::string(access->token.reveal())
                  : "error " + std::to_string(static_cast<int>(access.error().code));
}
inline std::string error(ErrorCode code) { return "error " + std::to_string(static_cast<int>(code)); }

} // namespace sessionworld
