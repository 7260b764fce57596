#include "crypto/seal/sodium.h"

#include <sodium.h>

#include "base/check.h"

namespace latchkey::seal {

void ready() {
  // Thread-safe by the language; sodium_init() picks the fastest code for this processor and may not run twice at once.
  static const bool started = [] {
    LK_CHECK(sodium_init() >= 0);
    return true;
  }();
  LK_CHECK(started);
}

}  // namespace latchkey::seal
