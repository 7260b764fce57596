#include "cli/end_time.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

namespace latchkey::cli {
namespace {

constexpr TimePoint kNow{std::chrono::sys_days(std::chrono::year(2026) / 2 / 27) + std::chrono::hours(9)};

TEST(EndTime, is_a_span_from_now) {
  EXPECT_EQ(parse_end_time("12h", kNow), kNow + std::chrono::hours(12));
  EXPECT_EQ(parse_end_time("7d", kNow), kNow + std::chrono::hours(7 * 24));
}

TEST(EndTime, is_the_end_of_a_day_where_the_person_is) {
  setenv("TZ", "Asia/Tokyo", 1);
  tzset();
  auto end = parse_end_time("2026-02-28", kNow);
  unsetenv("TZ");
  tzset();
  EXPECT_EQ(end, TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 2 / 28) + std::chrono::hours(15)));
}

TEST(EndTime, refuses_the_past_and_what_is_no_time) {
  for (const char* text : {"", "h", "0h", "-1d", "12", "12m", "1.5h", "99999d", "2026-02-26", "2026-02-30",
                           "2026-13-01", "2026-2-28", "tomorrow", "2026-03-01 "}) {
    EXPECT_EQ(parse_end_time(text, kNow), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace latchkey::cli
