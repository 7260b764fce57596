// The command line client: names the verbs and joins them. Each verb is a file of its own; how they end is exit.h's
// affair.
#include <sys/resource.h>

#include <cstdio>
#include <exception>

#include "cli/accounts.h"
#include "cli/code.h"
#include "cli/exit.h"
#include "cli/export.h"
#include "cli/extract.h"
#include "cli/grant.h"
#include "cli/import.h"
#include "cli/inbox.h"
#include "cli/log.h"
#include "cli/login.h"
#include "cli/mail.h"
#include "cli/number.h"
#include "cli/otp.h"
#include "cli/recovery.h"
#include "cli/steward.h"

int main(int argc, char** argv) try {
  // Seeds and codes pass through this process, and a core file would keep them.
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);

  CLI::App app("Second factors that belong to a team: codes, messages and recovery codes from the terminal.",
               "latchkey");
  app.set_version_flag("--version", "latchkey " LATCHKEY_VERSION, "Print the version and leave");
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 done, 1 broken, 2 refused, 3 not found, 4 not allowed, 5 expired or overtaken, 6 unreachable.");

  latchkey::cli::Exit exit;
  add_login_commands(app, exit);
  add_accounts_command(app, exit);
  add_code_command(app, exit);
  add_inbox_command(app, exit);
  add_recovery_command(app, exit);
  add_number_command(app, exit);
  add_address_command(app, exit);
  add_grant_command(app, exit);
  add_log_command(app, exit);
  add_export_command(app, exit);
  add_steward_command(app, exit);
  add_extract_command(app, exit);
  add_import_command(app, exit);
  add_mail_command(app, exit);
  add_otp_command(app, exit);
  return exit.run(app, argc, argv);
} catch (const std::exception&) {
  // Out of memory, as far as anybody knows: what else goes wrong comes as an Outcome.
  std::fputs("latchkey: out of memory or another fault of the system\n", stderr);
  return 1;
}
