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

/// Takes the first part of a path away from it.
std::string_view takePart(std::string_view& path)
{
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    return part;
}

/// Whether `path` is made like `pattern`, where `{…}` stands for any part that is not empty.
bool isLike(std::string_view path, std::string_view pattern)
{
    while (!path.empty() && !pattern.empty()) {
        const std::string_view part = takePart(path);
        const std::string_view expected = takePart(pattern);
        if (expected.starts_with('{') ? part.empty() : part != expected) return false;
    }
    return path.empty() && pattern.empty();
}

/// Whether the call has a query parameter `type` that is usually that.
bool isOfType(const Call& call, std::string_view type)
{
    return std::any_of(call.parameters.begin(), call.parameters.end(), [type](const Parameter& parameter) {
        return parameter.name == "type" && parameter.usual == type;
    });
}

} // namespace

bool isPathPart(std::string_view value) { return !value.empty() && value != "." && value != ".."; }

const Call* callOf(std::string_view id)
{
    const std::span<const Call> calls = catalogue();
    const auto found = std::find_if(calls.begin(), calls.end(), [id](const Call& call) { return call.id == id; });
    return found == calls.end() ? nullptr : &*found;
}

const Call* callLike(std::string_view method, std::string_view path)
{
    const std::size_t question = std::min(path.find('?'), path.size());
    const std::string type =
        onlyValue(readForm(path.substr(std::min(question + 1, path.size()))), "type").value_or(std::string());
    const Call* found = nullptr;
    for (const Call& call : catalogue()) {
        if (call.method != method || !isLike(path.substr(0, question), call.path)) continue;
        if (isOfType(call, type)) return &call;
        if (found == nullptr) found = &call;
    }
    return found;
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
        if (parameter.inPath && !isPathPart(valueOf(values, parameter.name))) names.emplace_back(parameter.name);
    return names;
}

} // namespace oauth
