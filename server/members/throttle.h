// Slows down who guesses, without letting anybody lock another out: tries are counted by key, and a key names the
// address a try came from beside what it was aimed at. In memory, bounded, on the loop thread; a restart forgives.
#pragma once
#include <chrono>
#include <list>
#include <string>
#include <unordered_map>

#include "base/clock.h"
#include "base/result.h"

namespace latchkey::members {

class Throttle {
 public:
  struct Limits {
    int burst;                          // tries at once
    std::chrono::milliseconds per_try;  // one more try each
    std::size_t most_keys = 50'000;     // beyond these the longest unused is forgotten
  };
  Throttle(const Clock& clock, Limits limits) : clock_(clock), limits_(limits) {}

  // Kind::limited when the key's tries are used up; otherwise one of them is.
  Done spend(const std::string& key);
  // Gives back what a try cost that turned out to be no guess.
  void forgive(const std::string& key);
  std::chrono::milliseconds wait_for(const std::string& key) const;  // until spend() would succeed

 private:
  // A key's debt falls due over time, as in a leaky bucket: empty at `free_at`.
  struct Debt {
    TimePoint free_at;
    std::list<std::string>::iterator use;
  };
  const Clock& clock_;
  Limits limits_;
  std::unordered_map<std::string, Debt> debts_;
  std::list<std::string> by_use_;  // longest unused first
};

}  // namespace latchkey::members
