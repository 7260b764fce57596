// protocol/seals.md, section 13, on the server's side: an account's chain appended to in the transaction of the act it
// records, and the manifest of what is then stored.
#pragma once
#include "roster/account_chain.h"
#include "server/accounts/account_store.h"
#include "server/members/admission.h"

namespace latchkey::accounts {

// Of one account, for the length of a transaction. The books outlive it.
class Chain {
 public:
  // Of an account without a row: one that has no entry yet.
  Chain(Books& books, const members::Admitted& who, AccountId account, const std::optional<AccountRow>& row);

  // Checks and stores the entry, whose author is the asker. Kind::conflict where it does not follow the head, names an
  // entry the workspace log does not have, or would leave no Owner; denied, not_found and invalid as their names say.
  Result<roster::AccountAct> append(const roster::AccountEntry& entry, TimePoint now);

  const roster::Head& head() const { return standing_.head; }
  std::uint64_t epoch() const { return standing_.epoch; }
  bool is_owner(const std::string& member) const;
  // Who may open the account as the workspace stands now, which the chain alone does not say.
  std::vector<Holder> openers(TimePoint now) const;

 private:
  Books& books_;
  const members::Admitted& who_;
  AccountId account_;
  roster::AccountStanding standing_;
};

// The page's size is that of the workspace log.
struct ChainPage {
  std::vector<roster::AccountEntry> entries;
  bool more;
};
BOOST_DESCRIBE_STRUCT(ChainPage, (), (entries, more))
ChainPage chain_page(AccountStore& accounts, const WorkspaceId& workspace, const AccountId& account,
                     std::uint64_t after);

}  // namespace latchkey::accounts
