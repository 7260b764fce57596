// `latchkey accounts`: what this member may use.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_accounts_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
