// Where carriers deliver: POST /hooks/sms/twilio, /android and /signed. The source a request names, or else the number
// it is for, says whose secret has to fit; nothing is believed before it does. 2xx only once the message is durable.
#pragma once
#include "server/http/router.h"
#include "server/http/site.h"
#include "server/inbox/inbox.h"
#include "server/numbers/pool.h"
#include "server/sms/sms.h"

namespace latchkey::sms {

// What the metrics page shows of it.
struct Counters {
  std::uint64_t kept = 0;
  std::uint64_t repeats = 0;
  std::uint64_t unreserved = 0;  // for numbers no account holds
  std::uint64_t unknown = 0;     // for numbers or sources that are not ours
  std::uint64_t unsigned_ = 0;   // whose signature or time does not hold
  std::uint64_t malformed = 0;
};

class Hooks {
 public:
  Hooks(numbers::Pool& pool, inbox::Inbox& inbox, const Clock& clock, const http::Site& site)
      : pool_(pool), inbox_(inbox), clock_(clock), site_(site) {}  // all outlive it
  void add_routes(http::Router& router);
  const Counters& counters() const { return counters_; }

 private:
  Task<http::Answer> twilio(http::Request request);
  Task<http::Answer> android(http::Request request);
  Task<http::Answer> signed_hook(http::Request request);

  // The carrier the request is from, if it is one of that kind.
  Task<Result<numbers::Carrier>> find_carrier(std::optional<std::string> source, std::optional<std::string> to,
                                              numbers::SourceKind kind);
  Task<Done> deliver(numbers::Carrier carrier, Sms sms);
  http::Answer refuse(Error malformed);
  http::Answer refuse_signature(const numbers::Carrier& carrier);

  numbers::Pool& pool_;
  inbox::Inbox& inbox_;
  const Clock& clock_;
  const http::Site& site_;
  Counters counters_;
};

}  // namespace latchkey::sms
