// `latchkey otp`: codes from a key at hand, and what otpauth links say. Needs no server.
#pragma once
#include "cli/exit.h"

namespace latchkey::cli {

void add_otp_command(CLI::App& app, Exit& exit);

}  // namespace latchkey::cli
