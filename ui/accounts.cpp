#include "accounts.h"

#include "oauth/api.h"
#include "oauth/catalogue.h"
#include "oauth/trace.h"
#include "preferences.h"
#include "text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ui {
namespace {

constexpr std::size_t mostLegs = 60;
constexpr std::array<std::string_view, 3> wayNames{"browser", "device", "own"};

QString draftOf(const std::string& id) { return "signin-" + text(id); }

QString memberOf(const nlohmann::json& object, const char* name)
{
    const auto member = object.find(name);
    return member != object.end() && member->is_string() ? text(member->get<std::string>()) : QString();
}

/// `Maria Keller, maria@example.org`, from the answer to `GET /v2/users/me`.
QString whoIn(std::string_view body)
{
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object()) return {};
    QString name = memberOf(json, "display_name");
    if (name.isEmpty()) name = (memberOf(json, "first_name") + ' ' + memberOf(json, "last_name")).trimmed();
    QStringList parts{name, memberOf(json, "email")};
    parts.removeAll({});
    return parts.join(", ");
}

} // namespace

Accounts::Accounts(ProfileBook& book, Preferences& preferences, Machine machine)
    : book_(book),
      preferences_(preferences),
      machine_(std::move(machine)),
      current_(utf8(preferences.profile("signin")))
{
    machine_.client.setTrace([this](const oauth::Leg& leg) { note(leg); });
    connect(&book_, &ProfileBook::changed, this, &Accounts::followBook);
    followBook();
}

Accounts::~Accounts() { machine_.client.setTrace({}); }

bool Accounts::isUsable(const vault::Profile& profile)
{
    return profile.kind == vault::Kind::OAuth || profile.kind == vault::Kind::S2S;
}

std::vector<vault::Profile> Accounts::usable() const
{
    std::vector<vault::Profile> found;
    std::copy_if(book_.all().begin(), book_.all().end(), std::back_inserter(found), isUsable);
    std::sort(found.begin(), found.end(), [](const vault::Profile& a, const vault::Profile& b) {
        return text(a.name).compare(text(b.name), Qt::CaseInsensitive) < 0;
    });
    return found;
}

const vault::Profile* Accounts::current() const
{
    const vault::Profile* const profile = book_.find(current_);
    return profile != nullptr && isUsable(*profile) ? profile : nullptr;
}

void Accounts::choose(const std::string& id)
{
    if (id == current_) return;
    current_ = id;
    preferences_.setProfile("signin", text(id));
    state_ = {};
    looking_.cancel();
    asking_.cancel();
    Q_EMIT changed();
}

/// Closes the sessions that the condition is true for; one whose tokens are on their way or in memory alone follows
/// when they are kept.
template <typename Condition>
void Accounts::close(Condition condition)
{
    const auto goes = [&condition](const auto& held) { return condition(held.second) && held.second.isKept(); };
    for (auto& [name, held] : held_) held.leaves = held.leaves || condition(held);
    if (std::none_of(held_.begin(), held_.end(), goes)) return;
    looking_.cancel();
    asking_.cancel();
    Q_EMIT closing();
    std::erase_if(held_, goes);
}

/// Without a choice the first one counts.
void Accounts::followBook()
{
    const std::string before = current_;
    const bool hadSession = current() != nullptr && held_.contains(heldName());
    close([this](const Held& held) {
        const vault::Profile* const now = book_.find(held.profile.id);
        return now == nullptr || *now != held.profile;
    });
    if (current() == nullptr) {
        const std::vector<vault::Profile> all = usable();
        current_ = all.empty() ? std::string() : all.front().id;
    }
    const bool same = current_ == before && hadSession && held_.contains(heldName());
    if (!same) state_ = {};
    Q_EMIT changed();
}

SignInOptions Accounts::optionsOf(const std::string& id) const
{
    const zoom::Inputs kept = preferences_.inputs(draftOf(id));
    const auto valueOf = [&kept](std::string_view key) {
        const std::string* const value = kept.find(key);
        return value == nullptr ? QString() : text(*value);
    };
    SignInOptions options{.scopes = valueOf("scopes"), .port = valueOf("port"), .sso = valueOf("sso")};
    for (std::size_t i = 0; i < wayNames.size(); ++i)
        if (valueOf("way") == text(wayNames[i])) options.way = static_cast<Way>(i);
    return options;
}

