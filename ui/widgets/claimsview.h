#pragma once

#include "jwt/claims.h"
#include "widgets/texttable.h"
#include "zoom/diagnose.h"

namespace ui {

/// A token's claims: name, value, and what that means, times in local time and UTC. Ctrl+C copies the value of the
/// chosen one; the context menu copies more.
class ClaimsView : public TextTable
{
    Q_OBJECT

public:
    explicit ClaimsView(QWidget* parent = nullptr);

    /// Shows the claims of a token of that kind; rows that stay the same are not touched.
    void setClaims(const jwt::Claims& claims, zoom::TokenKind kind, base::Time now);
    /// Chooses the first claim of that name; none where there is no such claim.
    void select(const std::string& claim);
    bool hasChosen() const { return current() != nullptr; }
    /// Copies the value of the chosen claim, as it is.
    void copyValue() const;
    /// Copies all claims as JSON.
    void copyAll() const;

    /// More claims than that are not shown, but counted in a last row and copied with the others.
    static constexpr int mostRows = 100;

Q_SIGNALS:
    /// Somebody chose that claim.
    void chosen(const std::string& claim);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const jwt::Claim* current() const;

    jwt::Claims claims_;
};

} // namespace ui
