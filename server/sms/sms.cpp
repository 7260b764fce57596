#include "server/sms/sms.h"

#include <algorithm>
#include <charconv>

namespace latchkey::sms {

bool is_short_text(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most && is_utf8(text) &&
         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool is_recent(std::string_view unix_seconds, TimePoint now) {
  std::int64_t seconds = 0;
  auto [end, error] = std::from_chars(unix_seconds.data(), unix_seconds.data() + unix_seconds.size(), seconds);
  if (error != std::errc() || end != unix_seconds.data() + unix_seconds.size()) return false;
  if (seconds < 0 || seconds > 100'000'000'000) return false;
  TimePoint then{std::chrono::seconds(seconds)};
  return then >= now - kWindow && then <= now + kWindow;
}

}  // namespace latchkey::sms
