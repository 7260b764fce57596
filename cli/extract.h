// `latchkey extract`: finds code, link and purpose in messages, a JSON object a line in and out. Needs no server.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_extract_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
