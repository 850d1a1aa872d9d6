#include "preferences.h"

#include "text.h"

#include <QSettings>

#include <array>

namespace ui {
namespace {

constexpr std::array schemeNames{"system", "light", "dark"};

QString groupOf(const zoom::Table& table) { return "drafts/" + text(table.kind) + '/'; }

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

zoom::Inputs Preferences::inputs(const zoom::Table& table) const
{
    zoom::Inputs inputs;
    for (const zoom::Field& field : table.fields) {
        const QString typed = settings_.value(groupOf(table) + text(field.key)).toString();
        if (!typed.isEmpty()) inputs.set(field.key, utf8(typed));
    }
    return inputs;
}

void Preferences::setInputs(const zoom::Table& table, const zoom::Inputs& inputs)
{
    for (const zoom::Field& field : table.fields) {
        const std::string* const typed = inputs.find(field.key);
        settings_.setValue(groupOf(table) + text(field.key), typed == nullptr ? QString() : text(*typed));
    }
}

} // namespace ui
