// What the receiver asks of the rest of the server: is there such an address, and will you keep this mail. An Error's
// kind becomes the sender's reply in reply.cpp, and nowhere else.
#pragma once
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret_bytes.h"
#include "base/task.h"

namespace latchkey::smtp {

// A recipient the sink has accepted. `token` is the sink's own (an address id, say) and comes back with the mail; two
// recipients with the same token are one and get the mail once.
struct Recipient {
  std::string address;  // as it was asked for, the domain in lower case
  std::string token;
};

struct Envelope {
  std::string id;            // names this mail in logs and in its Received header
  std::string reverse_path;  // who wants to hear of trouble; empty for a bounce
  std::string helo;          // what the peer calls itself: a claim
  std::string peer;          // its IP address
  bool tls = false;
  bool lmtp = false;  // handed over by a mail server of ours rather than sent by anyone
  TimePoint received_at;
};

// The mail with our trace headers in front. Shared by the recipients of one mail while they are delivered; the last to
// let go wipes it.
using RawMail = std::shared_ptr<const SecretBytes>;

class MailSink {
 public:
  virtual ~MailSink() = default;

  // not_found: no such address. The sender is told so at once, before the mail is sent.
  virtual Task<Result<std::string>> resolve(std::string address) = 0;

  // Success means durable: the sender forgets the mail on it. limited and unavailable make the sender try again.
  virtual Task<Done> deliver(Recipient recipient, Envelope envelope, RawMail raw) = 0;
};

}  // namespace latchkey::smtp
