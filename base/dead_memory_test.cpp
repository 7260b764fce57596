#include "base/dead_memory.h"

// Not under the address sanitizer, whose heap and stack nobody may read when they are dead.
#ifndef LATCHKEY_FOREIGN_HEAP
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <string>

namespace latchkey {
namespace {

TEST(DeadMemory, keeps_nothing_of_a_block_that_was_given_back) {
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
  const volatile char* where = leave_text_on_the_stack();
  wipe_dead_stack();
  EXPECT_EQ(letters_left_at(where), 0);
}

}  // namespace
}  // namespace latchkey
#endif
