// `latchkey grant`: who may use an account.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_grant_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
