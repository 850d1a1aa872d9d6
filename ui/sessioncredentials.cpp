#include "sessioncredentials.h"

#include "text.h"
#include "zoom/tables.h"

namespace ui {

const SessionCredentials::Entry& SessionCredentials::entry(const zoom::Table& table) const
{
    static const Entry none;
    const auto found = entries_.find(table.kind);
    return found == entries_.end() ? none : found->second;
}

void SessionCredentials::set(const zoom::Table& table, vault::Credential credential, const QString& origin)
{
    entries_[table.kind] = {std::move(credential), origin};
    Q_EMIT changed();
}

QStringList SessionCredentials::takeDotenv(const base::Secret& text, const QString& origin)
{
    const std::vector<vault::Variable> variables = vault::parseDotenv(text.reveal());
    QStringList found;
    for (const zoom::Table& table : zoom::tables()) {
        auto credential = vault::credentialIn(variables, table.environment);
        if (!credential) continue;
        const vault::Credential& had = entry(table).credential; // the file may give one half alone
        if (credential->key.empty()) credential->key = had.key;
        if (credential->secret.isEmpty()) credential->secret = had.secret.clone();
        found.append(ui::text(table.title));
        set(table, *std::move(credential), origin);
    }
    return found;
}

} // namespace ui
