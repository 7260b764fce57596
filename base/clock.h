// Time as an argument: who needs the time takes a Clock, so that a test can say what time it is.
#pragma once
#include <chrono>
#include <cstdint>

namespace latchkey {

// UTC, whole milliseconds since the Unix epoch: what is stored, sealed and sent.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

inline std::int64_t to_unix_ms(TimePoint time) { return time.time_since_epoch().count(); }
inline TimePoint from_unix_ms(std::int64_t ms) { return TimePoint(std::chrono::milliseconds(ms)); }

class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock {
 public:
  TimePoint now() const override {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
};

class ManualClock final : public Clock {
 public:
  explicit ManualClock(TimePoint start) : now_(start) {}
  TimePoint now() const override { return now_; }
  void advance(std::chrono::milliseconds by) { now_ += by; }

 private:
  TimePoint now_;
};

}  // namespace latchkey
