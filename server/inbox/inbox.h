// Takes in SMS and mail for the accounts that own number or address, and seals them on arrival. Readable text exists
// only inside accept(); nothing here can open a message again.
#pragma once
#include "base/random.h"
#include "server/inbox/incoming.h"
#include "server/inbox/message_store.h"

namespace latchkey::inbox {

enum class Fate {
  kept,     // sealed and durable
  repeat,   // had it already
  counted,  // the number is nobody's: counted, not kept
};

struct Receipt {
  Fate fate;
  std::optional<MessageId> message;  // where it was kept
};

class Inbox {
 public:
  Inbox(Transactions& transactions, const Clock& clock, Random& random)
      : transactions_(transactions), clock_(clock), random_(random) {}

  // The address as issued, whatever case it was typed in. Kind::not_found: no such address, or given up.
  Task<Result<std::string>> find_recipient(std::string address);

  // Durable once it returns. Kind::not_found for a number in no pool of that source, or an address that is none;
  // unavailable means: not kept, send it again.
  Task<Result<Receipt>> accept(IncomingSms sms);
  Task<Result<Receipt>> accept(IncomingMail mail);

  Task<Done> sweep();  // deliveries too old to be repeated

 private:
  template <typename Incoming>
  Task<Result<Receipt>> take_in(Incoming incoming);

  Transactions& transactions_;
  const Clock& clock_;
  Random& random_;
};

}  // namespace latchkey::inbox
