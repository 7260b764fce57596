// What the rules of this folder read and change, within one transaction. Only sealed halves come by here.
#pragma once
#include "base/clock.h"
#include "crypto/seal/seal.h"
#include "server/events/journal.h"
#include "server/inbox/login_request_store.h"
#include "server/members/member_store.h"
#include "server/numbers/number_store.h"
#include "server/transactions/transactions.h"

namespace latchkey::inbox {

struct SealedMessage {
  MessageId id;
  AccountId account;
  events::Channel channel;
  TimePoint arrived_at;
  std::int64_t epoch;
  std::optional<seal::SealedBytes> card;
  seal::SealedBytes whole;
};

// A delivery as its sender names it: the same one twice is a repeat.
struct Delivery {
  SourceId source;
  std::string provider_id;
};

struct Whole {
  MessageId id;
  std::int64_t epoch;
  TimePoint arrived_at;
  Bytes sealed;
};
BOOST_DESCRIBE_STRUCT(Whole, (), (id, epoch, arrived_at, sealed))

class MessageStore {
 public:
  virtual ~MessageStore() = default;

  virtual bool is_known(const WorkspaceId& workspace, const Delivery& delivery) = 0;
  virtual void note_delivery(const WorkspaceId& workspace, const Delivery& delivery, TimePoint now) = 0;
  virtual void remove_deliveries_before(TimePoint time) = 0;

  virtual void add(const WorkspaceId& workspace, std::int64_t cursor, const SealedMessage& message) = 0;
  virtual std::optional<events::Message> find(const WorkspaceId& workspace, const AccountId& account,
                                              const MessageId& message) = 0;
  virtual std::optional<Whole> whole(const WorkspaceId& workspace, const AccountId& account,
                                     const MessageId& message) = 0;
  // Newest first, as this member may see them: all of accounts it owns, those with a card of others it shares.
  virtual std::vector<events::Message> list(const WorkspaceId& workspace, const MemberId& member,
                                            const std::optional<AccountId>& account,
                                            const std::optional<std::int64_t>& before, std::int64_t limit,
                                            TimePoint now) = 0;
  virtual void mark_used(const WorkspaceId& workspace, const MessageId& message, const MemberId& member,
                         const std::optional<LoginRequestId>& login, TimePoint now) = 0;
  virtual void remove(const WorkspaceId& workspace, const MessageId& message) = 0;
};

struct Books {
  MessageStore& messages;
  LoginRequestStore& logins;
  numbers::NumberStore& numbers;
  accounts::AccountStore& accounts;
  members::MemberStore& members;
  events::Journal& journal;
};
using Transactions = transactions::Transactions<Books>;

}  // namespace latchkey::inbox
