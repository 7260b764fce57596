// What happened, for people: one's own acts, those on accounts one owns, and for Admins the frame of the workspace.
#pragma once
#include "server/accounts/access.h"
#include "server/activity/activity_store.h"

namespace latchkey::activity {

using members::Actor;

inline constexpr auto kEntriesKept = std::chrono::days(365);
inline constexpr std::int64_t kMostEntries = 200;  // a page

// What a client may report of itself, because the server cannot see it happen.
BOOST_DEFINE_ENUM_CLASS(Reported, password_viewed, password_copied, totp_copied, code_copied, recovery_code_copied)

struct Page {
  std::vector<EntryShown> entries;
  std::optional<std::int64_t> next;  // `before` of the next page
};
BOOST_DESCRIBE_STRUCT(Page, (), (entries, next))

class Activity {
 public:
  Activity(Transactions& transactions, const Clock& clock) : transactions_(transactions), clock_(clock) {}

  // With an account: its Owners see all of it, others what they did there themselves.
  Task<Result<Page>> list(Actor actor, std::optional<AccountId> account, std::optional<std::int64_t> before,
                          std::int64_t limit);
  Task<Done> report(Actor actor, AccountId account, Reported what);

  Task<Done> sweep();  // entries older than a year

 private:
  Transactions& transactions_;
  const Clock& clock_;
};

}  // namespace latchkey::activity
