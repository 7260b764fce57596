// An SMS as a carrier's hook brings it, before anybody has checked who brings it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret_bytes.h"

namespace latchkey::sms {

struct Sms {
  std::optional<std::string> to;  // E.164; none where the carrier does not say
  std::string from;
  std::string text;
  std::string provider_id;  // the carrier's name for it: the same one is the same message

  Sms() = default;
  Sms(Sms&&) = default;
  Sms& operator=(Sms&&) = default;
  ~Sms() { wipe(text); }
};

inline constexpr std::size_t kMostBody = std::size_t{64} << 10;
inline constexpr std::size_t kMostText = std::size_t{32} << 10;
inline constexpr auto kWindow = std::chrono::minutes(5);  // for carriers that sign a time

// Non-empty, no control characters, at most `most` bytes of UTF-8: for what is stored or compared, not for the text.
bool is_short_text(std::string_view text, std::size_t most);
// Unix seconds in decimal, at most kWindow away.
bool is_recent(std::string_view unix_seconds, TimePoint now);

}  // namespace latchkey::sms
