// What verbs read: a file or standard input, whole, up to a limit, into memory that is wiped.
#pragma once
#include <string>

#include "base/secret_bytes.h"
#include "cli/exit.h"

namespace latchkey::cli {

// "-" is standard input.
Result<SecretBytes, Trouble> read_input(const std::string& path, std::size_t limit);

}  // namespace latchkey::cli
