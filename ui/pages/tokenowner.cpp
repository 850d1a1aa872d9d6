#include "pages/tokenowner.h"

#include "text.h"

#include <algorithm>

namespace ui {

using zoom::SignatureStatus;

TokenOwner::TokenOwner(ProfileBook& book, QObject* parent) : QObject(parent), book_(book) {}

bool TokenOwner::hasProfiles() const
{
    return std::any_of(book_.all().begin(), book_.all().end(),
                       [](const vault::Profile& profile) { return !profile.publicClient; });
}

std::vector<std::string> TokenOwner::idsWithKeyOfToken() const
{
    std::vector<std::string> ids;
    for (const vault::Profile& profile : book_.all()) {
        const auto names = [&](std::string_view claim) {
            const jwt::Value* const value = jwt::find(token_.claims, claim);
            return value != nullptr && jwt::plainText(*value) == profile.key;
        };
        const bool named = names("app_key") || names("appKey") || names("sdkKey") || names("iss");
        if (named && !profile.publicClient) ids.push_back(profile.id);
    }
    return ids;
}

void TokenOwner::setToken(const jwt::Decoded& token)
{
    reading_.cancel();
    token_ = token;
    autopsy_ = {};
    note_.clear();
    failure_.clear();
    all_ = false;
    tried_ = 0;
    waiting_ = idsWithKeyOfToken();
    busy_ = !waiting_.empty();
    if (busy_) tryNext();
}

void TokenOwner::searchAll()
{
    reading_.cancel();
    autopsy_ = {};
    failure_.clear();
    all_ = true;
    tried_ = 0;
    waiting_.clear();
    for (const vault::Profile& profile : book_.all())
        if (!profile.publicClient) waiting_.push_back(profile.id);
    busy_ = true;
    tryNext();
}

void TokenOwner::cancel()
{
    reading_.cancel();
    waiting_.clear();
    busy_ = false;
    note_ = tr("The search was cancelled.");
    Q_EMIT changed();
}

void TokenOwner::tryNext()
{
    const vault::Profile* profile = nullptr;
    while (!waiting_.empty() && profile == nullptr) {
        profile = book_.find(waiting_.back()); // another process may have removed it
        waiting_.pop_back();
    }
    if (profile == nullptr) {
        finish();
        return;
    }
    note_ = tr("Reading the secret of %1 from the keychain…").arg(text(profile->name));
    reading_ = book_.read(profile->id, [this, profile = *profile](base::Result<base::Secret> secret) {
        take(profile, std::move(secret));
    });
    Q_EMIT changed();
}

void TokenOwner::take(const vault::Profile& profile, base::Result<base::Secret> secret)
{
    if (!secret) {
        failure_ = tr("Callsign %1.").arg(text(base::describe(secret.error())));
        if (base::isKeychainTrouble(secret.error().code)) waiting_.clear(); // the others would say the same
        tryNext();
        return;
    }
    ++tried_;
    const zoom::Signatory signatory{profile.name, vault::name(profile.kind), profile.key, &*secret};
    zoom::Autopsy found = all_ ? zoom::autopsy(token_, nullptr, {&signatory, 1})
                               : zoom::autopsy(token_, secret->isEmpty() ? nullptr : &signatory, {});
    const bool signedIt = !found.by.empty();
    if (signedIt || !all_) autopsy_ = std::move(found);
    if (signedIt) {
        waiting_.clear();
        busy_ = false;
        note_ =
            (autopsy_.status == SignatureStatus::Valid
                 ? tr("Signature: valid, made with the secret of the profile %1.")
                 : tr("Signature: made with the secret of the profile %1, but written in a form that no SDK reads."))
                .arg(text(profile.name));
        Q_EMIT changed();
        return;
    }
    if (!all_)
        failure_ = tr("Signature: not made with the secret of the profile %1, although the token names its key.")
                       .arg(text(profile.name));
    tryNext();
}

void TokenOwner::finish()
{
    busy_ = false;
    note_ = failure_;
    if (all_ && tried_ > 0)
        note_ = (tr("None of the %n secret(s) tried made this signature.", nullptr, static_cast<int>(tried_)) + ' ' +
                 failure_)
                    .trimmed();
    Q_EMIT changed();
}

} // namespace ui
