#include "commands/pairs.h"

#include "commands/columns.h"
#include "commands/output.h"

namespace commands {
namespace {

using zoom::Relation;

std::string noteText(const zoom::ClaimPair& pair) { return pair.note.empty() ? "" : " (" + pair.note + ')'; }

Row rowOf(const zoom::ClaimPair& pair)
{
    switch (pair.relation) {
    case Relation::Same: return {"= " + printable(pair.name), printable(pair.left)};
    case Relation::Changed:
        return {"~ " + printable(pair.name), printable(pair.left), printable(pair.right) + noteText(pair)};
    case Relation::OnlyLeft: return {"< " + printable(pair.name), printable(pair.left)};
    case Relation::OnlyRight: break;
    }
    return {"> " + printable(pair.name), printable(pair.right)};
}

} // namespace

std::string changeText(const zoom::ClaimPair& pair)
{
    const std::string name = printable(pair.name) + ": ";
    switch (pair.relation) {
    case Relation::OnlyLeft: return "dropped " + name + printable(pair.left);
    case Relation::OnlyRight: return "added " + name + printable(pair.right);
    case Relation::Same: return "kept " + name + printable(pair.left);
    case Relation::Changed: break;
    }
    return "changed " + name + printable(pair.left) + " to " + printable(pair.right) + noteText(pair);
}

std::string pairsText(const std::vector<zoom::ClaimPair>& pairs)
{
    std::vector<Row> rows;
    for (const zoom::ClaimPair& pair : pairs) rows.push_back(rowOf(pair));
    return inColumns(rows);
}

jwt::Structure pairsJson(const std::vector<zoom::ClaimPair>& pairs)
{
    const auto side = [](bool absent, const std::string& text) {
        return absent ? jwt::Value(nullptr) : jwt::Value(text);
    };
    std::vector<jwt::Value> items;
    for (const zoom::ClaimPair& pair : pairs)
        items.emplace_back(object({{"name", pair.name},
                                   {"relation", std::string(zoom::name(pair.relation))},
                                   {"left", side(pair.relation == Relation::OnlyRight, pair.left)},
                                   {"right", side(pair.relation == Relation::OnlyLeft, pair.right)},
                                   {"note", pair.note}}));
    return list(items);
}

} // namespace commands
