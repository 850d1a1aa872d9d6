#include "oauth/catalogue.h"

#include "oauth/form.h"

#include <algorithm>

namespace oauth {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

std::string valueOf(const Values& values, std::string_view name)
{
    const auto found =
        std::find_if(values.begin(), values.end(), [name](const auto& pair) { return pair.first == name; });
    return found == values.end() ? std::string() : found->second;
}

std::string pathPart(const std::string& value)
{
    const std::string once = percentEncoded(value);
    const bool twice = value.starts_with('/') || value.find("//") != std::string::npos;
    return twice ? percentEncoded(once) : once;
}

} // namespace

const Call* callOf(std::string_view id)
{
    const std::span<const Call> calls = catalogue();
    const auto found = std::find_if(calls.begin(), calls.end(), [id](const Call& call) { return call.id == id; });
    return found == calls.end() ? nullptr : &*found;
}

std::string pathOf(const Call& call, const Values& values)
{
    std::string path(call.path);
    Pairs query;
    for (const Parameter& parameter : call.parameters) {
        const std::string value = valueOf(values, parameter.name);
        const std::string slot = '{' + std::string(parameter.name) + '}';
        if (parameter.inPath)
            path.replace(path.find(slot), slot.size(), pathPart(value));
        else if (!value.empty())
            query.emplace_back(parameter.name, value);
    }
    return query.empty() ? path : path + '?' + formText(query);
}

std::vector<std::string> missingIn(const Call& call, const Values& values)
{
    std::vector<std::string> names;
    for (const Parameter& parameter : call.parameters)
        if (parameter.inPath && valueOf(values, parameter.name).empty()) names.emplace_back(parameter.name);
    return names;
}

} // namespace oauth
