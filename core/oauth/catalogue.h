#pragma once

#include "oauth/scopes.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace oauth {

/// A value that a call takes in its path or query.
struct Parameter
{
    std::string_view name;       ///< `userId`
    bool inPath = false;         ///< stands as `{userId}` in the path and is needed; otherwise in the query
    std::string_view hint = {};  ///< what to fill in
    std::string_view usual = {}; ///< filled in beforehand
};

/// One call of Zoom's API that Callsign knows.
struct Call
{
    std::string_view id;    ///< `user.me`
    std::string_view group; ///< `User`
    std::string_view title; ///< `Who am I`
    std::string_view method;
    std::string_view path; ///< below the API's base: `/v2/users/{userId}/token`
    std::span<const Parameter> parameters = {};
    Scope scope = {};           ///< needed; empty names for none
    std::string_view body = {}; ///< a JSON skeleton; empty for a call without a body
    bool videoSdk = false;      ///< wants a Video SDK API token in place of the OAuth one
    bool repeatable = true;     ///< whether it may be sent again without asking
};

/// All of them, by group.
std::span<const Call> catalogue();

/// The call of that id; null when there is none.
const Call* callOf(std::string_view id);

/// The call that a request is, `path` with its query; null when it is none of them. Of several the one whose usual
/// `type` the query names, as ZAK and OBF differ in nothing else.
const Call* callLike(std::string_view method, std::string_view path);

/// The path and query of a call, with the values filled in and encoded, values without text left out of the query. A
/// meeting's UUID that starts with a slash or holds two is encoded twice, as Zoom wants it.
std::string pathOf(const Call& call, const std::vector<std::pair<std::string, std::string>>& values);

/// Whether a value can stand in a path: `.` and `..` are taken away on the way, and another call would be left.
bool isPathPart(std::string_view value);

/// The names of path parameters without a value that can stand there.
std::vector<std::string> missingIn(const Call& call, const std::vector<std::pair<std::string, std::string>>& values);

} // namespace oauth
