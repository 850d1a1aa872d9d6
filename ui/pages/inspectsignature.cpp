#include "pages/inspectsignature.h"

#include "credentials.h"
#include "jwt/hs256.h"
#include "pages/tokenowner.h"
#include "text.h"
#include "widgets/printable.h"
#include "zoom/tables.h"

#include <QCoreApplication>

namespace ui {
namespace {

using zoom::SignatureStatus;
using zoom::TokenKind;

QString tr(const char* source) { return QCoreApplication::translate("ui::InspectPage", source); }

/// The profiles without their secrets: who has which key.
std::vector<zoom::Signatory> keysOf(const ProfileBook& book, const base::Secret& none)
{
    std::vector<zoom::Signatory> all;
    for (const vault::Profile& profile : book.all())
        all.push_back({profile.name, vault::name(profile.kind), profile.key, &none});
    return all;
}

/// ` The token belongs to the key …`: where it names another one than the typed.
QString strangerNote(const zoom::Autopsy& autopsy, const jwt::Decoded& token)
{
    const std::string key = zoom::keyIn(token);
    if (key.empty() || autopsy.chosenKey.empty() || key == autopsy.chosenKey) return {};
    return ' ' +
           tr("The token belongs to the key %1, the secret to %2.").arg(printable(key), printable(autopsy.chosenKey));
}

/// What a signatory without a name is called: nobody sees it.
constexpr std::string_view typedPair = "the typed pair";

QString wordsFor(const zoom::Signatory& chosen, const zoom::Autopsy& autopsy, const jwt::Decoded& token,
                 const TokenOwner& owner)
{
    const QString secret =
        chosen.name == typedPair ? tr("this secret") : tr("the secret of the profile %1").arg(text(chosen.name));
    if (autopsy.byOther)
        return tr("Signature: made with the secret of the profile %1, not with %2.").arg(text(autopsy.by), secret);
    if (autopsy.status == SignatureStatus::Valid) return tr("Signature: valid, made with %1.").arg(secret);
    if (!autopsy.by.empty()) return tr("Signature: made with %1, but written in a form that no SDK reads.").arg(secret);
    if (autopsy.mistake != zoom::Mistake::None)
        return tr("Signature: not made with %1 as it stands. A finding says how it was made.").arg(secret);
    if (autopsy.unreadable) return tr("Signature: not one that HS256 makes.");
    return tr("Signature: not made with %1.").arg(secret) + strangerNote(autopsy, token) + ' ' + owner.note();
}

zoom::Signatory signatory(std::string_view name, std::string_view kind, const vault::Credential& pair)
{
    return {name, kind, pair.key, &pair.secret};
}

} // namespace

bool isSignedByApps(TokenKind kind) { return zoom::tableFor(kind) != nullptr || kind == TokenKind::Unknown; }

std::optional<zoom::Signatory> chosenFor(const Reading& reading, const Credentials& credentials)
{
    if (const zoom::Table* const table = reading.table()) {
        const vault::Credential& typed = credentials.typed(*table).credential;
        if (!typed.secret.isEmpty()) return signatory(typedPair, table->kind, typed);
        const vault::Credential& lent = credentials.entry(*table).credential;
        const vault::Profile* const profile = credentials.chosen(*table);
        if (profile == nullptr || lent.secret.isEmpty()) return std::nullopt;
        return signatory(profile->name, vault::name(profile->kind), lent);
    }
    for (const zoom::Table& table : zoom::tables()) {
        const vault::Credential& typed = credentials.typed(table).credential;
        if (!typed.secret.isEmpty() && jwt::verify(reading.token, jwt::Key(typed.secret)))
            return signatory(typedPair, {}, typed);
    }
    return std::nullopt;
}

SignatureVerdict examine(const Reading& reading, const Credentials& credentials, const TokenOwner& owner)
{
    if (reading.isEmpty()) return {};
    if (reading.kind == TokenKind::LegacySignature) return {{}, tr("Signature: not checked; it is no token of today.")};
    if (!isSignedByApps(reading.kind)) return {{}, tr("Signature: Zoom made it and keeps the secret.")};
    const base::Secret none;
    const std::vector<zoom::Signatory> profiles = keysOf(credentials.book(), none);
    const auto chosen = chosenFor(reading, credentials);
    if (!chosen) {
        SignatureVerdict verdict{owner.autopsy(), owner.note()};
        verdict.autopsy.ownerKind = zoom::autopsy(reading.token, nullptr, profiles).ownerKind;
        if (verdict.words.isEmpty()) verdict.words = tr("Signature: not checked, as no secret is given for it.");
        return verdict;
    }
    SignatureVerdict verdict{zoom::autopsy(reading.token, &*chosen, profiles), {}};
    const bool isOther = owner.autopsy().by != chosen->name;
    if (verdict.autopsy.by.empty() && !owner.autopsy().by.empty() && isOther) {
        verdict.autopsy.status = owner.autopsy().status;
        verdict.autopsy.by = owner.autopsy().by;
        verdict.autopsy.byKey = owner.autopsy().byKey;
        verdict.autopsy.byOther = true;
        verdict.autopsy.mistake = zoom::Mistake::None;
    }
    verdict.words = wordsFor(*chosen, verdict.autopsy, reading.token, owner).trimmed();
    return verdict;
}

} // namespace ui
