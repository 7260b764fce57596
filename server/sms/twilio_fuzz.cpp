// Any form body: read, and its signature checked, without a crash.
#include "server/http/percent.h"
#include "server/sms/twilio.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace latchkey;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  auto form = http::parse_form(text, 200);
  if (!form) return 0;
  auto sms = sms::read_twilio(*form);
  if (sms) LK_CHECK(sms->to && !sms->provider_id.empty());
  static const SecretBytes token(std::string_view("token"));
  LK_CHECK(!sms::is_twilio_signature(text.substr(0, 40), "https://keys.example/hooks/sms/twilio", *form, token));
  return 0;
}
