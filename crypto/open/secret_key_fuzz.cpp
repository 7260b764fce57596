// Any text as a secret key: refused, or a key that is written as 38 characters which read as the same key.
#include "base/check.h"
#include "crypto/open/secret_key.h"

using namespace latchkey;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // As it stands it nearly never passes the check bits; the first 16 bytes as a key always do, behind what is typed.
  if (size >= 16) {
    auto key = *open::SecretKey::from({data, 16});
    std::string typed(key.text().expose_text());
    typed += as_text({data + 16, size - 16});
    if (auto read = open::SecretKey::parse(typed)) LK_CHECK(equal_in_constant_time(read->expose(), key.expose()));
  }
  auto parsed = open::SecretKey::parse(as_text({data, size}));
  if (!parsed) return 0;
  SecretBytes text = parsed->text();
  LK_CHECK(text.size() == 38);
  auto again = open::SecretKey::parse(text.expose_text());
  LK_CHECK(again && equal_in_constant_time(again->expose(), parsed->expose()));
  return 0;
}
