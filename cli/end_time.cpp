#include "cli/end_time.h"

#include <charconv>
#include <ctime>
#include <string>

namespace latchkey::cli {
namespace {

std::optional<TimePoint> parse_span(std::string_view text, TimePoint now) {
  int count = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end + 1 != text.data() + text.size() || count < 1 || count > 9999) return std::nullopt;
  if (*end == 'h') return now + std::chrono::hours(count);
  if (*end == 'd') return now + std::chrono::days(count);
  return std::nullopt;
}

std::optional<TimePoint> parse_day(const std::string& text) {
  if (text.size() != 10) return std::nullopt;
  std::tm day{};
  const char* end = strptime(text.c_str(), "%Y-%m-%d", &day);
  if (!end || *end != '\0') return std::nullopt;
  int wanted = day.tm_mday;
  day.tm_mday += 1;  // midnight at its end; mktime carries a month over
  day.tm_isdst = -1;
  std::tm said = day;
  std::time_t seconds = std::mktime(&day);
  // strptime takes a 31st of any month.
  said.tm_mday = wanted;
  said.tm_isdst = -1;
  bool real = seconds != -1 && std::mktime(&said) != -1 && said.tm_mday == wanted;
  return real ? std::optional(from_unix_ms(std::int64_t{seconds} * 1000)) : std::nullopt;
}

}  // namespace

std::optional<TimePoint> parse_end_time(std::string_view text, TimePoint now) {
  auto time = parse_span(text, now);
  if (!time) time = parse_day(std::string(text));
  return time && *time > now ? time : std::nullopt;
}

}  // namespace latchkey::cli
