// Owns background work. A class that starts any keeps a TaskGroup as its last member; its stop() ends what the tasks
// wait on (sockets, timers) and then awaits ended(), and main stops every service before it destroys one.
//
// Not thread-safe: one loop thread.
#pragma once
#include <cstddef>
#include <vector>

#include "base/task.h"

namespace latchkey {

class TaskGroup {
 public:
  TaskGroup() = default;
  TaskGroup(const TaskGroup&) = delete;
  TaskGroup& operator=(const TaskGroup&) = delete;
  ~TaskGroup() { LK_CHECK(running_ == 0); }  // destroyed with work under way: its frames would outlive what they use

  // Runs at once, up to its first wait. A task's failure is its own to log; the group only keeps count.
  void spawn(Task<Done> task);

  // Resumes when nothing of the group is running any more. One waiter at a time.
  Task<Done> ended();

  std::size_t running() const { return running_; }

 private:
  struct Detached {
    struct promise_type {
      Detached get_return_object() { return {}; }
      std::suspend_never initial_suspend() noexcept { return {}; }
      std::suspend_never final_suspend() noexcept { return {}; }
      void return_void() {}
      void unhandled_exception() { check_failed("an exception left a background task", __FILE__, __LINE__); }
    };
  };
  Detached run(Task<Done> task);

  std::size_t running_ = 0;
  std::coroutine_handle<> waiter_;
};

}  // namespace latchkey
