// `latchkey code`: the code that logs in now.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_code_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
