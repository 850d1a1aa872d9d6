#pragma once

namespace base {

/// Keeps what is in this process's memory from others, as far as the system allows: no core dumps, and no debugger or
/// process of the same user may look in. Called first thing in `main`. What a system does not offer is left out.
void denyInspection();

} // namespace base
