// `latchkey recovery`: an account's recovery codes, behind the password.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_recovery_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
