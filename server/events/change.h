// Something changed in a workspace. Changes are numbered by the workspace's cursor, stored with what they are about in
// the same transaction, and told to connected clients after it.
#pragma once
#include <vector>

#include "server/events/message.h"

namespace latchkey::events {

BOOST_DEFINE_ENUM_CLASS(What, accounts, members, numbers, messages, activity, message, login_requests, sessions)

// Who may know of a change to an account, as of the transaction that made it.
struct Reader {
  MemberId member;
  bool owner;
};

// `message`: one arrived, and comes along. `messages`: one was marked used or deleted. `login_requests`: one was opened
// or ended, or a step of the authenticator was taken. `sessions`: the member's own, on whatever device.
struct Change {
  WorkspaceId workspace;
  std::int64_t cursor;
  What what;
  std::optional<AccountId> account;  // none: the workspace as a whole
  std::optional<MemberId> member;    // set: for this member only
  std::optional<Message> message;    // as an Owner sees it
  std::vector<Reader> readers;       // of the account
};

// A change as one client gets it.
struct Event {
  std::int64_t cursor;
  What what;
  std::optional<AccountId> account;
  std::optional<Message> message;
};

}  // namespace latchkey::events
