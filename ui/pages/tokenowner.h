#pragma once

#include "jwt/decode.h"
#include "profilebook.h"
#include "zoom/diagnose.h"

#include <QObject>

#include <vector>

namespace ui {

/// Finds out which profile's secret a token was signed with: the one whose key the token names, or, when asked to,
/// any. A secret is read for the check alone and forgotten with it.
class TokenOwner : public QObject
{
    Q_OBJECT

public:
    /// `book` must outlive this.
    explicit TokenOwner(ProfileBook& book, QObject* parent = nullptr);

    /// Looks at another token; whatever was under way is dropped. If a profile has the key that the token names, its
    /// secret is tried.
    void setToken(const jwt::Decoded& token);
    /// Tries the secrets of all profiles.
    void searchAll();
    /// Ends a search, or the reading of one secret.
    void cancel();

    /// Whether a profile has said yes or no to the token: `Valid`, `Invalid`; `Unchecked` before, or if none could.
    zoom::SignatureStatus status() const { return autopsy_.status; }
    /// What is known of the signature by the profiles alone; the chosen one is that whose key the token names.
    const zoom::Autopsy& autopsy() const { return autopsy_; }
    bool isBusy() const { return busy_; }
    /// What is known or under way, as a sentence; may be empty.
    const QString& note() const { return note_; }
    /// Whether a profile could be tried at all.
    bool hasProfiles() const;

Q_SIGNALS:
    void changed();

private:
    void tryNext();
    void take(const vault::Profile& profile, base::Result<base::Secret> secret);
    void finish();
    std::vector<std::string> idsWithKeyOfToken() const;

    ProfileBook& book_;
    jwt::Decoded token_;
    std::vector<std::string> waiting_; // ids, the next one last
    std::size_t tried_ = 0;
    bool all_ = false;
    bool busy_ = false;
    zoom::Autopsy autopsy_;
    QString note_;
    QString failure_;
    base::Request reading_;
};

} // namespace ui
