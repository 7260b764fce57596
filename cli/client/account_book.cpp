#include "cli/client/account_book.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/client/names.h"

namespace latchkey::client {
namespace {

// How well the text names the account: an account whose whole label it is outranks those that only begin with it.
enum class Match { none, beginning, whole };

Match match(const Profile& profile, std::string_view text) {
  if (same_in_any_case(profile.label, text) || same_in_any_case(profile.service, text)) return Match::whole;
  if (begins_in_any_case(profile.label, text) || begins_in_any_case(profile.service, text)) return Match::beginning;
  return Match::none;
}

std::string line_of(const OpenAccount& account) {
  const auto& profile = account.profile;
  return fmt::format("\n  {}  {}  {}", account.id().text(), printable(profile.label), printable(profile.username));
}

}  // namespace

Attempt<AccountBook> AccountBook::read(Desk& desk) {
  LK_TRY(directory, Directory::read(desk));
  AccountBook book(std::move(directory));
  TimePoint asked = desk.time.local_now();
  LK_TRY(sync, desk.api.get<wire::Sync>(desk.path("/sync")));
  desk.time.learn(sync.now, asked);
  book.cursor_ = sync.cursor;
  if (!sync.accounts) return trouble(Kind::corrupt, desk.api.server() + " leaves out the accounts it was asked for");
  for (auto& account : *sync.accounts) {
    if (account.state != "active") continue;
    const AccountId id = *account.id;
    LK_TRY_DONE(complete_chain(desk, account));
    auto opened = open_account(desk, book.directory_, std::move(account));
    if (opened) {
      book.accounts_.push_back(std::move(*opened));
    } else {
      book.unreadable_.push_back({id, opened.error()});
    }
  }
  std::sort(book.accounts_.begin(), book.accounts_.end(), [](const OpenAccount& a, const OpenAccount& b) {
    return std::tie(a.profile.label, a.id()) < std::tie(b.profile.label, b.id());
  });
  LK_TRY_DONE(desk.pins.save());
  return book;
}

const OpenAccount* AccountBook::get(const AccountId& id) const {
  auto found =
      std::find_if(accounts_.begin(), accounts_.end(), [&](const auto& account) { return account.id() == id; });
  return found == accounts_.end() ? nullptr : &*found;
}

Attempt<const OpenAccount*> AccountBook::find(std::string_view text) const {
  if (text.empty()) return trouble(Kind::invalid, "name the account by id, label or service");
  std::vector<const OpenAccount*> whole;
  std::vector<const OpenAccount*> beginning;
  for (const auto& account : accounts_) {
    if (account.id().text() == text) return &account;
    Match how = match(account.profile, text);
    if (how == Match::whole) whole.push_back(&account);
    if (how == Match::beginning) beginning.push_back(&account);
  }
  for (const auto& account : unreadable_) {
    if (account.id.text() == text) return trouble(account.distrust);
  }
  const auto& matches = whole.empty() ? beginning : whole;
  if (matches.size() == 1) return matches.front();
  if (matches.empty()) {
    // It may be one of those whose labels nobody can read.
    std::string_view more = unreadable_.empty() ? "" : " (some do not hold: see latchkey accounts)";
    return trouble(Kind::not_found, fmt::format("no such account{}", more));
  }
  std::string list;
  for (const auto* account : matches) list += line_of(*account);
  return trouble(Kind::invalid, "more than one account matches:" + list);
}

Attempt<const OpenAccount*> AccountBook::find_owned(std::string_view text) const {
  LK_TRY(account, find(text));
  if (!account->is_owner()) return trouble(Kind::denied, "this is for Account Owners, and you are a Collaborator");
  return account;
}

}  // namespace latchkey::client
