#pragma once

#include <cstddef>
#include <string_view>

namespace support {

/// Watches the heap for bytes that should have been wiped: while it lives, each block that C++ code gives back is
/// searched for `marker` first. Link `support/freedmemory.cpp`, which replaces the program's operator delete. One at a
/// time, for one thread.
class FreedMemory
{
public:
    /// `marker` must outlive this object and be at least eight bytes, so that no other text holds it by chance.
    explicit FreedMemory(std::string_view marker);
    FreedMemory(const FreedMemory&) = delete;
    FreedMemory& operator=(const FreedMemory&) = delete;
    FreedMemory(FreedMemory&&) = delete;
    FreedMemory& operator=(FreedMemory&&) = delete;
    ~FreedMemory();

    /// How many blocks were given back with the marker still in them.
    std::size_t leaks() const;
};

} // namespace support
