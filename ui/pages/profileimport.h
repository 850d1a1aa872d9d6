#pragma once

#include "profilebook.h"
#include "vault/credential.h"
#include "vault/dotenv.h"

#include <QObject>

#include <deque>
#include <span>

namespace ui {

/// Takes profiles from a file: an env file with keys and secrets, or an export of Callsign's, which has no secrets.
/// What is wrong with a profile keeps it out, what looks wrong is said. The file itself is left as it is.
class ProfileImport : public QObject
{
    Q_OBJECT

public:
    /// `book` must outlive this.
    explicit ProfileImport(ProfileBook& book, QObject* parent = nullptr);

    /// Begins; `finished` follows, perhaps at once. An import that is under way is ended first.
    void run(const QString& path);

Q_SIGNALS:
    /// All is done that could be: what came of it, and the label role that goes with it.
    void finished(const QString& sentence, const char* role);

private:
    struct Found
    {
        vault::Profile profile;
        std::optional<base::Secret> secret;
    };

    void takeExport(const base::Secret& file);
    void takeDotenv(const base::Secret& file);
    std::optional<Found> foundIn(std::span<const vault::Variable> variables, vault::Kind kind);
    void sayHalf(const vault::Credential& pair, vault::Kind kind);
    void dropBad();
    void noteDoubts(const vault::Profile& profile, std::string_view secret);
    bool noteProblems(const vault::Profile& profile, std::span<const vault::Profile> others);
    void saveNext();
    void finish();

    ProfileBook& book_;
    QString name_; // the file's, without its folder
    QString path_;
    std::deque<Found> waiting_;
    QStringList saved_;
    QString failure_;
    QStringList problems_; // of profiles that are therefore not saved
    QStringList doubts_;   // of those that are
    std::optional<base::Error> trouble_;
    base::Request saving_;
};

} // namespace ui
