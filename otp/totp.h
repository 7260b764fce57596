// Codes: HOTP (RFC 4226), TOTP (RFC 6238) and Steam's. A *step* is what the code is computed from: the number of whole
// periods since 1970, or the counter.
#pragma once
#include <array>
#include <string_view>

#include "base/clock.h"
#include "otp/otpauth_uri.h"

namespace latchkey::otp {

// Five to eight characters, wiped at their end; without == or <<, like any secret.
class Code {
 public:
  explicit Code(std::string_view text);
  Code(const Code&) = default;
  Code& operator=(const Code&) = default;
  ~Code();
  std::string_view expose() const { return {text_.data(), size_}; }

 private:
  std::array<char, 8> text_{};
  std::size_t size_ = 0;
};

Code code_for_step(const OtpUri& otp, std::uint64_t step);

// The step that `now` falls into, a time before 1970 counting as 1970. For hotp the counter, whatever the time.
std::uint64_t step_at(const OtpUri& otp, TimePoint now);
Code code_at(const OtpUri& otp, TimePoint now);
Code next_code(const OtpUri& otp, TimePoint now);  // of the step after

// Whole seconds until the next code, rounded up: from the period down to 1. Not for hotp, whose codes have no end.
std::chrono::seconds seconds_left(const OtpUri& otp, TimePoint now);

}  // namespace latchkey::otp
