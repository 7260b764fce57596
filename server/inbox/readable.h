// The two texts a message is sealed as: the code card and the whole (protocol/seals.md, section 8).
#pragma once
#include "base/clock.h"
#include "base/secret_bytes.h"
#include "server/inbox/incoming.h"

namespace latchkey::inbox {

struct Readable {
  std::optional<SecretBytes> card;  // none where Collaborators have no business with the message
  SecretBytes whole;
};

Readable readable(const IncomingSms& sms, TimePoint arrived_at);
Readable readable(const IncomingMail& mail, TimePoint arrived_at);

void wipe(IncomingSms& sms);
void wipe(IncomingMail& mail);

}  // namespace latchkey::inbox
