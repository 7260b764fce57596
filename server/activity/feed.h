// What changed, for clients: everything after a cursor, to catch up with before listening to events::Hub.
//
// A client subscribes first, keeps what the hub delivers, catches up page by page until `complete`, then lets go what
// it kept beyond the last cursor it was given. Nothing is missed and nothing comes twice or out of order.
#pragma once
#include "server/activity/activity_store.h"
#include "server/members/admission.h"

namespace latchkey::activity {

using members::Actor;

inline constexpr auto kChangesKept = std::chrono::days(30);
inline constexpr std::int64_t kMostChanges = 100'000;

struct CaughtUp {
  std::int64_t cursor;  // everything up to here is in `events`, or not for this member
  bool complete;        // nothing more was stored
  bool resync;          // the gap is too old: no events; read everything anew and go on from `cursor`
  bool sees_frame;      // what events::Hub asks of a subscriber
  std::vector<events::Event> events;
};

class Feed {
 public:
  Feed(Transactions& transactions, const Clock& clock) : transactions_(transactions), clock_(clock) {}

  // No cursor: from now on. At most `limit` events at a time.
  Task<Result<CaughtUp>> catch_up(Actor actor, std::optional<std::int64_t> cursor, std::int64_t limit = 500);

  Task<Done> sweep();  // changes too old or too many to catch up with

 private:
  Transactions& transactions_;
  const Clock& clock_;
};

}  // namespace latchkey::activity
