// latchkey steward: does unattended what an Owner's client does by itself, so that Collaborators have codes and ended
// access gets its new keys while no Account Owner is at a screen.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_steward_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
