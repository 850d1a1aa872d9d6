#include "support/freedmemory.h"

#include <cstdlib>
#include <malloc.h>
#include <new>

namespace {

std::string_view watched; // NOLINT(*-avoid-non-const-global-variables): operator delete has no other way to know
std::size_t found = 0;    // NOLINT(*-avoid-non-const-global-variables)

void search(const void* block)
{
    if (block == nullptr || watched.empty()) return;
    const std::string_view bytes(static_cast<const char*>(block), malloc_usable_size(const_cast<void*>(block)));
    if (bytes.find(watched) != std::string_view::npos) ++found;
}

} // namespace

namespace support {

FreedMemory::FreedMemory(std::string_view marker)
{
    found = 0;
    watched = marker.substr(1); // emptying a string overwrites its first byte alone
}

FreedMemory::~FreedMemory() { watched = {}; }

std::size_t FreedMemory::leaks() const { return found; }

} // namespace support

// The forms that std::allocator and Qt use. Blocks of the array and the aligned forms are not searched.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size == 0 ? 1 : size); }

void* operator new(std::size_t size)
{
    if (void* const block = operator new(size, std::nothrow)) return block;
    throw std::bad_alloc();
}

void operator delete(void* block) noexcept
{
    search(block);
    std::free(block);
}

void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { operator delete(block); }
