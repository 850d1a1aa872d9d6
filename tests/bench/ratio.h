#pragma once

#include <functional>
#include <string>

namespace bench {

/// Adds a benchmark called `name` that runs `subject` and a raw OpenSSL HMAC-SHA256 of `message` by turns, so that
/// whatever else the machine does slows both alike. It reports, per call, the time of `subject` (column "Time"; column
/// "CPU" covers both sides), the time of the raw HMAC (`raw_HMAC`, seconds) and the median of the ratios of
/// neighbouring measurements (`x_raw_HMAC`). What `subject` refers to must live until `run` returns.
void addAgainstRawHmac(const std::string& name, std::string message, std::function<void()> subject);

/// Runs the benchmarks that were added, as Google Benchmark's options in `argv` ask for, and returns the exit code.
/// Warns when the program was built in a way that makes its figures meaningless. No figure ever fails a run.
int run(int argc, char** argv);

} // namespace bench
