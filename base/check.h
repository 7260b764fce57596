// LK_CHECK: a promise of our own, checked in release builds too. A broken one stops the process: better silent than
// wrong about codes. Never used on what comes from outside; that is a Result.
#pragma once

namespace latchkey {
[[noreturn]] void check_failed(const char* expression, const char* file, int line);
}

#define LK_CHECK(expression) \
  (static_cast<bool>(expression) ? void(0) : ::latchkey::check_failed(#expression, __FILE__, __LINE__))
