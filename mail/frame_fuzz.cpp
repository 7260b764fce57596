// What the server reads from latchkey-mime, which a mail may have taken over: any bytes are refused or yield a mail
// that keeps every limit and encodes to the same bytes again.
#include "base/check.h"
#include "mail/frame.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace latchkey;
  std::string_view bytes = as_text(BytesView(data, size));
  auto answer = mail::decode_answer(bytes);
  if (answer) LK_CHECK(mail::encode_answer(*answer) == bytes);
  return 0;
}
