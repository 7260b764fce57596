// Any bytes as an export: refused with a sentence, or entries each of which can be written as a link again.
#include "base/check.h"
#include "cli/importers/read_export.h"

using namespace latchkey;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto read = importers::read_export({data, size});
  if (!read) return LK_CHECK(!read.error().sentence.empty()), 0;
  LK_CHECK(!read->entries.empty());
  for (const auto& entry : read->entries) {
    if (entry.otp) LK_CHECK(otp::parse_otpauth(otp::write_otpauth(*entry.otp).expose_text()));
    for (const auto& code : entry.recovery_codes) LK_CHECK(!code.empty());
  }
  return 0;
}
