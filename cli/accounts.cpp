#include "cli/accounts.h"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <iostream>

#include "cli/client/account_book.h"
#include "cli/session.h"
#include "crypto/seal/context.h"

namespace latchkey::cli {
namespace {

using client::OpenAccount;
using client::printable;

std::string_view authenticator_of(const OpenAccount& account) {
  if (!account.is_owner()) return account.wire.window ? "active" : "none";
  if (!account.totp) return "none";
  return account.totp->state == client::TotpState::active ? "active" : "pending";
}

boost::json::object account_json(const OpenAccount& account) {
  const auto& profile = account.profile;
  boost::json::object object;
  object["id"] = account.id().text();
  object["label"] = profile.label;
  object["service"] = profile.service;
  object["username"] = profile.username;
  object["urls"] = to_json_value(profile.urls);
  object["notes"] = profile.notes;
  object["role"] = seal::text_of(account.wire.role);
  object["authenticator"] = authenticator_of(account);
  object["number"] =
      account.wire.number ? boost::json::value(boost::json::string(account.wire.number->number)) : nullptr;
  object["address"] =
      account.wire.address ? boost::json::value(boost::json::string(account.wire.address->address)) : nullptr;
  object["has_password"] = client::revision_of(account.wire, seal::RecordKind::password) > 0;
  object["has_recovery_codes"] = account.wire.recovery.has_value();
  object["rotation_owed"] = account.rotation_owed;
  object["problem"] = nullptr;
  return object;
}

boost::json::object unreadable_json(const client::Unreadable& account) {
  boost::json::object object;
  object["id"] = account.id.text();
  object["problem"] = client::id(account.distrust);
  return object;
}

std::string account_line(const OpenAccount& account) {
  const auto& profile = account.profile;
  std::string line = printable(profile.label.empty() ? "(no label)" : profile.label);
  if (!profile.username.empty()) line += fmt::format("  {}", printable(profile.username));
  line += account.is_owner() ? "  Owner" : "  Collaborator";
  if (authenticator_of(account) != "none") line += fmt::format("  authenticator {}", authenticator_of(account));
  if (account.wire.number) line += fmt::format("  {}", printable(account.wire.number->number));
  if (account.wire.address) line += fmt::format("  {}", printable(account.wire.address->address));
  if (account.rotation_owed) line += "  rotation owed";
  return line;
}

Outcome list(const SessionOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  LK_TRY(book, client::AccountBook::read(signed_in->desk()));
  for (const auto& account : book.accounts()) {
    std::cout << (options.json ? boost::json::serialize(account_json(account)) : account_line(account)) << '\n';
  }
  for (const auto& account : book.unreadable()) {
    if (options.json) std::cout << boost::json::serialize(unreadable_json(account)) << '\n';
    std::cerr << fmt::format("latchkey: account {} is not trusted: {}\n", account.id.text(),
                             client::sentence(account.distrust));
  }
  return finished();
}

}  // namespace

void add_accounts_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<SessionOptions>();
  CLI::App* verb = app.add_subcommand("accounts", "List the accounts you may use");
  add_session_options(*verb, *options, "One JSON object a line; what is missing is null");
  verb->footer("An account whose signatures or keys do not hold is named on stderr, and with --json has a problem.");
  verb->callback([options, &exit] { exit.take(list(*options)); });
}

}  // namespace latchkey::cli
