// Any bytes as a link: refused, or a value that computes codes and survives being written and read again.
#include "base/check.h"
#include "otp/totp.h"

using namespace latchkey;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto parsed = otp::parse_otpauth(as_text({data, size}));
  if (!parsed) return LK_CHECK(!otp::sentence(parsed.error()).empty()), 0;
  LK_CHECK(otp::code_at(*parsed, from_unix_ms(1700000000000)).expose().size() ==
           static_cast<std::size_t>(parsed->digits()));
  auto again = otp::parse_otpauth(otp::write_otpauth(*parsed).expose_text());
  LK_CHECK(again && again->type() == parsed->type() && again->issuer() == parsed->issuer() &&
           again->name() == parsed->name() && again->algorithm() == parsed->algorithm() &&
           again->digits() == parsed->digits() && again->period() == parsed->period() &&
           again->counter() == parsed->counter() &&
           equal_in_constant_time(again->seed().expose(), parsed->seed().expose()));
  return 0;
}
