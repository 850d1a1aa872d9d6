#pragma once

#include "base/clock.h"
#include "endpointhost.h"

#include <memory>

/// The window's endpoint: what the verb `serve` runs, on 127.0.0.1 alone and in the window's own thread.
class WindowEndpoint : public ui::EndpointHost
{
public:
    explicit WindowEndpoint(base::Clock clock);
    ~WindowEndpoint() override;

    base::Result<std::uint16_t> start(ui::EndpointPlan plan, Served served) override;
    void stop() override;
    void setFaults(const endpoint::FaultPlan& faults) override { faults_ = faults; }

private:
    class Run;

    base::Clock clock_;
    endpoint::FaultPlan faults_;
    std::unique_ptr<Run> run_;
};
