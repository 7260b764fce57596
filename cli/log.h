// `latchkey log`: who did what.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_log_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
