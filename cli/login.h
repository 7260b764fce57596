// `latchkey login`, `logout` and `lock`: a session on this machine.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_login_commands(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
