#include "base/dead_memory.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <string>

namespace latchkey {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kHeapIsOurs = false;
#else
constexpr bool kHeapIsOurs = true;
#endif

TEST(DeadMemory, keeps_nothing_of_a_block_that_was_given_back) {
  if (!kHeapIsOurs) GTEST_SKIP() << "the address sanitizer has a heap of its own and lets nobody read what is dead";
  // Of a size that nothing else here asks for, so that the next block of it is the one that was given back.
  constexpr std::size_t kSize = 11'003;
  auto* first = new char[kSize];
  std::memset(first, 'x', kSize);
  auto where = reinterpret_cast<std::uintptr_t>(first);
  delete[] first;
  auto* second = static_cast<char*>(::operator new(kSize));
  ASSERT_EQ(reinterpret_cast<std::uintptr_t>(second), where) << "the heap gave another block: choose another size";
  EXPECT_EQ(std::string(second, kSize).find("xxxx"), std::string::npos);
  ::operator delete(second);
}

// Returns where its text stood.
[[gnu::noinline]] const volatile char* leave_text_on_the_stack() {
  volatile char text[256];
  for (auto& letter : text) letter = 'y';
  const volatile char* volatile where = text;
  return where;
}

[[gnu::noinline]] int letters_left_at(const volatile char* where) {
  int left = 0;
  for (int i = 0; i < 256; ++i) left += where[i] == 'y' ? 1 : 0;
  return left;
}

TEST(DeadMemory, keeps_nothing_of_what_functions_that_returned_had_on_the_stack) {
  if (!kHeapIsOurs) GTEST_SKIP() << "the address sanitizer lets nobody read a dead frame";
  const volatile char* where = leave_text_on_the_stack();
  wipe_dead_stack();
  EXPECT_EQ(letters_left_at(where), 0);
}

}  // namespace
}  // namespace latchkey
