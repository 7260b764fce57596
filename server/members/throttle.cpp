#include "server/members/throttle.h"

namespace latchkey::members {

Done Throttle::spend(const std::string& key) {
  TimePoint now = clock_.now();
  auto found = debts_.find(key);
  if (found == debts_.end()) {
    if (debts_.size() >= limits_.most_keys) {
      debts_.erase(by_use_.front());
      by_use_.pop_front();
    }
    by_use_.push_back(key);
    found = debts_.emplace(key, Debt{now, std::prev(by_use_.end())}).first;
  }
  Debt& debt = found->second;
  by_use_.splice(by_use_.end(), by_use_, debt.use);
  if (debt.free_at < now) debt.free_at = now;
  if (debt.free_at + limits_.per_try > now + limits_.burst * limits_.per_try)
    return fail(Kind::limited, "throttle: too many tries");
  debt.free_at += limits_.per_try;
  return done();
}

void Throttle::forgive(const std::string& key) {
  auto found = debts_.find(key);
  if (found != debts_.end()) found->second.free_at -= limits_.per_try;
}

std::chrono::milliseconds Throttle::wait_for(const std::string& key) const {
  auto found = debts_.find(key);
  if (found == debts_.end()) return std::chrono::milliseconds(0);
  auto until = found->second.free_at + limits_.per_try - limits_.burst * limits_.per_try;
  return std::max(until - clock_.now(), std::chrono::milliseconds(0));
}

}  // namespace latchkey::members
