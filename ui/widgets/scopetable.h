#pragma once

#include "oauth/scopes.h"
#include "widgets/texttable.h"

namespace ui {

/// The scopes that the known calls need, and whether a token has them.
class ScopeTable : public TextTable
{
    Q_OBJECT

public:
    explicit ScopeTable(QWidget* parent = nullptr);

    /// Compares with what was granted; nothing granted means that the server did not say.
    void setGranted(std::span<const std::string> granted);
    /// How many of the known calls need a scope that is not granted.
    int lacking() const { return lacking_; }

private:
    int lacking_ = 0;
};

} // namespace ui
