#pragma once

#include "jwt/decode.h"
#include "jwt/hs256.h"
#include "pages/sign.h"
#include "ui/world.h"
#include "zoom/draft.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTabBar>

namespace support {

/// The Sign page on show, with a sound credential for Video SDK tokens unless told otherwise.
struct Sign
{
    World world;
    ui::SignPage page{world.surroundings()};

    explicit Sign(bool withCredential = true)
    {
        if (withCredential) world.giveCredential();
        if (!showActive(page)) qFatal("the page gets no keyboard");
    }
    QLineEdit& line(const QString& key) const { return child<QLineEdit>(page, "field." + key); }
    QComboBox& box(const QString& key) const { return child<QComboBox>(page, "field." + key); }
    QLabel& error(const QString& key) const { return child<QLabel>(page, "error." + key); }
    QLabel& todo() const { return child<QLabel>(page, "sign.todo"); }
    std::string token() const { return ui::utf8(child<QPlainTextEdit>(page, "sign.token").toPlainText()); }
    jwt::Decoded decoded() const { return jwt::decode(token()); }

    void chooseRole() const { box("role").setCurrentIndex(2); }
    /// Fills in the least that a Video SDK token needs.
    void fill() const
    {
        chooseRole();
        line("sessionName").setText("Cool Cars");
    }
    void chooseKind(int index) const { child<QTabBar>(page, "sign.kind").setCurrentIndex(index); }

    /// The fields that the list of what is still to do links to, in its order.
    QStringList links() const
    {
        QStringList fields;
        auto found = QRegularExpression("href=\"([^\"]*)\"").globalMatch(todo().text());
        while (found.hasNext()) fields.append(found.next().captured(1));
        return fields;
    }
};

/// What core makes of the same Video SDK form without a window; empty if something is wrong with it.
inline std::string minted(const zoom::Inputs& inputs, base::Time now = noon,
                          std::chrono::seconds backdating = std::chrono::seconds{30})
{
    std::string secret = sdkSecret;
    const zoom::Draft draft = zoom::draft(*zoom::tableFor("video"), inputs, sdkKey, {now, backdating});
    return draft.isSound() ? jwt::sign(draft.claims, jwt::Key(base::Secret::take(secret))) : std::string();
}

} // namespace support
