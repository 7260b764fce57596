#include "cli/recovery.h"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <iostream>

#include "cli/client/account_book.h"
#include "cli/moment.h"
#include "cli/session.h"
#include "crypto/seal/context.h"

namespace latchkey::cli {
namespace {

struct RecoveryOptions : SessionOptions {
  std::string account;
};

boost::json::object code_json(const client::RecoveryCode& code) {
  boost::json::object object;
  object["code"] = code.code;
  object["used_at"] = to_json_value(code.used_at);
  object["used_by"] = to_json_value(code.used_by);
  return object;
}

std::string code_line(const client::RecoveryCode& code, const client::Directory& directory) {
  std::string line = client::printable(code.code);
  if (code.used_at) line += fmt::format("  used {}", moment(*code.used_at));
  if (code.used_by) line += fmt::format(" by {}", directory.name_of(code.used_by));
  return line;
}

Outcome list(const RecoveryOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  auto& desk = signed_in->desk();
  LK_TRY(book, client::AccountBook::read(desk));
  LK_TRY(account, book.find_owned(options.account));
  if (!account->wire.recovery) return trouble(Kind::not_found, "the account has no recovery codes");
  LK_TRY_DONE(signed_in->session().elevate());
  LK_TRY(text, client::read_recovery_record(desk, *account));
  auto codes = client::read_recovery(text);
  if (!codes) return trouble(client::Distrust{client::DistrustKind::record_unreadable, "recovery"});
  for (const auto& code : *codes) {
    std::cout << (options.json ? boost::json::serialize(code_json(code)) : code_line(code, book.directory())) << '\n';
  }
  return finished();
}

}  // namespace

void add_recovery_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<RecoveryOptions>();
  CLI::App* verb = app.add_subcommand("recovery", "List the recovery codes of an account (Owners)");
  verb->add_option("ACCOUNT", options->account, "Id, or the beginning of label or service in any case")->required();
  add_session_options(*verb, *options, "One JSON object a line: code, used_at, used_by");
  verb->footer("Asks for the password, unlocked or not, and is written to the account's activity.");
  verb->callback([options, &exit] { exit.take(list(*options)); });
}

}  // namespace latchkey::cli
