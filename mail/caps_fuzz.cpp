// The scan before the MIME library: any bytes end in a verdict, and the verdict does not depend on line-end style.
// Corpus: mail/testdata/mails
#include <string>

#include "base/bytes.h"
#include "base/check.h"
#include "mail/caps.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace latchkey;
  std::string raw(as_text(BytesView(data, size)));
  auto verdict = mail::over_caps(raw);
  if (raw.find('\r') == std::string::npos) {
    std::string crlf;
    for (char c : raw) {
      if (c == '\n') crlf += '\r';
      crlf += c;
    }
    LK_CHECK(mail::over_caps(crlf) == verdict);
  }
  return 0;
}
