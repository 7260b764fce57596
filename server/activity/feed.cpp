#include "server/activity/feed.h"

namespace latchkey::activity {

Task<Result<CaughtUp>> Feed::catch_up(Actor actor, std::optional<std::int64_t> cursor, std::int64_t limit) {
  return transactions_.read(
      [actor = std::move(actor), cursor, limit, now = clock_.now()](Books& books) -> Result<CaughtUp> {
        LK_TRY(who, members::admit(books.members, actor, now));
        bool frame = members::may(who.role, members::Act::see_frame);
        auto span = books.activity.changes(who.workspace);
        if (!cursor) return CaughtUp{span.last, true, false, frame, {}};
        // Changes before the first one stored are forgotten; a cursor beyond the last comes from before a restore.
        if (*cursor + 1 < span.first || *cursor > span.last) return CaughtUp{span.last, true, true, frame, {}};
        auto changes = books.activity.changes_after(who.workspace, who.member, frame, *cursor, limit, now);
        return CaughtUp{changes.reached, changes.reached == span.last, false, frame, std::move(changes.events)};
      });
}

Task<Done> Feed::sweep() {
  return transactions_.write([now = clock_.now()](Books& books) -> Done {
    books.activity.prune_changes(now - kChangesKept, kMostChanges);
    return done();
  });
}

}  // namespace latchkey::activity
