#include "cli/log.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <iostream>

#include "cli/client/account_book.h"
#include "cli/moment.h"
#include "cli/session.h"
#include "cli/workspace_log.h"

namespace latchkey::cli {
namespace {

namespace wire = client::wire;

struct LogOptions : SessionOptions {
  std::string account;
  int limit = 50;
};

std::string label_of(const client::AccountBook& book, const client::AccountId& id) {
  const auto* account = book.get(id);
  return account ? client::printable(account->profile.label) : id.text();
}

std::string line_of(const wire::ActivityEntry& entry, const client::AccountBook& book) {
  std::string line = fmt::format("{}  {}", moment(entry.at), client::printable(entry.kind));
  if (entry.member) line += fmt::format("  {}", book.directory().name_of(entry.member));
  if (entry.account) line += fmt::format("  {}", label_of(book, *entry.account));
  if (entry.subject) {
    // A member's id reads better as a name.
    auto member = client::MemberId::parse(*entry.subject);
    line += fmt::format("  {}", member ? book.directory().name_of(member) : client::printable(*entry.subject));
  }
  if (entry.address) line += fmt::format("  {}", client::printable(*entry.address));
  return line;
}

Outcome list(const LogOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  auto& desk = signed_in->desk();
  LK_TRY(book, client::AccountBook::read(desk));
  std::string path = fmt::format("/activity?limit={}", options.limit);
  if (!options.account.empty()) {
    LK_TRY(account, book.find(options.account));
    path += "&account=" + account->id().text();
  }
  LK_TRY(page, desk.api.get<wire::Activity>(desk.path(path)));
  std::reverse(page.entries.begin(), page.entries.end());
  for (const auto& entry : page.entries) {
    std::cout << (options.json ? to_json(entry) : line_of(entry, book)) << '\n';
  }
  return finished();
}

}  // namespace

void add_log_command(CLI::App& app, Exit& exit) {
  auto options = std::make_shared<LogOptions>();
  CLI::App* verb = app.add_subcommand("log", "Show who did what");
  verb->add_option("--account", options->account, "Only what happened on this account");
  verb->add_option("--limit", options->limit, "How many of the past (default 50)")->check(CLI::Range(1, 200));
  add_session_options(*verb, *options, "One JSON object a line: at, member, kind, account, subject, address");
  verb->footer(
      "The newest stands last. You see what you did, what happened on accounts you own, and as an Admin the frame of "
      "the\nworkspace.");
  verb->callback([options, verb, &exit] {
    if (verb->get_subcommands().empty()) exit.take(list(*options));
  });
  add_workspace_log_commands(*verb, exit);
}

}  // namespace latchkey::cli
