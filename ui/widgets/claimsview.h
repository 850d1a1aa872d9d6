#pragma once

#include "jwt/claims.h"
#include "zoom/diagnose.h"

#include <QTableWidget>

namespace ui {

/// A token's claims: name, value, and what that means, times in local time and UTC.
class ClaimsView : public QTableWidget
{
    Q_OBJECT

public:
    explicit ClaimsView(QWidget* parent = nullptr);

    /// Shows the claims of a token of that kind; rows that stay the same are not touched.
    void setClaims(const jwt::Claims& claims, zoom::TokenKind kind, base::Time now);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setCell(int row, int column, const QString& text);
    void fitRows();
};

} // namespace ui
