// How much one address and one member may ask. Counted in memory, by bounded tables; guessing at passwords and tokens
// is slowed down once more, and harder, by the domains that check them.
#pragma once
#include "server/http/message.h"
#include "server/http/router.h"
#include "server/members/actor.h"
#include "server/members/throttle.h"

namespace latchkey::http {

// Requests at once, and then a second; 0 at once means no limit.
struct Rate {
  int burst;
  int per_second;
};

struct RateSettings {
  Rate anybody{120, 2};      // before a session, an address
  Rate address{3000, 200};   // everything else, an address: a whole office may stand behind one
  Rate member{600, 60};      // behind a session, a member
  Rate carriers{2000, 200};  // hooks, an address
};

class RateLimits {
 public:
  RateLimits(const Clock& clock, const RateSettings& settings);

  // The answer that refuses the request, or nothing.
  std::optional<Response> refuse(Audience audience, const net::IpAddress& client);
  std::optional<Response> refuse(const members::Actor& actor);

 private:
  using Table = std::optional<members::Throttle>;  // none: no limit
  static Table make(const Clock& clock, Rate rate);
  static std::optional<Response> spend(Table& table, const std::string& key);
  Table anybody_;
  Table address_;
  Table member_;
  Table carriers_;
};

}  // namespace latchkey::http
