#pragma once

#include "oauth/form.h"
#include "oauth/pkce.h"
#include "peer.h"

/// A token endpoint with Zoom's shapes: each refresh token works once, and the one before it dies.
class TokenServer
{
public:
    TokenServer() : peer([this](const Peer::Seen& seen) { return handle(seen); }) {}

    std::string base() const { return peer.base(); }
    /// How often a request with that grant came.
    int count(const std::string& grant) const
    {
        int found = 0;
        for (const Peer::Seen& seen : peer.seen)
            if (oauth::onlyValue(oauth::readForm(seen.body.toStdString()), "grant_type") == grant) ++found;
        return found;
    }
    QByteArray tokens()
    {
        ++generation;
        refresh = "refresh-" + std::to_string(generation);
        const QByteArray number = QByteArray::number(generation);
        return R"({"access_token":"access-)" + number + R"(","token_type":"bearer","refresh_token":")" +
               QByteArray::fromStdString(refresh) + R"(","expires_in":)" + QByteArray::number(life) +
               R"(,"scope":"user:read:user","api_url":")" + QByteArray::fromStdString(base()) + R"("})";
    }

    int generation = 0;
    int life = 3600;
    std::string refresh;          ///< the one that works
    Peer::Script next;            ///< answers the next token request in place of this
    bool rotatesAndDrops = false; ///< makes new tokens, and breaks the connection off
    std::string challenge;        ///< of the code `good-code`; empty: not checked
    std::function<bool(const std::string& token)> revokes; ///< whether it takes that one; empty: all
    Peer::Script api;             ///< answers what is not OAuth
    Peer peer;

private:
    static QByteArray refused(const QByteArray& error, const QByteArray& reason)
    {
        return Peer::answer(400, R"({"reason":")" + reason + R"(","error":")" + error + R"("})");
    }
    QByteArray handle(const Peer::Seen& seen)
    {
        if (seen.path == "/oauth/revoke") {
            const std::string token = oauth::onlyValue(oauth::readForm(seen.body.toStdString()), "token").value_or("");
            if (revokes && !revokes(token)) return refused("invalid_request", "Invalid token");
            return Peer::answer(200, R"({"status":"success"})");
        }
        if (!seen.path.startsWith("/oauth/")) return api ? api(seen) : Peer::answer(404, "{}");
        if (const Peer::Script once = std::exchange(next, nullptr)) return once(seen);
        const oauth::Pairs form = oauth::readForm(seen.body.toStdString());
        const std::string grant = oauth::onlyValue(form, "grant_type").value_or("");
        if (grant == "refresh_token" && oauth::onlyValue(form, "refresh_token") != refresh)
            return refused("invalid_grant", "Invalid Token!");
        if (grant == "authorization_code" && !codeFits(form)) return refused("invalid_grant", "Invalid code verifier");
        const QByteArray made = tokens();
        return std::exchange(rotatesAndDrops, false) ? Peer::dropped : Peer::answer(200, made);
    }
    bool codeFits(const oauth::Pairs& form) const
    {
        const std::string verifier = oauth::onlyValue(form, "code_verifier").value_or("");
        return oauth::onlyValue(form, "code") == "good-code" &&
               (challenge.empty() || oauth::challengeOf(verifier) == challenge);
    }
};
