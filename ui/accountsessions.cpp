// The sessions of an Accounts.
#include "accounts.h"

#include <QTimer>

#include <algorithm>

namespace ui {
namespace {

std::string nameOf(const std::string& id, Way way) { return id + (way == Way::Own ? "/own" : ""); }

} // namespace

bool Accounts::Held::isKept() const { return !session->isAtRisk() && !session->unsaved(); }

std::string Accounts::heldName() const { return nameOf(current_, way()); }

oauth::Session& Accounts::session() { return sessionFor(*current(), way()); }

oauth::Session* Accounts::signInSession(const std::string& id)
{
    const vault::Profile* const profile = book_.find(id);
    return profile == nullptr ? nullptr : &sessionFor(*profile, Way::Browser);
}

oauth::Session& Accounts::sessionFor(const vault::Profile& profile, Way way)
{
    const std::string name = nameOf(profile.id, way);
    const auto found = held_.find(name);
    if (found != held_.end()) {
        found->second.leaves = false;
        return *found->second.session;
    }
    const oauth::SessionWorld world{.client = machine_.client,
                                    .secrets = machine_.tokens,
                                    .clock = machine_.clock,
                                    .lockPath = oauth::lockPathFor(machine_.profilesPath, profile.id),
                                    .retry = machine_.keychainRetry};
    Held held{profile, std::make_unique<oauth::Session>(appOf(profile, way), profile.id, world)};
    held.session->onChange([this, name] { followSession(name); });
    return *held_.emplace(name, std::move(held)).first->second.session;
}

/// Its tokens came, went, or were kept.
void Accounts::followSession(const std::string& name)
{
    const auto found = held_.find(name);
    if (found != held_.end() && found->second.leaves) // not from its own call, and when the job is over
        QTimer::singleShot(0, this, [this] {
            std::erase_if(held_, [](const auto& held) { return held.second.leaves && held.second.isKept(); });
        });
    else if (name == heldName() && current() != nullptr)
        look();
}

bool Accounts::isAtRisk() const
{
    const auto isRisky = [](const auto& held) { return held.second.session->isAtRisk(); };
    return expecting_ || std::any_of(held_.begin(), held_.end(), isRisky);
}

std::optional<base::Error> Accounts::unsaved() const
{
    for (const auto& [name, held] : held_)
        if (auto why = held.session->unsaved()) return why;
    return std::nullopt;
}

void Accounts::keepUnsaved()
{
    keeping_.clear();
    for (const auto& [name, held] : held_)
        if (held.session->unsaved()) keeping_.push_back(held.session->retry([](const base::Result<void>&) {}));
}

} // namespace ui
