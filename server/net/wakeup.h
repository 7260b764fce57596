// Lets one task sleep until another has something for it. A notify before the wait is not lost; several count as one.
#pragma once
#include <coroutine>
#include <memory>

#include "server/net/loop.h"

namespace latchkey::net {

class Wakeup {
 public:
  explicit Wakeup(Loop& loop) : loop_(loop) {}  // outlived by the loop

  void notify() {
    pending_ = true;
    // Resumed by the loop and not from here: the notifier may be in the middle of what the waiter will look at.
    if (waiter_) loop_.post(std::exchange(waiter_, nullptr));
  }

  Task<Done> wait() {
    struct Wait {
      Wakeup& wakeup;
      bool await_ready() const { return wakeup.pending_; }
      void await_suspend(std::coroutine_handle<> waiter) {
        LK_CHECK(!wakeup.waiter_);
        wakeup.waiter_ = waiter;
      }
      void await_resume() const { wakeup.pending_ = false; }
    };
    Wait wait{*this};
    co_await wait;
    co_return done();
  }

 private:
  Loop& loop_;
  bool pending_ = false;
  std::coroutine_handle<> waiter_;
};

}  // namespace latchkey::net
