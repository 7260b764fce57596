#include "server/events/message.h"

namespace latchkey::events {

std::optional<Message> as_seen(const Message& message, bool by_owner) {
  if (by_owner) return message;
  if (!message.card) return std::nullopt;
  Message seen = message;
  seen.has_whole = false;
  return seen;
}

}  // namespace latchkey::events
