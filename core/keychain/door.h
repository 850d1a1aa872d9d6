#pragma once

#include "base/request.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace keychain {

/// The name under which all entries of Callsign stand in a keychain.
inline constexpr auto serviceName = "callsign";

/// What to look at before a keychain is trusted with a job: is it there, is it open?
class Door
{
public:
    Door() = default;
    Door(const Door&) = delete;
    Door& operator=(const Door&) = delete;
    virtual ~Door() = default;

    /// Answers without an error when the keychain is open. A locked one is asked to show its prompt; `prompting` is
    /// called just before. Without `prompting` nobody is asked and the answer is KeychainLocked.
    virtual base::Request open(std::function<void()> prompting, base::Answer<void> answer) = 0;

    /// The names of Callsign's entries in an open keychain.
    virtual base::Request names(base::Answer<std::vector<std::string>> answer) = 0;
};

/// The door of the keychain that QtKeychain will go to in this session.
std::unique_ptr<Door> doorHere();

} // namespace keychain
