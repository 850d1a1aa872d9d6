#include "pages/profileimport.h"

#include "base/file.h"
#include "text.h"
#include "vault/doubts.h"
#include "zoom/describe.h"

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

/// What the editor calls that member of a profile.
QString labelOf(const std::string& member, vault::Kind kind)
{
    if (member == "key") return text(vault::keyLabel(kind));
    if (member == "accountId") return ProfileImport::tr("Account ID");
    if (member == "redirectUri") return ProfileImport::tr("Redirect URI");
    if (member == "oauthBase") return ProfileImport::tr("OAuth address");
    if (member == "apiBase") return ProfileImport::tr("API address");
    return ProfileImport::tr("Name");
}

} // namespace

ProfileImport::ProfileImport(ProfileBook& book, QObject* parent) : QObject(parent), book_(book) {}

void ProfileImport::run(const QString& path)
{
    saving_.cancel();
    waiting_.clear();
    saved_.clear();
    failure_.clear();
    problems_.clear();
    doubts_.clear();
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
    auto profiles = vault::Profiles::parse(file.reveal(), utf8(path_));
    if (!profiles) {
        const bool foreign = profiles.error().code == base::ErrorCode::ProfilesDamaged;
        Q_EMIT finished(foreign ? tr("%1 is no export of Callsign's, nor an env file.").arg(name_)
                                : tr("Callsign %1.").arg(text(base::describe(profiles.error()))),
                        "error");
        return;
    }
    const std::vector<vault::Profile> found = profiles->all();
    for (const vault::Profile& profile : found) {
        if (book_.find(profile.id) != nullptr) continue; // is left as it is here
        if (noteProblems(profile, {}))                   // its name gives way to one that is here
            profiles->remove(profile.id);
        else
            noteDoubts(profile, {});
    }
    const auto added = book_.merge(*profiles);
    QStringList sentences;
    if (!added)
        sentences = {tr("Callsign %1.").arg(text(base::describe(added.error())))};
    else if (*added > 0)
        sentences = {tr("%n profile(s) came from %1. An export has no secrets: type each one into its profile.",
                        nullptr, static_cast<int>(*added))
                         .arg(name_)};
    else if (problems_.isEmpty())
        sentences = {tr("Every profile of %1 is here already.").arg(name_)};
    sentences += problems_ + doubts_;
    const bool bad = !added || (*added == 0 && !problems_.isEmpty());
    const bool warns = !problems_.isEmpty() || !doubts_.isEmpty();
    Q_EMIT finished(sentences.join(' '), bad ? "error" : warns ? "warning" : *added > 0 ? "good" : "muted");
}

void ProfileImport::takeDotenv(const base::Secret& file)
{
    const std::vector<vault::Variable> variables = vault::parseDotenv(file.reveal());
    const bool isS2S = valueOf(variables, "ZOOM_ACCOUNT_ID") != nullptr;
    for (const vault::Kind kind : vault::kinds()) {
        if (kind == (isS2S ? vault::Kind::OAuth : vault::Kind::S2S)) continue; // these two share their names
        if (auto found = foundIn(variables, kind)) waiting_.push_back(*std::move(found));
    }
    if (waiting_.empty() && problems_.isEmpty()) {
        Q_EMIT finished(
            tr("%1 holds no key: it needs lines such as ZOOM_VIDEO_SDK_KEY=… and ZOOM_VIDEO_SDK_SECRET=….").arg(name_),
            "error");
        return;
    }
    dropBad();
    saveNext();
}

void ProfileImport::dropBad()
{
    std::deque<Found> good;
    for (Found& found : waiting_) {
        if (noteProblems(found.profile, book_.all())) continue;
        noteDoubts(found.profile, found.secret ? found.secret->reveal() : std::string_view());
        good.push_back(std::move(found));
    }
    waiting_ = std::move(good);
}

bool ProfileImport::noteProblems(const vault::Profile& profile, std::span<const vault::Profile> others)
{
    QStringList parts;
    for (const base::Problem& problem : vault::problemsOf(profile, others))
        parts.append(QString("%1 %2").arg(labelOf(problem.field, profile.kind), text(zoom::describe(problem))));
    if (parts.isEmpty()) return false;
    problems_.append(tr("%1 was not imported: %2.").arg(text(profile.name), parts.join("; ")));
    return true;
}

void ProfileImport::noteDoubts(const vault::Profile& profile, std::string_view secret)
{
    for (const vault::Doubt doubt : vault::doubtsAbout(profile.key, secret))
        doubts_.append(tr("%1: %2").arg(text(profile.name), text(vault::describe(doubt))));
}

void ProfileImport::sayHalf(const vault::Credential& pair, vault::Kind kind)
{
    const QString prefix = text(vault::environmentPrefix(kind));
    const bool isId = kind == vault::Kind::OAuth || kind == vault::Kind::S2S;
    const QString key = prefix + (isId ? "_ID" : "_KEY");
    const QString secret = prefix + "_SECRET";
    if (pair.key.empty())
        problems_.append(tr("%1 stands there without %2 and was not imported.").arg(secret, key));
    else if (pair.secret.isEmpty())
        doubts_.append(tr("%1 stands there without %2: type the secret into the profile.").arg(key, secret));
}

std::optional<ProfileImport::Found> ProfileImport::foundIn(std::span<const vault::Variable> variables, vault::Kind kind)
{
    auto pair = vault::credentialIn(variables, vault::environmentPrefix(kind));
    if (!pair) return std::nullopt;
    sayHalf(*pair, kind);
    if (pair->key.empty()) return std::nullopt;
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
    sentences += problems_ + doubts_;
    sentences.append(tr("%1 still holds its secrets in clear; Callsign leaves it as it is.").arg(name_));
    sentences.removeAll(QString());
    const bool bad = !failure_.isEmpty() || saved_.isEmpty();
    const bool warns = trouble_ || !problems_.isEmpty() || !doubts_.isEmpty();
    Q_EMIT finished(sentences.join(' '), bad ? "error" : warns ? "warning" : "good");
}

} // namespace ui
