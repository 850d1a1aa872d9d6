#include "pages/profileimport.h"

#include "base/file.h"
#include "text.h"
#include "vault/credential.h"

#include <QFileInfo>

#include <algorithm>

namespace ui {
namespace {

/// The value of the last variable of that name; null if none has one.
const base::Secret* valueOf(std::span<const vault::Variable> variables, const std::string& name)
{
    const base::Secret* value = nullptr;
    for (const vault::Variable& variable : variables)
        if (variable.name == name && !variable.value.isEmpty()) value = &variable.value;
    return value;
}

} // namespace

ProfileImport::ProfileImport(ProfileBook& book, QObject* parent) : QObject(parent), book_(book) {}

void ProfileImport::run(const QString& path)
{
    saving_.cancel();
    waiting_.clear();
    saved_.clear();
    failure_.clear();
    trouble_.reset();
    path_ = path;
    name_ = QFileInfo(path).fileName();
    const auto file = base::readFile(path.toStdU16String());
    if (!file) {
        Q_EMIT finished(tr("Callsign %1.").arg(text(base::describe(file.error()))), "error");
        return;
    }
    const std::size_t first = file->reveal().find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (first != std::string_view::npos && file->reveal()[first] == '{')
        takeExport(*file);
    else
        takeDotenv(*file);
}

void ProfileImport::takeExport(const base::Secret& file)
{
    const auto profiles = vault::Profiles::parse(file.reveal(), utf8(path_));
    if (!profiles) {
        Q_EMIT finished(tr("%1 is no export of Callsign's, nor an env file.").arg(name_), "error");
        return;
    }
    const auto added = book_.merge(*profiles);
    if (!added)
        Q_EMIT finished(tr("Callsign %1.").arg(text(base::describe(added.error()))), "error");
    else if (*added == 0)
        Q_EMIT finished(tr("Every profile of %1 is here already.").arg(name_), "muted");
    else
        Q_EMIT finished(tr("%n profile(s) came from %1. An export has no secrets: type each one into its profile.",
                           nullptr, static_cast<int>(*added))
                            .arg(name_),
                        "good");
}

void ProfileImport::takeDotenv(const base::Secret& file)
{
    const std::vector<vault::Variable> variables = vault::parseDotenv(file.reveal());
    const bool isS2S = valueOf(variables, "ZOOM_ACCOUNT_ID") != nullptr;
    for (const vault::Kind kind : vault::kinds()) {
        if (kind == (isS2S ? vault::Kind::OAuth : vault::Kind::S2S)) continue; // these two share their names
        if (auto found = foundIn(variables, kind)) waiting_.push_back(*std::move(found));
    }
    if (waiting_.empty())
        Q_EMIT finished(
            tr("%1 holds no key: it needs lines such as ZOOM_VIDEO_SDK_KEY=… and ZOOM_VIDEO_SDK_SECRET=….").arg(name_),
            "error");
    else
        saveNext();
}

std::optional<ProfileImport::Found> ProfileImport::foundIn(std::span<const vault::Variable> variables,
                                                           vault::Kind kind) const
{
    auto pair = vault::credentialIn(variables, vault::environmentPrefix(kind));
    if (!pair || pair->key.empty()) return std::nullopt;
    Found found;
    const auto isSame = [&](const vault::Profile& profile) { return profile.kind == kind && profile.key == pair->key; };
    const auto same = std::find_if(book_.all().begin(), book_.all().end(), isSame);
    if (same != book_.all().end()) {
        found.profile = *same; // its secret is renewed, rather than a second profile made of the same app
    } else {
        found.profile.id = vault::newId();
        found.profile.kind = kind;
        found.profile.key = pair->key;
        found.profile.name =
            vault::freeName(utf8(tr("%1 from %2").arg(text(vault::title(kind)), name_).left(60)), book_.all());
        if (const base::Secret* const account = valueOf(variables, "ZOOM_ACCOUNT_ID"); kind == vault::Kind::S2S)
            found.profile.accountId = account->reveal();
    }
    if (!pair->secret.isEmpty()) found.secret = std::move(pair->secret);
    return found;
}

void ProfileImport::saveNext()
{
    if (waiting_.empty()) {
        finish();
        return;
    }
    Found next = std::move(waiting_.front());
    waiting_.pop_front();
    const QString name = text(next.profile.name);
    saving_ =
        book_.save(next.profile, std::move(next.secret), [this, name](const base::Result<ProfileBook::Saved>& done) {
            if (done)
                saved_.append(name);
            else if (failure_.isEmpty())
                failure_ = tr("Callsign %1.").arg(text(base::describe(done.error())));
            if (done && done->trouble) trouble_ = done->trouble;
            saveNext();
        });
}

void ProfileImport::finish()
{
    QStringList sentences;
    if (!saved_.isEmpty()) sentences.append(tr("Imported: %1.").arg(saved_.join(", ")));
    if (trouble_)
        sentences.append(tr("Callsign %1. The secrets are kept in memory until the window closes.")
                             .arg(text(base::describe(*trouble_))));
    sentences.append(failure_);
    sentences.append(tr("%1 still holds its secrets in clear; Callsign leaves it as it is.").arg(name_));
    sentences.removeAll(QString());
    Q_EMIT finished(sentences.join(' '), !failure_.isEmpty() ? "error" : trouble_ ? "warning" : "good");
}

} // namespace ui
