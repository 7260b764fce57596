// For tests: runs a built program as a shell would, with arguments and text on stdin, and waits for its end.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace latchkey::cli {

struct Ran {
  int exit_code = -1;  // 128 + the signal if one ended it, as a shell tells it; -1 if it could not be started
  std::string out;
  std::string err;
};

Ran run_program(const std::string& program, const std::vector<std::string>& arguments, std::string_view in = {});

// The `latchkey` of the caller's own build.
#ifdef LATCHKEY_BIN_DIR
inline Ran run_latchkey(const std::vector<std::string>& arguments, std::string_view in = {}) {
  return run_program(LATCHKEY_BIN_DIR "/latchkey", arguments, in);
}
#endif

}  // namespace latchkey::cli
