#include "cli/grant.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <iostream>

#include "cli/afresh.h"
#include "cli/end_time.h"
#include "cli/moment.h"
#include "cli/rotation.h"

namespace latchkey::cli {
namespace {

using client::AccountBook;
using client::Cure;
using client::MemberId;
using client::OpenAccount;
namespace wire = client::wire;

struct GrantOptions : SessionOptions {
  std::string account;
  std::string member;
  std::string role = "collaborator";
  std::string until;
};

// Who has access, by what a person types; a member that ended meanwhile is found by its id.
Result<MemberId, Trouble> member_of(const AccountBook& book, const OpenAccount& account, const std::string& text) {
  if (account.chain.holder(text)) return *MemberId::parse(text);
  LK_TRY(member, book.directory().find(text));
  return *member->id;
}

// Collaborators that came or stayed get the codes of the coming days. What was done before holds without it.
void deal(SignedIn& signed_in, const client::AccountId& id) {
  auto book = AccountBook::read(signed_in.desk());
  const OpenAccount* account = book ? book->get(id) : nullptr;
  if (!account || !account->is_owner()) return;
  auto dealt = client::deal(signed_in.desk(), *account);
  if (!dealt) std::cerr << fmt::format("latchkey: codes are still to be dealt: {}\n", dealt.error().sentence);
}

Outcome list(const GrantOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  LK_TRY(book, AccountBook::read(signed_in->desk()));
  LK_TRY(account, book.find(options.account));
  // Owners first, then by name.
  const auto& holders = account->chain.standing().holders;
  std::vector<std::tuple<bool, std::string, std::string>> rows;
  for (const auto& [member, holder] : holders) {
    if (!account->chain.may_open(book.directory().roster(), member, signed_in->desk().time.now())) continue;
    rows.emplace_back(!holder.is_owner(), book.directory().name_of(MemberId::parse(member)), member);
  }
  std::sort(rows.begin(), rows.end());
  for (const auto& [collaborator, name, member] : rows) {
    const auto& holder = holders.at(member);
    if (options.json) {
      boost::json::object object;
      object["member"] = member;
      object["name"] = name;
      object["role"] = seal::text_of(holder.role);
      object["ends_at"] = to_json_value(holder.ends_at);
      object["granter"] = account->chain.grant_of(member).granter;
      std::cout << boost::json::serialize(object) << '\n';
      continue;
    }
    std::cout << fmt::format("{}  {}", name, collaborator ? "Collaborator" : "Owner");
    if (holder.ends_at) std::cout << fmt::format("  until {}", moment(*holder.ends_at));
    std::cout << '\n';
  }
  if (account->rotation_owed && !options.json) {
    std::cerr << "latchkey: the account's keys are still to be changed (latchkey grant rotate)\n";
  }
  return finished();
}

Outcome add(const GrantOptions& options) {
  auto role = seal::parse_account_role(options.role);
  if (!role) return trouble(Kind::invalid, "--role is collaborator or owner");
  LK_TRY(signed_in, SignedIn::open(options));
  auto& desk = signed_in->desk();
  LK_TRY(book, AccountBook::read(desk));
  LK_TRY(account, book.find_owned(options.account));
  LK_TRY(member, book.directory().find(options.member));
  client::ShareWish wish{*role, std::nullopt};
  if (!options.until.empty()) {
    wish.ends_at = parse_end_time(options.until, desk.time.now());
    if (!wish.ends_at) return trouble(Kind::invalid, "--until takes 12h, 7d or a day to come as in 2026-03-01");
  }
  auto shared = afresh(*signed_in, book, account->id(), [&](const AccountBook& present, const OpenAccount& open) {
    return client::share(desk, present, open, *member->id, wish);
  });
  // Lowering an Owner changes keys, which may want the password for recovery codes.
  if (!shared && shared.error().cure == Cure::elevate) {
    shared = rotate(*signed_in, account->id(), client::RotationWish{*member->id, wish});
  }
  if (!shared) return shared;
  deal(*signed_in, account->id());
  return finished();
}

Outcome end(const GrantOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  auto& desk = signed_in->desk();
  LK_TRY(book, AccountBook::read(desk));
  LK_TRY(account, book.find(options.account));
  LK_TRY(member, member_of(book, *account, options.member));
  LK_TRY_DONE(afresh(*signed_in, book, account->id(), [&](const AccountBook& present, const OpenAccount& open) {
    return client::end_access(desk, present, open, member);
  }));
  bool left = member == desk.member;
  bool rotated = false;
  if (!left) {
    // Refused by the server from here on, whatever becomes of the rest: new keys can wait for a password or a
    // connection.
    auto outcome = rotate(*signed_in, account->id());
    rotated = outcome.has_value();
    if (rotated) {
      deal(*signed_in, account->id());
    } else {
      std::cerr << fmt::format("latchkey: access has ended; the account's keys are still to be changed: {}\n",
                               outcome.error().sentence);
    }
  }
  if (options.json) {
    std::cout << boost::json::serialize(boost::json::object{{"member", member.text()}, {"rotated", rotated}}) << '\n';
  }
  return finished();
}

Outcome change_keys(const GrantOptions& options) {
  LK_TRY(signed_in, SignedIn::open(options));
  LK_TRY(book, AccountBook::read(signed_in->desk()));
  LK_TRY(account, book.find_owned(options.account));
  LK_TRY_DONE(rotate(*signed_in, account->id()));
  deal(*signed_in, account->id());
  return finished();
}

}  // namespace

void add_grant_command(CLI::App& app, Exit& exit) {
  CLI::App* grant = app.add_subcommand("grant", "Who may use an account");
  grant->require_subcommand(1);
  auto verb = [&](const char* name, const char* says, bool of_member, Outcome (*act)(const GrantOptions&)) {
    auto options = std::make_shared<GrantOptions>();
    CLI::App* added = grant->add_subcommand(name, says);
    added->add_option("ACCOUNT", options->account, "Id, or the beginning of label or service in any case")->required();
    if (of_member) added->add_option("MEMBER", options->member, "Id, mail address or name")->required();
    add_session_options(*added, *options, "JSON instead of text");
    added->callback([options, act, &exit] { exit.take(act(*options)); });
    return std::pair(added, options);
  };
  verb("list", "List who has access", false, list);
  auto [adding, options] = verb("add", "Give a member access, or change it (Owners)", true, add);
  adding->add_option("--role", options->role, "collaborator (default) or owner");
  adding->add_option("--until", options->until, "When it ends: 12h, 7d, or with a day as in 2026-03-01");
  auto ending = verb("end", "End a member's access, or your own (Owners)", true, end);
  ending.first->footer(
      "The server refuses the member at once. Then the account's keys are changed, so that what arrives later does not "
      "open\nfor it; where that has to wait, stderr says so and grant rotate makes up for it.");
  verb("rotate", "Change the account's keys (Owners)", false, change_keys);
}

}  // namespace latchkey::cli
