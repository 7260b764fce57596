// `latchkey export`: everything one owns, readable, for another program or a safe.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_export_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
