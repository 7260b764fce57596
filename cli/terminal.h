// Asking the person at the terminal, and where there is none, the lines of standard input.
#pragma once
#include <string>

#include "base/secret_bytes.h"
#include "cli/exit.h"

namespace latchkey::cli {

bool is_terminal_input();  // standard input is somebody's keyboard

// The next line of standard input, without its end, up to 4 KiB. Kind::invalid where there is none.
Result<SecretBytes, Trouble> next_input_line(std::string_view what);

// Asks on the process's terminal, whatever standard input and output are. Kind::denied where it has none.
Result<SecretBytes, Trouble> ask_secretly(std::string_view question);  // without echo
Result<SecretBytes, Trouble> ask(std::string_view question);

// A secret from the file an option names: "-" is the next line of standard input, a line end behind it is dropped.
Result<SecretBytes, Trouble> secret_from(const std::string& path, std::string_view what);

}  // namespace latchkey::cli
