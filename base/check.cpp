#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace latchkey {

void check_failed(const char* expression, const char* file, int line) {
  // Straight to stderr: the log may be what broke.
  std::fprintf(stderr, "latchkey: broken promise: %s at %s:%d\n", expression, file, line);
  std::abort();
}

}  // namespace latchkey
