// Any bytes as the message inside an export link: refused, or entries that survive being written as links. Wrapping the
// bytes in base64 here lets the fuzzer work on the message instead of the alphabet.
#include "otp/migration.h"

#include "base/check.h"

using namespace latchkey;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto parsed = otp::parse_migration("otpauth-migration://offline?data=" + base64({data, size}));
  if (!parsed) return LK_CHECK(!otp::sentence(parsed.error()).empty()), 0;
  LK_CHECK(!parsed->entries.empty() && parsed->part >= 0 && parsed->part < parsed->parts);
  for (const auto& entry : parsed->entries) {
    auto again = otp::parse_otpauth(otp::write_otpauth(entry).expose_text());
    LK_CHECK(again && again->issuer() == entry.issuer() && again->name() == entry.name());
  }
  return 0;
}
