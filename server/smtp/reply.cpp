#include "server/smtp/reply.h"

#include <fmt/format.h>

namespace latchkey::smtp {

std::string line(const Reply& reply) {
  if (reply.enhanced.empty()) return fmt::format("{} {}\r\n", reply.code, reply.text);
  return fmt::format("{} {} {}\r\n", reply.code, reply.enhanced, reply.text);
}

bool is_permanent(const Reply& reply) { return reply.code >= 500; }

Reply reply_for(const Error& error, Stage stage) {
  bool recipient = stage == Stage::recipient;
  switch (error.kind) {
    // An address that was there at RCPT may be gone when the mail has arrived.
    case Kind::not_found: return {550, "5.1.1", "No such address"};
    case Kind::expired: return {550, "5.2.1", "Address no longer in use"};
    case Kind::denied: return {550, "5.7.1", "Not accepted for this address"};
    case Kind::invalid:
      return recipient ? Reply{553, "5.1.3", "Malformed address"} : Reply{554, "5.6.0", "Message not acceptable"};
    case Kind::limited: return {452, "4.2.2", "Mailbox full, try again later"};
    // Ours to repair; until then the sender keeps the mail.
    case Kind::conflict:
    case Kind::unavailable:
    case Kind::corrupt: return {451, "4.3.0", "Temporary trouble here, try again later"};
  }
  return {451, "4.3.0", "Temporary trouble here, try again later"};
}

}  // namespace latchkey::smtp
