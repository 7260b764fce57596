// A loop for tests: runs what the database posts, on the thread that asks.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

#include "base/check.h"
#include "base/task_group.h"

namespace latchkey::storage::testing {

class Loop {
 public:
  std::function<void(std::function<void()>)> post() {
    return [this](std::function<void()> action) {
      {
        std::lock_guard guard(mutex_);
        actions_.push_back(std::move(action));
      }
      wanted_.notify_one();
    };
  }

  template <typename Condition>
  void run_until(Condition reached) {
    while (!reached()) {
      std::function<void()> action;
      {
        std::unique_lock guard(mutex_);
        LK_CHECK(wanted_.wait_for(guard, std::chrono::seconds(120), [this] { return !actions_.empty(); }));
        action = std::move(actions_.front());
        actions_.pop_front();
      }
      action();
    }
  }

  // Waits for one task and returns what it returned.
  template <typename T>
  T run(Task<T> task) {
    std::optional<T> result;
    TaskGroup group;
    group.spawn(keep(std::move(task), &result));
    run_until([&] { return result.has_value(); });
    return std::move(*result);
  }

 private:
  template <typename T>
  static Task<Done> keep(Task<T> task, std::optional<T>* result) {
    T value = co_await std::move(task);
    result->emplace(std::move(value));
    co_return done();
  }

  std::mutex mutex_;
  std::condition_variable wanted_;
  std::deque<std::function<void()>> actions_;
};

}  // namespace latchkey::storage::testing
