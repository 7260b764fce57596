#include "base/id.h"

#include <gtest/gtest.h>

#include <set>

namespace latchkey {
namespace {

using WidgetId = Id<struct WidgetTag>;

TEST(Id, reads_what_it_generates_and_repeats_itself_never) {
  SystemRandom random;
  std::set<WidgetId> seen;
  for (int i = 0; i < 1000; ++i) {
    WidgetId id = WidgetId::generate(random);
    EXPECT_EQ(WidgetId::parse(id.text()), id);
    EXPECT_TRUE(seen.insert(id).second);
  }
}

TEST(Id, has_one_spelling) {
  EXPECT_TRUE(WidgetId::parse("aaaaaaaaaaaaaaaaaaaaaaaaaa"));
  for (const char* text : {"", "AAAAAAAAAAAAAAAAAAAAAAAAAA", "aaaaaaaaaaaaaaaaaaaaaaaaab", "aaaaaaaaaaaaaaaaaaaaaaaaa",
                           "aaaaaaaaaaaaaaaaaaaaaaaa==", "aaaaaaaaaaaaaaaaaaaaaaaa1a", "aaaaaaaaaaaaaaaaaaaaaaaa/.."}) {
    EXPECT_FALSE(WidgetId::parse(text)) << text;
  }
}

}  // namespace
}  // namespace latchkey
