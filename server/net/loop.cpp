#include "server/net/loop.h"

#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>

#include "base/task_group.h"
#include "server/net/asio_loop.h"

namespace latchkey::net {
namespace asio = boost::asio;
using boost::system::error_code;

Loop::Loop() : impl_(std::make_unique<Impl>()) {
  // OpenSSL writes with write(2), which cannot ask for MSG_NOSIGNAL.
  std::signal(SIGPIPE, SIG_IGN);
}
Loop::~Loop() = default;

namespace {
// What Loop::run keeps on its stack while the task is under way.
struct Run {
  asio::io_context& context;
  std::optional<Done> outcome;

  Task<Done> to_end(Task<Done> task) {
    outcome.emplace(co_await std::move(task));
    context.stop();
    co_return done();
  }
};
}  // namespace

Done Loop::run(Task<Done> task) {
  Run run{impl_->context, std::nullopt};
  TaskGroup group;
  impl_->context.restart();
  group.spawn(run.to_end(std::move(task)));
  if (!run.outcome) impl_->context.run();
  LK_CHECK(run.outcome);
  return *run.outcome;
}

void Loop::post(std::function<void()> work) { asio::post(impl_->context, std::move(work)); }

Task<Done> Loop::sleep(std::chrono::milliseconds time) {
  Timer timer(*this);
  static_cast<void>(co_await timer.wait(time));
  co_return done();
}

Task<Done> Loop::yield() {
  struct Yield {
    asio::io_context& context;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) { asio::post(context, waiter); }
    void await_resume() const {}
  };
  Yield yield{impl_->context};
  co_await yield;
  co_return done();
}

struct Timer::Impl {
  explicit Impl(asio::io_context& context) : timer(context) {}
  asio::steady_timer timer;
};

Timer::Timer(Loop& loop) : impl_(std::make_unique<Impl>(loop.impl().context)) {}
Timer::~Timer() = default;

Task<bool> Timer::wait(std::chrono::milliseconds time) {
  struct Wait {
    asio::steady_timer& timer;
    bool passed = false;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) {
      timer.async_wait([this, waiter](error_code error) {
        passed = !error;
        waiter.resume();
      });
    }
    void await_resume() const {}
  };
  impl_->timer.expires_after(time);
  Wait wait{impl_->timer};
  co_await wait;
  co_return wait.passed;
}

void Timer::cancel() { impl_->timer.cancel(); }

struct Signals::Impl {
  explicit Impl(asio::io_context& context) : set(context) {}
  asio::signal_set set;
};

Signals::Signals(Loop& loop, std::initializer_list<int> numbers) : impl_(std::make_unique<Impl>(loop.impl().context)) {
  for (int number : numbers) impl_->set.add(number);
}
Signals::~Signals() = default;

Task<int> Signals::next() {
  struct Wait {
    asio::signal_set& set;
    int number = 0;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) {
      set.async_wait([this, waiter](error_code error, int caught) {
        number = error ? 0 : caught;
        waiter.resume();
      });
    }
    void await_resume() const {}
  };
  Wait wait{impl_->set};
  co_await wait;
  co_return wait.number;
}

void Signals::cancel() { impl_->set.cancel(); }

}  // namespace latchkey::net
