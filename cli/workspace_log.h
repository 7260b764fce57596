// `latchkey log export` and `latchkey log verify`: the signed workspace log as a file, and whether it holds, without a
// server and without anything this machine knows.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_workspace_log_commands(CLI::App& log, Exit& exit);

}  // namespace latchkey::cli
