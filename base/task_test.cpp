#include "base/task.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/task_group.h"

namespace latchkey {
namespace {

// Something a test can hold back and let go.
struct Gate {
  std::coroutine_handle<> waiter;
  auto operator co_await() {
    struct Awaiter {
      Gate& gate;
      bool await_ready() const { return false; }
      void await_suspend(std::coroutine_handle<> handle) const { gate.waiter = handle; }
      void await_resume() const {}
    };
    return Awaiter{*this};
  }
  void open() { std::exchange(waiter, nullptr).resume(); }
};

Task<Result<std::string>> name_after(Gate& gate, std::unique_ptr<std::string> name) {
  co_await gate;
  if (name->empty()) co_return fail(Kind::invalid, "test: name");
  co_return *name;
}

Task<Done> greet(Gate& gate, std::string name, std::string& greeting) {
  LK_CO_TRY(found, co_await name_after(gate, std::make_unique<std::string>(std::move(name))));
  greeting = "hello " + found;
  co_return done();
}

TEST(Task, does_nothing_before_it_is_awaited_and_resumes_its_awaiter) {
  Gate gate;
  std::string greeting;
  TaskGroup group;
  auto task = greet(gate, "Mira", greeting);
  EXPECT_FALSE(gate.waiter);
  group.spawn(std::move(task));
  ASSERT_TRUE(gate.waiter);
  EXPECT_EQ(greeting, "");
  gate.open();
  EXPECT_EQ(greeting, "hello Mira");
  EXPECT_EQ(group.running(), 0u);
}

TEST(Task, returns_the_failure_of_what_it_awaited) {
  Gate gate;
  std::string greeting;
  TaskGroup group;
  group.spawn(greet(gate, "", greeting));
  gate.open();
  EXPECT_EQ(greeting, "");
}

Task<Done> note_when_ended(TaskGroup& group, bool& ended) {
  LK_CO_TRY_DONE(co_await group.ended());
  ended = true;
  co_return done();
}

TEST(TaskGroup, ends_when_its_last_task_has) {
  Gate first;
  Gate second;
  std::string greeting;
  bool ended = false;
  TaskGroup outer;
  {
    TaskGroup group;
    group.spawn(greet(first, "a", greeting));
    group.spawn(greet(second, "b", greeting));
    outer.spawn(note_when_ended(group, ended));
    first.open();
    EXPECT_FALSE(ended);
    second.open();
    EXPECT_TRUE(ended);
  }
}

}  // namespace
}  // namespace latchkey
