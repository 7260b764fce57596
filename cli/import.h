// `latchkey import`: the accounts of another product's export, shown or brought in.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_import_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
