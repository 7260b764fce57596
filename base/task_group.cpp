#include "base/task_group.h"

namespace latchkey {

void TaskGroup::spawn(Task<Done> task) { run(std::move(task)); }

TaskGroup::Detached TaskGroup::run(Task<Done> task) {
  ++running_;
  auto ignored = co_await std::move(task);
  static_cast<void>(ignored);
  --running_;
  // Resumed last and through a local: the waiter may destroy the group.
  if (running_ == 0 && waiter_) std::exchange(waiter_, nullptr).resume();
}

Task<Done> TaskGroup::ended() {
  struct Wait {
    TaskGroup& group;
    bool await_ready() const { return group.running_ == 0; }
    void await_suspend(std::coroutine_handle<> waiter) {
      LK_CHECK(!group.waiter_);
      group.waiter_ = waiter;
    }
    void await_resume() const {}
  };
  Wait wait{*this};
  co_await wait;
  co_return done();
}

}  // namespace latchkey
