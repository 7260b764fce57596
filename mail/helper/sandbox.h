// The walls around foreign mail, in two steps. The program enters the first before it is given anything: no new
// privileges, no capabilities, no files, sockets or other programs, little memory. The child forked for one mail enters
// the second before it reads the mail: from then on it can read and write what it holds, ask for memory, and end.
//
// A call outside the list kills the process; a few that libraries try in passing (opening a locale, say) fail with
// EACCES instead.
#pragma once
#include "base/result.h"

namespace latchkey::mail::helper {

Done enter_program_sandbox();

// Whoever failed to enter must not go on. `seconds` is the wall-clock and the processor time left to this process.
Done enter_message_sandbox(unsigned seconds);

// For the sandbox's own test: each attempt in a process of its own, a line each on standard output ("open: EACCES",
// "connect: SIGSYS"). Returns 0 if everything that must be refused was.
int try_to_break_out();

}  // namespace latchkey::mail::helper
