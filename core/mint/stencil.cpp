#include "mint/stencil.h"

#include "mint/pattern.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace mint {
namespace {

void append(std::string& out, std::uint64_t number)
{
    std::array<char, 20> digits{};
    const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number);
    out.append(digits.begin(), end);
}

} // namespace

Stencil::Stencil(std::string_view text)
{
    while (true) {
        const std::size_t counter = text.find(counterMark);
        const std::size_t at = std::min(counter, text.find(numberMark));
        if (at == std::string_view::npos) break;
        cuts_.push_back({std::string(text.substr(0, at)), at == counter});
        text.remove_prefix(at + counterMark.size());
    }
    rest_ = text;
}

void Stencil::print(std::string& out, const Numbers& numbers) const
{
    for (const Cut& cut : cuts_) {
        out += cut.before;
        append(out, cut.isCounter ? numbers.counter : numbers.number);
    }
    out += rest_;
}

std::string filled(std::string_view text, const Numbers& numbers)
{
    std::string out;
    Stencil(text).print(out, numbers);
    return out;
}

} // namespace mint
