#include "server/metrics/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace latchkey::metrics {
namespace {
using ::testing::HasSubstr;

TEST(MetricsPage, is_written_as_prometheus_reads_it) {
  Page page;
  page.counter("latchkey_answers_total", "Answers.", 3, {{"status", "2xx"}});
  page.counter("latchkey_answers_total", "Answers.", 1, {{"status", "4xx"}});
  page.gauge("latchkey_open", "Open.", 7);
  const double bounds[] = {0.1, 1};
  const std::uint64_t counts[] = {2, 1, 1};
  page.histogram("latchkey_seconds", "Seconds.", bounds, counts, 3.5);
  auto text = page.text();
  EXPECT_THAT(text, HasSubstr("# TYPE latchkey_answers_total counter\n"));
  EXPECT_THAT(text, HasSubstr("latchkey_answers_total{status=\"2xx\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("latchkey_answers_total{status=\"4xx\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("latchkey_open 7\n"));
  EXPECT_THAT(text, HasSubstr("latchkey_seconds_bucket{le=\"1\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("latchkey_seconds_bucket{le=\"+Inf\"} 4\n"));
  EXPECT_THAT(text, HasSubstr("latchkey_seconds_count 4\n"));
}

}  // namespace
}  // namespace latchkey::metrics
