#include "server/activity/activity.h"

#include <algorithm>

namespace latchkey::activity {
namespace {

events::EntryKind kind_of(Reported what) {
  switch (what) {
    case Reported::password_viewed: return events::EntryKind::password_viewed;
    case Reported::password_copied: return events::EntryKind::password_copied;
    case Reported::totp_copied: return events::EntryKind::totp_copied;
    case Reported::code_copied: return events::EntryKind::code_copied;
    case Reported::recovery_code_copied: return events::EntryKind::recovery_code_copied;
  }
  check_failed("a report without a kind", __FILE__, __LINE__);
}

// Seen by Account Owners only: who reports them has opened what only Owners have the key for.
bool is_owners(Reported what) { return what == Reported::recovery_code_copied; }

}  // namespace

Task<Result<Page>> Activity::list(Actor actor, std::optional<AccountId> account, std::optional<std::int64_t> before,
                                  std::int64_t limit) {
  limit = std::clamp<std::int64_t>(limit, 1, kMostEntries);
  return transactions_.read([actor = std::move(actor), account = std::move(account), before, limit,
                             now = clock_.now()](Books& books) -> Result<Page> {
    LK_TRY(who, members::admit(books.members, actor, now));
    bool frame = members::may(who.role, members::Act::see_frame);
    // One more than asked for tells whether there is a next page.
    Page page{books.activity.entries(who.workspace, who.member, frame, account, before, limit + 1, now), std::nullopt};
    if (static_cast<std::int64_t>(page.entries.size()) > limit) {
      page.entries.pop_back();
      page.next = page.entries.back().cursor;
    }
    return page;
  });
}

Task<Done> Activity::report(Actor actor, AccountId account, Reported what) {
  return transactions_.write(
      [actor = std::move(actor), account = std::move(account), what, now = clock_.now()](Books& books) -> Done {
        auto act = is_owners(what) ? accounts::Act::read_whole : accounts::Act::use;
        LK_TRY(allowed, accounts::access(books.accounts, books.members, actor, account, act, now));
        books.journal.record({allowed.who.workspace, now, allowed.who.member, kind_of(what), account, std::nullopt,
                              allowed.who.address});
        return done();
      });
}

Task<Done> Activity::sweep() {
  return transactions_.write([now = clock_.now()](Books& books) -> Done {
    books.activity.remove_entries_before(now - kEntriesKept);
    return done();
  });
}

}  // namespace latchkey::activity
