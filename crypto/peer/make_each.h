// The three files of cases, apart because each is long; and the small tools they share.
#pragma once
#include "crypto/peer/case.h"
#include "crypto/peer/make.h"
#include "crypto/peer/recorded_random.h"

namespace latchkey::peer {

boost::json::array make_seal_cases(const RandomFor& random_for);
Result<boost::json::array> make_member_cases(const RandomFor& random_for);
boost::json::array make_account_cases(const RandomFor& random_for);

inline Bytes draw(Random& random, std::size_t size) {
  Bytes bytes(size);
  random.fill(bytes);
  return bytes;
}

// Up to `most`, evenly enough.
inline std::size_t draw_size(Random& random, std::size_t most) {
  auto bytes = random.bytes<4>();
  std::size_t number = 0;
  for (std::uint8_t byte : bytes) number = number << 8 | byte;
  return number % (most + 1);
}

inline Hex flipped(const Hex& bytes, std::size_t at) {
  Hex out = bytes;
  out.bytes.at(at) ^= 1;
  return out;
}

inline Hex cut(const Hex& bytes, std::size_t size) { return BytesView(bytes).first(size); }

// The same case under another name, changed by `change` so that `check` refuses it.
template <typename Case, typename Change>
Case refused(const Case& good, std::string name, std::string_view check, Change change) {
  Case bad = good;
  bad.name = std::move(name);
  bad.refused = std::string(check);
  change(bad);
  return bad;
}

}  // namespace latchkey::peer
