// Result<T>: what every fallible function returns. Shaped like std::expected (C++23) so that it can become it; our own
// class around tl::expected because only a [[nodiscard]] class makes a dropped failure fail the build.
#pragma once
#include <string_view>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>

#include "base/check.h"

namespace latchkey {

// The short list every edge translates into HTTP, SMTP or an exit code, in one place each.
enum class Kind {
  not_found,    // no such thing, or none the asker may know of
  denied,       // known asker, not entitled
  invalid,      // malformed or out of range
  expired,      // was valid once
  conflict,     // somebody else came first; reread and try again
  limited,      // too many or too large
  unavailable,  // ours or a peer's trouble; the same request may succeed later
  corrupt,      // stored or received bytes that fail their own check
};

// `where` is a fixed text in the program ("otpauth: digits"): an error can name a stage, and cannot carry a secret.
struct Error {
  Kind kind;
  std::string_view where;
  friend bool operator==(const Error&, const Error&) = default;
};

template <typename E>
class [[nodiscard]] Failure {
 public:
  explicit Failure(E error) : error_(std::move(error)) {}
  E error_;
};

template <typename E>
[[nodiscard]] Failure<E> fail(E error) {
  return Failure<E>(std::move(error));
}
[[nodiscard]] inline Failure<Error> fail(Kind kind, std::string_view where) { return fail(Error{kind, where}); }

template <typename T, typename E = Error>
class [[nodiscard]] Result {
 public:
  using Value = T;
  Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor): `return value;` is the point
  Result(Failure<E> failure) : state_(tl::make_unexpected(std::move(failure.error_))) {}  // NOLINT

  explicit operator bool() const { return state_.has_value(); }
  bool has_value() const { return state_.has_value(); }

  // Asking a failure for its value, or a value for its error, is a broken promise of ours.
  T& value() & { return LK_CHECK(state_), *state_; }
  const T& value() const& { return LK_CHECK(state_), *state_; }
  T&& value() && { return LK_CHECK(state_), std::move(*state_); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const E& error() const { return LK_CHECK(!state_), state_.error(); }
  T value_or(T other) && { return state_ ? std::move(*state_) : std::move(other); }

 private:
  tl::expected<T, E> state_;
};

// For functions that return nothing but success: Task<Done>, Done check(...). `return done();`
struct Nothing {};
using Done = Result<Nothing>;
inline Done done() { return Nothing{}; }

}  // namespace latchkey

// LK_TRY(name, expression): name the value or return the failure. LK_CO_TRY does so in a coroutine; the _DONE forms are
// for expressions without a value worth naming.
// NOLINTBEGIN(bugprone-macro-parentheses): names and keywords do not go into parentheses.
#define LK_TRY_IMPL(result, name, expression, leave)   \
  auto result = (expression);                          \
  if (!result) leave ::latchkey::fail(result.error()); \
  auto name = std::move(result).value()
#define LK_CONCAT_INNER(a, b) a##b
#define LK_CONCAT(a, b) LK_CONCAT_INNER(a, b)
#define LK_TRY(name, expression) LK_TRY_IMPL(LK_CONCAT(lk_result_, __LINE__), name, expression, return)
#define LK_CO_TRY(name, expression) LK_TRY_IMPL(LK_CONCAT(lk_result_, __LINE__), name, expression, co_return)
#define LK_TRY_DONE(expression) \
  if (auto lk_done = (expression); !lk_done) return ::latchkey::fail(lk_done.error())
#define LK_CO_TRY_DONE(expression) \
  if (auto lk_done = (expression); !lk_done) co_return ::latchkey::fail(lk_done.error())
// NOLINTEND(bugprone-macro-parentheses)
