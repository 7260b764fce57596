// Any JSON body and signature header: read and checked without a crash, and never believed.
#include "server/sms/android.h"
#include "server/sms/signed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace latchkey;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  auto event = sms::read_android(text);
  if (event && *event) LK_CHECK(!(*event)->provider_id.empty());
  auto message = sms::read_signed("id", text);
  if (message) LK_CHECK(message->to.has_value());
  static const SecretBytes key(std::string_view("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
  LK_CHECK(!sms::is_webhook_signature(text, "id", "1700000000", text, key));
  LK_CHECK(!sms::is_android_signature(text, "1700000000", text, key));
  return 0;
}
