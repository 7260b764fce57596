// The Shared Inbox as members read it: messages of the accounts they share, newest first, and each whole one for
// Account Owners. Everything here stays sealed.
#pragma once
#include "server/accounts/access.h"
#include "server/inbox/message_store.h"

namespace latchkey::inbox {

using members::Actor;

inline constexpr std::int64_t kMostMessages = 100;  // a page

struct Page {
  std::vector<events::Message> messages;
  std::optional<std::int64_t> next;  // `before` of the next page
};
BOOST_DESCRIBE_STRUCT(Page, (), (messages, next))

class SharedInbox {
 public:
  SharedInbox(Transactions& transactions, const Clock& clock) : transactions_(transactions), clock_(clock) {}

  Task<Result<Page>> list(Actor actor, std::optional<AccountId> account, std::optional<std::int64_t> before,
                          std::int64_t limit);
  Task<Result<Whole>> whole(Actor actor, AccountId account, MessageId message);  // Owner; noted in the activity
  // The first use counts. For a login request of the asker's own, the code is then its alone: Kind::conflict where
  // somebody or another request has used it, expired where the request is over.
  Task<Done> mark_used(Actor actor, AccountId account, MessageId message,
                       std::optional<LoginRequestId> login = std::nullopt);
  Task<Done> remove(Actor actor, AccountId account, MessageId message);  // Owner

 private:
  Transactions& transactions_;
  const Clock& clock_;
};

}  // namespace latchkey::inbox
