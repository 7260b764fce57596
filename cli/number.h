// `latchkey number` and `latchkey address`: where an account's SMS and mail arrive.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_number_command(CLI::App& app, Exit& exit);
void add_address_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
