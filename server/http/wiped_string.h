// Text whose memory is overwritten before it is given back, growth included: for request bodies, which carry what
// carriers and clients must not have left behind here (design 5: buffers are wiped).
#pragma once
#include <memory>
#include <string>

#include "base/secret_bytes.h"

namespace latchkey::http {

template <typename T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <typename U>
  WipingAllocator(const WipingAllocator<U>&) {}  // NOLINT(google-explicit-constructor): allocators convert
  T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
  void deallocate(T* memory, std::size_t count) {
    latchkey::wipe(std::span(reinterpret_cast<std::uint8_t*>(memory), count * sizeof(T)));
    std::allocator<T>().deallocate(memory, count);
  }
  template <typename U>
  friend bool operator==(const WipingAllocator&, const WipingAllocator<U>&) {
    return true;
  }
};

using WipedString = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;

}  // namespace latchkey::http
