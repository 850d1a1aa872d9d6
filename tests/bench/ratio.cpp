#include "bench/ratio.h"

#include <benchmark/benchmark.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <utility>
#include <vector>

namespace bench {
namespace {

using Seconds = std::chrono::duration<double>;

/// Calls between two looks at the clock: enough to hide the clock's own price, few enough to be over, most of the time,
/// before the scheduler steps in.
constexpr int callsPerTurn = 32;

/// The least that a signature can cost: OpenSSL's keyed context, kept and restarted for each message.
class RawHmac
{
public:
    explicit RawHmac(std::string message)
        : mac_(EVP_MAC_fetch(nullptr, "HMAC", nullptr)),
          context_(EVP_MAC_CTX_new(mac_.get())),
          message_(message.begin(), message.end())
    {
        constexpr std::array<unsigned char, 32> key{};
        std::array<char, 7> digest{"SHA256"};
        const std::array params{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                                OSSL_PARAM_construct_end()};
        if (EVP_MAC_init(context_.get(), key.data(), key.size(), params.data()) != 1) std::abort();
    }

    void operator()()
    {
        std::size_t written = 0;
        EVP_MAC_init(context_.get(), nullptr, 0, nullptr);
        EVP_MAC_update(context_.get(), message_.data(), message_.size());
        EVP_MAC_final(context_.get(), result_.data(), &written, result_.size());
        benchmark::DoNotOptimize(result_);
    }

private:
    std::unique_ptr<EVP_MAC, decltype([](EVP_MAC* mac) { EVP_MAC_free(mac); })> mac_;
    std::unique_ptr<EVP_MAC_CTX, decltype([](EVP_MAC_CTX* context) { EVP_MAC_CTX_free(context); })> context_;
    std::vector<unsigned char> message_;
    std::array<unsigned char, 32> result_{};
};

Seconds timeOfTurn(const std::function<void()>& call)
{
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < callsPerTurn; ++i) call();
    return std::chrono::steady_clock::now() - start;
}

double median(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void compare(benchmark::State& state, const std::function<void()>& raw, const std::function<void()>& subject)
{
    std::vector<double> rawTimes;
    std::vector<double> ratios;
    while (state.KeepRunningBatch(callsPerTurn)) {
        const Seconds rawTime = timeOfTurn(raw);
        const Seconds subjectTime = timeOfTurn(subject);
        state.SetIterationTime(subjectTime.count());
        rawTimes.push_back(rawTime.count() / callsPerTurn);
        ratios.push_back(subjectTime / rawTime);
    }
    state.counters["raw_HMAC"] = median(rawTimes);
    state.counters["x_raw_HMAC"] = median(ratios);
}

} // namespace

void addAgainstRawHmac(const std::string& name, std::string message, std::function<void()> subject)
{
    const auto raw = std::make_shared<RawHmac>(std::move(message));
    const auto body = [raw, subject = std::move(subject)](benchmark::State& state) {
        compare(state, std::ref(*raw), subject);
    };
    benchmark::RegisterBenchmark(name.c_str(), body)->UseManualTime();
}

int run(int argc, char** argv)
{
#if !defined(NDEBUG) || defined(__SANITIZE_ADDRESS__)
    std::cerr
        << "warning: built without NDEBUG or with sanitizers, so the figures mean nothing: use the release preset\n";
#endif
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return EXIT_FAILURE;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return EXIT_SUCCESS;
}

} // namespace bench
