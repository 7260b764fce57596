// `latchkey import`: what an export of another product would bring in.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_import_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
