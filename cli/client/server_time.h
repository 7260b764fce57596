// The server's time as this machine can tell it. Codes follow it: a machine five minutes off would show codes that no
// service takes. One a day off shows none, because it or the server is wrong about something bigger.
#pragma once
#include "base/clock.h"

namespace latchkey::client {

class ServerTime {
 public:
  explicit ServerTime(const Clock& clock) : clock_(clock) {}  // outlives this

  TimePoint now() const { return clock_.now() + offset_; }
  TimePoint local_now() const { return clock_.now(); }
  bool is_off() const { return abs(offset_) > std::chrono::seconds(5); }
  bool is_unusable() const { return abs(offset_) > std::chrono::hours(24); }
  std::chrono::milliseconds offset() const { return offset_; }

  // `asked` is when this machine sent the request whose answer names the server's time. Where in between the server
  // looked at its clock is unknown, so half the way is the best guess, and one within it changes nothing.
  void learn(TimePoint server_now, TimePoint asked) {
    auto took = clock_.now() - asked;
    auto offset = server_now - (asked + took / 2);
    if (abs(offset - offset_) > took / 2) offset_ = offset;
  }

 private:
  const Clock& clock_;
  std::chrono::milliseconds offset_{0};
};

}  // namespace latchkey::client
