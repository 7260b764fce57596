#include "base/dead_memory.h"

#include <malloc.h>
#include <string.h>  // explicit_bzero is not in <cstring>'s std

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#ifndef LATCHKEY_FOREIGN_HEAP
namespace {
void give_back(void* memory) noexcept {
  if (!memory) return;
  // All of it: an allocator hands out more than was asked for, and containers use only part of that.
  explicit_bzero(memory, malloc_usable_size(memory));
  std::free(memory);
}
}  // namespace

// The library's own `new` takes from malloc. The array and nothrow forms end in these (C++20 [new.delete]).
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }
#endif

namespace latchkey {

[[gnu::noinline]] void wipe_dead_stack() {
  std::array<std::uint8_t, std::size_t{64} << 10> dead;  // NOLINT(*-member-init): what counts is where it lies
  explicit_bzero(dead.data(), dead.size());
}

}  // namespace latchkey