void Accounts::setOptions(const SignInOptions& options)
{
    const bool otherWay = options.way != this->options().way;
    zoom::Inputs kept;
    const auto keep = [&kept](std::string_view key, const QString& value) {
        if (!value.isEmpty()) kept.set(key, utf8(value));
    };
    keep("way", text(wayNames[static_cast<std::size_t>(options.way)]));
    keep("scopes", options.scopes);
    keep("port", options.port);
    keep("sso", options.sso);
    preferences_.setInputs(draftOf(current_), kept);
    if (otherWay) state_ = {};
    Q_EMIT changed();
}

Way Accounts::way() const
{
    const vault::Profile* const profile = current();
    return profile != nullptr && profile->kind == vault::Kind::S2S ? Way::Own : options().way;
}

oauth::App Accounts::app() const
{
    const vault::Profile* const profile = current();
    return profile == nullptr ? oauth::App() : appOf(*profile, way());
}

oauth::App Accounts::appOf(const vault::Profile& profile, Way way) const
{
    oauth::App app = oauth::appOf(profile);
    const SignInOptions chosen = optionsOf(profile.id);
    if (app.grant == oauth::Grant::AuthorizationCode && way == Way::Own) app.grant = oauth::Grant::ClientCredentials;
    app.authorizeBase = utf8(chosen.sso.trimmed());
    while (app.authorizeBase.ends_with('/')) app.authorizeBase.pop_back();
    const oauth::Redirect redirect = oauth::readRedirect(app.redirectUri);
    const int port = chosen.port.toInt();
    if (port > 0 && redirect.host != oauth::Redirect::Host::Elsewhere)
        app.redirectUri = oauth::withPort(redirect, static_cast<std::uint16_t>(port));
    return app;
}

void Accounts::look()
{
    if (current() == nullptr) return;
    state_.looking = true;
    looking_ = session().status([this](base::Result<oauth::TokenStatus> status) { takeStatus(std::move(status)); });
    Q_EMIT changed();
}

void Accounts::lookAgain()
{
    if (state_.known && !state_.looking) look();
}

void Accounts::takeStatus(base::Result<oauth::TokenStatus> status)
{
    state_.looking = false;
    state_.known = status.has_value();
    state_.trouble.reset();
    if (status)
        state_.status = *std::move(status);
    else
        state_.trouble = status.error();
    if (!state_.known || !state_.status.signedIn) state_.who.clear();
    Q_EMIT changed();
}

void Accounts::askWho()
{
    const oauth::Call& me = *oauth::callOf("user.me");
    asking_ = oauth::Api(machine_.client, session())
                  .call({.path = oauth::pathOf(me, {{"userId", "me"}}), .scope = me.scope},
                        [this](const base::Result<oauth::ApiAnswer>& answer) {
                            if (answer && answer->http.status == 200) state_.who = whoIn(answer->http.body.reveal());
                            Q_EMIT changed();
                        });
}

void Accounts::forget()
{
    close([](const Held&) { return true; });
    state_ = {};
    Q_EMIT changed();
}

base::Request Accounts::signOut(oauth::SignOut how, base::Answer<void> answer)
{
    if (way() != Way::Own) return session().signOut(how, std::move(answer));
    // The app's own token is in memory alone; what is kept beside the secret is somebody's sign-in.
    const auto drop = [this, id = current_] {
        close([&id](const Held& held) { return held.profile.id == id; });
        look();
    };
    if (how == oauth::SignOut::Forget) {
        drop();
        return {};
    }
    return session().signOut(how, [drop, how, answer = std::move(answer)](const base::Result<void>& done) {
        if (done || how == oauth::SignOut::Both) drop();
        answer(done);
    });
}

void Accounts::note(const oauth::Leg& leg)
{
    legs_.push_back(leg);
    if (legs_.size() > mostLegs) legs_.pop_front();
    Q_EMIT legsChanged();
}

void Accounts::clearLegs()
{
    legs_.clear();
    Q_EMIT legsChanged();
}

} // namespace ui
