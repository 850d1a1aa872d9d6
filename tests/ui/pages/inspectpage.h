#pragma once

#include "jwt/hs256.h"
#include "pages/inspect.h"
#include "support/print.h"
#include "support/token.h"
#include "ui/world.h"
#include "widgets/claimsview.h"
#include "widgets/findinglist.h"
#include "widgets/lifetimebar.h"
#include "zoom/draft.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

namespace support {

inline QClipboard& clipboard() { return *QGuiApplication::clipboard(); }

/// A sound Video SDK token, minted half an hour before noon, as text.
inline QString soundToken(std::string secret = sdkSecret)
{
    const zoom::Draft draft = zoom::draft(*zoom::tableFor("video"), {{"sessionName", "Cool Cars"}, {"role", "1"}},
                                          sdkKey, {noon - std::chrono::minutes{30}});
    return ui::text(jwt::sign(draft.claims, jwt::Key(base::Secret::take(secret))));
}

/// A Meeting SDK token of a host for an hour from noon on, as text.
inline QString meetingToken(const std::string& number = "85749213306")
{
    return ui::text(signedToken(R"({"appKey":"m-key","mn":")" + number +
                                    R"(","role":1,"iat":1772366400,"exp":1772370000,"tokenExp":1772370000})",
                                "m-secret"));
}

/// What Zoom's sign-in gives. (moc takes the slashes of an address in a raw string for a comment.)
inline std::string oauthToken()
{
    return tokenWith(jwt::toJson({{"aud", "https://oauth.zoom.us"}, {"exp", std::int64_t{1'772'373'200}}}));
}

/// The Inspect page, on show.
struct Inspect
{
    World world;
    ui::InspectPage page{world.surroundings()};

    Inspect()
    {
        if (!showActive(page)) qFatal("the page gets no keyboard");
    }
    QPlainTextEdit& input() const { return child<QPlainTextEdit>(page, "inspect.input"); }
    ui::ClaimsView& claims() const { return child<ui::ClaimsView>(page, "inspect.claims"); }
    ui::FindingList& findings() const { return child<ui::FindingList>(page, "inspect.findings"); }
    QString said(const char* label) const { return child<QLabel>(page, label).text(); }
    QString signature() const { return said("inspect.signature"); }
    QString kind() const { return said("inspect.kind"); }
    QString life() const { return child<ui::LifetimeBar>(page, "inspect.lifetime").accessibleName(); }

    /// Puts the text on the clipboard and pastes it by keyboard.
    void paste(const QString& text) const
    {
        clipboard().setText(text);
        input().setFocus();
        QTest::keyClick(&input(), Qt::Key_V, Qt::ControlModifier);
    }
    void click(const char* button) const
    {
        QCoreApplication::processEvents(); // the button is where the page has it by now
        QTest::mouseClick(&child<QPushButton>(page, button), Qt::LeftButton);
    }
    void open(const char* fold) const { child<QPushButton>(page, fold).setChecked(true); }
    bool found(const QString& words) const { return row(words) >= 0; }
    /// The row of the first finding with those words; -1 for none.
    int row(const QString& words) const
    {
        for (int row = 0; row < findings().count(); ++row)
            if (findings().item(row)->text().contains(words)) return row;
        return -1;
    }
};

} // namespace support
