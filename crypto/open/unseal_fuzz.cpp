// Any bytes as a seal and as a box under a known key: refused. And any bytes as the padded text inside a seal that is
// right in everything else: refused, or the one text whose padding they are.
#include <algorithm>

#include "base/check.h"
#include "crypto/open/testing/forge.h"
#include "crypto/open/unseal.h"

using namespace latchkey;

namespace {

class Zeros final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override { std::ranges::fill(bytes, std::uint8_t{0}); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto key = *seal::SealingKey::from(Bytes(32, 1));
  static const open::BoxSecret secret{SecretBytes(BytesView(Bytes(32, 2)))};
  static const auto context = seal::identity_context({.workspace = "w", .member = "m"});
  const BytesView bytes{data, size};

  LK_CHECK(!open::open_box(secret, context, bytes));
  LK_CHECK(!open::open_seal(key, context, bytes));

  Zeros random;
  auto opened = open::open_seal(key, context, open::forge_seal(key, context, bytes, random).view());
  if (opened) LK_CHECK(std::ranges::equal(seal::pad(opened->expose()).expose(), bytes));
  return 0;
}
