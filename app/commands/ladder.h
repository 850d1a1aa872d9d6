#pragma once

#include "oauth/trace.h"

namespace commands {

/// Writes one step of a conversation with a server to stderr: the request, what came back and how long it took.
void noteLeg(const oauth::Leg& leg);

} // namespace commands
