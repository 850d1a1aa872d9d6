#include "widgets/scopetable.h"

#include "oauth/catalogue.h"
#include "text.h"

#include <map>

namespace ui {

ScopeTable::ScopeTable(QWidget* parent) : TextTable({tr("Scope"), tr("Granted"), tr("For")}, 1, 25, parent)
{
    setAccessibleName(tr("Scopes"));
}

void ScopeTable::setGranted(std::span<const std::string> granted)
{
    struct Row
    {
        bool covered;
        QStringList calls;
    };
    std::map<QString, Row> rows; // a scope of the calls, or one that is granted beyond them
    lacking_ = 0;
    for (const oauth::Call& call : oauth::catalogue()) {
        if (call.scope.granular.empty()) continue;
        const bool covered = granted.empty() || oauth::covers(granted, call.scope);
        Row& row = rows.try_emplace(text(call.scope.granular), Row{covered, {}}).first->second;
        row.calls.append(text(call.title));
        lacking_ += covered ? 0 : 1;
    }
    for (const std::string& scope : granted) rows.try_emplace(text(scope), Row{true, {}});
    setRowCount(static_cast<int>(rows.size()));
    int at = 0;
    for (const auto& [scope, row] : rows) {
        setCell(at, 0, scope);
        setCell(at, 1, granted.empty() ? tr("not said") : row.covered ? tr("yes") : tr("no"));
        setCell(at, 2, row.calls.isEmpty() ? tr("no call of the API page") : row.calls.join(", "));
        ++at;
    }
    fit();
}

} // namespace ui
