// The gmime wrapper as a child runs it, without the walls: what comes out keeps the rules the server enforces, whatever
// went in. A crash here is one the sandbox would contain; it is still worth knowing.
// Corpus: mail/testdata/mails
#include "base/check.h"
#include "mail/helper/mime_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace latchkey;
  static const bool started = (mail::helper::start_mime(), true);
  static_cast<void>(started);
  auto answer = mail::helper::read_mail(as_text(BytesView(data, size)), "mx.codes.example");
  LK_CHECK(mail::decode_answer(mail::encode_answer(answer)));
  return 0;
}
