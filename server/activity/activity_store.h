// What the rules of this folder read, within one transaction.
#pragma once
#include "base/clock.h"
#include "server/accounts/account_store.h"
#include "server/events/journal.h"
#include "server/members/member_store.h"
#include "server/transactions/transactions.h"

namespace latchkey::activity {

struct EntryShown {
  std::int64_t cursor;
  TimePoint at;
  std::optional<MemberId> member;
  events::EntryKind kind;
  std::optional<AccountId> account;
  std::optional<std::string> subject;
  std::optional<std::string> address;
};
BOOST_DESCRIBE_STRUCT(EntryShown, (), (cursor, at, member, kind, account, subject, address))

// The oldest change still stored and the newest cursor; a client further back than the oldest has to start over.
struct Span {
  std::int64_t first;
  std::int64_t last;
};
BOOST_DESCRIBE_STRUCT(Span, (), (first, last))

struct Changes {
  std::vector<events::Event> events;
  std::int64_t reached;  // everything up to this cursor has been looked at
};

class ActivityStore {
 public:
  virtual ~ActivityStore() = default;

  // Newest first. What the member did itself, what was done to accounts it owns; with `frame`, what concerns no
  // account.
  virtual std::vector<EntryShown> entries(const WorkspaceId& workspace, const MemberId& member, bool frame,
                                          const std::optional<AccountId>& account,
                                          const std::optional<std::int64_t>& before, std::int64_t limit,
                                          TimePoint now) = 0;
  virtual void remove_entries_before(TimePoint time) = 0;

  virtual Span changes(const WorkspaceId& workspace) = 0;
  // Goes on from the cursor through at most `limit` changes the member may know of, in order.
  virtual Changes changes_after(const WorkspaceId& workspace, const MemberId& member, bool frame, std::int64_t cursor,
                                std::int64_t limit, TimePoint now) = 0;
  virtual void prune_changes(TimePoint before, std::int64_t most_per_workspace) = 0;
};

struct Books {
  ActivityStore& activity;
  accounts::AccountStore& accounts;
  members::MemberStore& members;
  events::Journal& journal;
};
using Transactions = transactions::Transactions<Books>;

}  // namespace latchkey::activity
