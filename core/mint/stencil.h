#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mint {

/// Numbers that a stencil is filled with.
struct Numbers
{
    std::uint64_t counter; ///< for `counterMark`
    std::uint64_t number;  ///< for `numberMark`
};

/// A text with marks, cut at them once, so that it can be written out millions of times with other numbers.
class Stencil
{
public:
    Stencil() = default;
    explicit Stencil(std::string_view text);

    /// Appends the text with the numbers in place of the marks.
    void print(std::string& out, const Numbers& numbers) const;

private:
    struct Cut
    {
        std::string before;
        bool isCounter; ///< which of the marks stands behind `before`
    };
    std::vector<Cut> cuts_;
    std::string rest_;
};

/// The text with the numbers in place of the marks.
std::string filled(std::string_view text, const Numbers& numbers);

} // namespace mint
