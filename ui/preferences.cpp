#include "preferences.h"

#include "text.h"

#include <QSettings>

#include <array>

namespace ui {
namespace {

constexpr std::array schemeNames{"system", "light", "dark"};

QString groupOf(const QString& kind) { return "drafts/" + kind; }

} // namespace

Scheme Preferences::scheme() const
{
    const QString name = settings_.value("window/scheme").toString();
    for (std::size_t i = 0; i < schemeNames.size(); ++i)
        if (name == schemeNames[i]) return static_cast<Scheme>(i);
    return Scheme::System;
}

void Preferences::setScheme(Scheme scheme)
{
    settings_.setValue("window/scheme", QString(schemeNames[static_cast<std::size_t>(scheme)]));
}

QByteArray Preferences::geometry() const { return settings_.value("window/geometry").toByteArray(); }
void Preferences::setGeometry(const QByteArray& geometry) { settings_.setValue("window/geometry", geometry); }

QString Preferences::page() const { return settings_.value("window/page").toString(); }
void Preferences::setPage(const QString& page) { settings_.setValue("window/page", page); }

QString Preferences::kind() const { return settings_.value("drafts/kind").toString(); }
void Preferences::setKind(const QString& kind) { settings_.setValue("drafts/kind", kind); }

QString Preferences::profile(const QString& kind) const { return settings_.value("profiles/" + kind).toString(); }
void Preferences::setProfile(const QString& kind, const QString& id) { settings_.setValue("profiles/" + kind, id); }

int Preferences::idleMinutes() const
{
    constexpr int usual = 15;
    return settings_.value("window/idleMinutes", usual).toInt();
}
void Preferences::setIdleMinutes(int minutes) { settings_.setValue("window/idleMinutes", minutes); }

zoom::Inputs Preferences::inputs(const QString& kind) const
{
    zoom::Inputs inputs;
    settings_.beginGroup(groupOf(kind));
    for (const QString& key : settings_.childKeys()) inputs.set(utf8(key), utf8(settings_.value(key).toString()));
    settings_.endGroup();
    return inputs;
}

void Preferences::setInputs(const QString& kind, const zoom::Inputs& inputs)
{
    settings_.remove(groupOf(kind));
    for (const auto& [key, typed] : inputs) settings_.setValue(groupOf(kind) + '/' + text(key), text(typed));
}

} // namespace ui
