#include "server/http/rate_limits.h"

#include "server/http/problem.h"

namespace latchkey::http {

RateLimits::RateLimits(const Clock& clock, const RateSettings& settings)
    : anybody_(make(clock, settings.anybody)),
      address_(make(clock, settings.address)),
      member_(make(clock, settings.member)),
      carriers_(make(clock, settings.carriers)) {}

RateLimits::Table RateLimits::make(const Clock& clock, Rate rate) {
  if (rate.burst == 0) return std::nullopt;
  auto per_request = std::chrono::milliseconds(rate.per_second > 0 ? 1000 / std::min(rate.per_second, 1000) : 1000);
  return members::Throttle(clock, {.burst = rate.burst, .per_try = per_request});
}

std::optional<Response> RateLimits::spend(Table& table, const std::string& key) {
  if (!table || table->spend(key)) return std::nullopt;
  return too_many(table->wait_for(key), "limits: requests");
}

std::optional<Response> RateLimits::refuse(Audience audience, const net::IpAddress& client) {
  auto subscriber = client.subscriber();
  std::string key(subscriber.bytes().begin(), subscriber.bytes().end());
  switch (audience) {
    case Audience::anybody: return spend(anybody_, key);
    case Audience::sessions: return spend(address_, key);
    case Audience::carriers: return spend(carriers_, key);
    case Audience::probes: break;
  }
  return std::nullopt;
}

std::optional<Response> RateLimits::refuse(const members::Actor& actor) {
  return spend(member_, actor.workspace.text() + actor.member.text());
}

}  // namespace latchkey::http
