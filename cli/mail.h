// `latchkey mail`: what a raw mail says, taken apart in the same sandbox the server uses. Needs no server.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_mail_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
