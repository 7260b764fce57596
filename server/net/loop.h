// The one thread that all of a server's tasks run on: an Asio io_context behind a plain interface. Tasks may touch each
// other's state without locks because of it, and must never block it.
#pragma once
#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>

#include "base/result.h"
#include "base/task.h"

namespace latchkey::net {

class Loop {
 public:
  Loop();  // also makes a write to a closed socket an error instead of a signal that ends the process
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  // Runs the loop on the calling thread until the task has ended, and returns what it returned.
  Done run(Task<Done> task);

  // From any thread: `work` runs on the loop thread, later, in order. The loop must still be there, running or not.
  void post(std::function<void()> work);

  Task<Done> sleep(std::chrono::milliseconds time);
  Task<Done> yield();  // lets whatever else is ready run first

  struct Impl;  // server/net/asio_loop.h, for what speaks Asio itself
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

// A wait that can be ended early. One waiter at a time; destroy it after the wait has ended.
class Timer {
 public:
  explicit Timer(Loop& loop);  // outlived by the loop
  ~Timer();
  Task<bool> wait(std::chrono::milliseconds time);  // true: it passed; false: cancelled
  void cancel();                                    // the waiter resumes on the loop, not inside this call

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Catches signals from construction on, so that none is lost between two waits.
class Signals {
 public:
  Signals(Loop& loop, std::initializer_list<int> numbers);
  ~Signals();
  Task<int> next();  // the signal's number, or 0 once cancelled
  void cancel();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace latchkey::net
