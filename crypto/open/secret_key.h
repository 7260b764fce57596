// The secret key: 128 bits that are never sent, written so that a person can copy them from paper. Its check bits find
// a slip before Argon2 runs, so "wrong secret key" and "wrong password" are told apart on the device.
#pragma once
#include "base/random.h"
#include "base/result.h"
#include "base/secret_bytes.h"

namespace latchkey::open {

enum class SecretKeyProblem {
  letter,  // something else than A to Z and 2 to 7
  length,  // not 28 letters behind LK1-
  check,   // 28 letters, but at least one is wrong or two changed places
};

class SecretKey {
 public:
  static SecretKey generate(Random& random);

  // Takes what people type: either case, blanks, hyphens or none, without LK1-, and 0, 1 and 8 for the O, I and B they
  // look like (base32 has none of the three).
  static Result<SecretKey, SecretKeyProblem> parse(std::string_view text);
  static std::optional<SecretKey> from(BytesView bytes);  // 16 bytes

  SecretBytes text() const;  // LK1-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX
  BytesView expose() const { return bytes_.expose(); }
  SecretKey clone() const { return SecretKey(bytes_.clone()); }

 private:
  explicit SecretKey(SecretBytes bytes) : bytes_(std::move(bytes)) {}
  SecretBytes bytes_;
};

}  // namespace latchkey::open
