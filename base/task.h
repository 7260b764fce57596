// Task<T>: a coroutine that starts when it is awaited (or spawned into a TaskGroup) and resumes its awaiter where it
// ends. It knows nothing of sockets or threads, so domains can wait without including Asio; server/net turns an Asio
// operation into something a Task can await. All of a server's tasks run on its one loop thread (docs/decisions/0003).
//
// Coroutine parameters are taken by value or are references to what outlives the coroutine; nothing borrowed crosses a
// co_await. An exception that leaves a coroutine stops the process: libraries that throw are caught in their wrapper.
#pragma once
#include <coroutine>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/result.h"

namespace latchkey {

template <typename T>
class [[nodiscard]] Task {
 public:
  struct promise_type {
    Task get_return_object() { return Task(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct ResumeAwaiter {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<> await_suspend(Handle ended) noexcept { return ended.promise().awaiter; }
        void await_resume() noexcept {}
      };
      return ResumeAwaiter{};
    }
    template <typename U>
    void return_value(U&& value) {
      result.emplace(std::forward<U>(value));
    }
    void unhandled_exception() { check_failed("an exception left a coroutine", __FILE__, __LINE__); }

    std::coroutine_handle<> awaiter = std::noop_coroutine();
    std::optional<T> result;
  };
  using Handle = std::coroutine_handle<promise_type>;

  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Task& operator=(Task&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Task() {
    if (handle_) handle_.destroy();
  }

  auto operator co_await() && {
    struct Awaiter {
      Handle handle;
      bool await_ready() { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiter) {
        handle.promise().awaiter = awaiter;
        return handle;
      }
      T await_resume() {
        LK_CHECK(handle.promise().result.has_value());
        return std::move(*handle.promise().result);
      }
    };
    LK_CHECK(handle_);
    return Awaiter{handle_};
  }

 private:
  explicit Task(Handle handle) : handle_(handle) {}
  Handle handle_;
};

}  // namespace latchkey
