// A message as clients get it: sealed halves and what the server cannot help knowing.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "base/clock.h"
#include "server/events/ids.h"

namespace latchkey::events {

BOOST_DEFINE_ENUM_CLASS(Channel, sms, email)

struct Message {
  std::int64_t cursor;  // its place in the workspace; stays when the message is marked used
  MessageId id;
  AccountId account;
  Channel channel;
  TimePoint arrived_at;
  std::int64_t epoch;
  std::optional<Bytes> card;  // boxed to the use inbox; none where a Collaborator has no business with it
  bool has_whole;             // whether the reader may fetch the other half
  std::optional<TimePoint> used_at;
  std::optional<MemberId> used_by;
  std::optional<LoginRequestId> login_request;  // for which its code was filled
};
BOOST_DESCRIBE_STRUCT(Message, (),
                      (cursor, id, account, channel, arrived_at, epoch, card, has_whole, used_at, used_by,
                       login_request))

// What one of an account's readers sees of it; nothing where a Collaborator sees none of it.
std::optional<Message> as_seen(const Message& message, bool by_owner);

}  // namespace latchkey::events
