// What the core costs from typed fields to a token and back, for the shortest video form and for a full one.
#include "base/clock.h"
#include "base/secret.h"
#include "bench/ratio.h"
#include "jwt/decode.h"
#include "jwt/hs256.h"
#include "zoom/autopsy.h"
#include "zoom/diagnose.h"
#include "zoom/draft.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view sdkKey = "bench-key-Aa0Bb1Cc2Dd3Ee";
constexpr zoom::Timing timing{base::fromEpochSeconds(1'772'366'400)};

zoom::Inputs smallForm() { return {{"role", "1"}, {"sessionName", "Cool Cars"}}; }

zoom::Inputs fullForm()
{
    return {{"role", "1"},
            {"sessionName", "Quarterly review: engineering, design & support (Zürich)"},
            {"expirationSeconds", "2h"},
            {"userIdentity", "maria.keller@example.org"},
            {"userKey", "9f1c2d3e-4a5b-6c7d-8e9f-0a1b2c3d4e5f"},
            {"sessionKey", "quarterly-review-2026-03"},
            {"geoRegions", "DE, NL, US"},
            {"cloudRecordingOption", "1"},
            {"cloudRecordingElection", "1"},
            {"cloudRecordingTranscriptOption", "2"},
            {"telemetryTrackingId", "5c0b7f0e-track"},
            {"videoWebRtcMode", "1"},
            {"audioWebRtcMode", "1"}};
}

/// The four things that the core does with one form.
void addForm(const std::string& form, const zoom::Inputs& inputs, const jwt::Key& key)
{
    const zoom::Table& video = *zoom::tableFor("video");
    const auto draft = [&video, inputs] { return zoom::draft(video, inputs, sdkKey, timing); };
    const jwt::Claims claims = draft().claims;
    const std::string token = jwt::sign(claims, key);
    const std::string signedBytes = token.substr(0, token.rfind('.'));
    // A refused form or signature would be quick, and its figure wrong.
    if (!draft().isSound() || !jwt::verify(jwt::decode(token), key)) std::abort();

    bench::addAgainstRawHmac("sign/" + form, signedBytes,
                             [claims, &key] { benchmark::DoNotOptimize(jwt::sign(claims, key)); });
    bench::addAgainstRawHmac("verify+decode/" + form, signedBytes,
                             [token, &key] { benchmark::DoNotOptimize(jwt::verify(jwt::decode(token), key)); });
    bench::addAgainstRawHmac("draft/" + form, signedBytes, [draft] { benchmark::DoNotOptimize(draft()); });
    bench::addAgainstRawHmac("draft+sign/" + form, signedBytes,
                             [draft, &key] { benchmark::DoNotOptimize(jwt::sign(draft().claims, key)); });
}

/// The autopsy of a token that none of a thousand stored secrets signed: each of them and every mistake is tried.
void addAutopsy()
{
    static std::vector<base::Secret> secrets;
    static std::vector<zoom::Signatory> stored;
    for (int i = 0; i < 1'000; ++i) {
        std::string secret = "bench-secret-0123456789abcdef-" + std::to_string(i);
        secrets.push_back(base::Secret::take(secret));
    }
    for (const base::Secret& secret : secrets) stored.push_back({"Profile", "video", "some-key", &secret});
    std::string unknown = "bench-secret-of-somebody-else";
    const jwt::Key key(base::Secret::take(unknown));
    const std::string text = jwt::sign(zoom::draft(*zoom::tableFor("video"), fullForm(), sdkKey, timing).claims, key);
    benchmark::RegisterBenchmark("autopsy/1000 credentials", [token = jwt::decode(text)](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(zoom::autopsy(token, &stored.front(), stored));
    })->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("decode+diagnose/full", [text](benchmark::State& state) {
        for (auto _ : state)
            benchmark::DoNotOptimize(zoom::diagnose(jwt::decode(text), {.now = base::fromEpochSeconds(1'772'366'400)}));
    })->Unit(benchmark::kMicrosecond);
}

} // namespace

int main(int argc, char** argv)
{
    std::string secret = "bench-secret-0123456789abcdefghij";
    const jwt::Key key(base::Secret::take(secret));
    addForm("small", smallForm(), key);
    addForm("full", fullForm(), key);
    addAutopsy();
    return bench::run(argc, argv);
}
