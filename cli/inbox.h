// `latchkey inbox`: the Shared Inbox, once or as it fills.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_inbox_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
