#pragma once

#include "vault/credential.h"
#include "zoom/schema.h"

#include <QObject>

#include <map>

namespace ui {

/// The key and secret of each kind of token while the window is open: typed, or taken from the environment or an env
/// file. Nothing of it is written anywhere.
class SessionCredentials : public QObject
{
    Q_OBJECT

public:
    /// One pair and where it came from, in words: `the environment`, `web.env`, empty for typed.
    struct Entry
    {
        vault::Credential credential;
        QString origin;
    };

    /// The pair for that table's kind; an empty one if there is none. The reference is good until the next change.
    const Entry& entry(const zoom::Table& table) const;
    /// Replaces the pair of that kind and tells everybody.
    void set(const zoom::Table& table, vault::Credential credential, const QString& origin);
    /// Takes every pair whose variables are in the text of an env file; returns the titles of the kinds found.
    QStringList takeDotenv(const base::Secret& text, const QString& origin);

Q_SIGNALS:
    void changed();

private:
    std::map<std::string_view, Entry> entries_; // by the table's kind
};

} // namespace ui
