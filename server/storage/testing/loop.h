// A loop for tests: runs what the database posts, on the thread that asks.
#pragma once
#include <stdlib.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
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

// A directory that goes with the test.
class ScratchDirectory {
 public:
  ScratchDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "latchkey-test-XXXXXX").string();
    LK_CHECK(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  ~ScratchDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace latchkey::storage::testing
