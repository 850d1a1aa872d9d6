#pragma once

#include "theme.h"
#include "zoom/draft.h"

#include <QByteArray>
#include <QString>

class QSettings;

namespace ui {

/// What the window remembers between two runs: its place, its look and what was typed. Never a key or a secret.
class Preferences
{
public:
    /// `settings` must outlive this.
    explicit Preferences(QSettings& settings) : settings_(settings) {}

    Scheme scheme() const;
    void setScheme(Scheme scheme);

    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);

    /// The name of the page that was open last: `sign`.
    QString page() const;
    void setPage(const QString& page);

    /// The kind that was signed last: `video`.
    QString kind() const;
    void setKind(const QString& kind);

    /// The id of the profile that signed that kind last; empty for none.
    QString profile(const QString& kind) const;
    void setProfile(const QString& kind, const QString& id);

    /// After how many minutes without input secrets are forgotten; 0: never. 15 at first.
    int idleMinutes() const;
    void setIdleMinutes(int minutes);

    /// What was typed into the form of a kind; nothing for the first time.
    zoom::Inputs inputs(const QString& kind) const;
    void setInputs(const QString& kind, const zoom::Inputs& inputs);

private:
    QSettings& settings_;
};

} // namespace ui
