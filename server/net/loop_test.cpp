#include "server/net/loop.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "base/task_group.h"
#include "server/net/wakeup.h"

namespace latchkey::net {
namespace {
using std::chrono::milliseconds;

TEST(Loop, runs_a_task_to_its_end_and_returns_what_it_returned) {
  Loop loop;
  auto sleeps = [](Loop& on) -> Task<Done> { co_return co_await on.sleep(milliseconds(1)); };
  EXPECT_TRUE(loop.run(sleeps(loop)));
  auto fails = [](Loop& on) -> Task<Done> {
    LK_CO_TRY_DONE(co_await on.yield());
    co_return fail(Kind::denied, "test");
  };
  EXPECT_EQ(loop.run(fails(loop)).error().kind, Kind::denied);
}

Task<Done> wait_for(Wakeup& wakeup) { co_return co_await wakeup.wait(); }

TEST(Loop, takes_work_from_another_thread) {
  Loop loop;
  Wakeup wakeup(loop);
  std::thread::id ran_on;
  std::thread other([&] {
    loop.post([&] {
      ran_on = std::this_thread::get_id();
      wakeup.notify();
    });
  });
  EXPECT_TRUE(loop.run(wait_for(wakeup)));
  other.join();
  EXPECT_EQ(ran_on, std::this_thread::get_id());
}

TEST(Wakeup, remembers_a_notify_that_came_before_the_wait) {
  Loop loop;
  Wakeup wakeup(loop);
  wakeup.notify();
  wakeup.notify();
  EXPECT_TRUE(loop.run(wait_for(wakeup)));
}

Task<Done> wait_and_note(Timer& timer, bool& passed) {
  passed = co_await timer.wait(std::chrono::hours(1));
  co_return done();
}
Task<Done> cancel_after_a_turn(Loop& loop, Timer& timer, TaskGroup& group) {
  LK_CO_TRY_DONE(co_await loop.yield());
  timer.cancel();
  co_return co_await group.ended();
}

TEST(Timer, tells_a_cancelled_wait_from_one_that_passed) {
  Loop loop;
  Timer timer(loop);
  bool passed = true;
  TaskGroup group;
  group.spawn(wait_and_note(timer, passed));
  EXPECT_TRUE(loop.run(cancel_after_a_turn(loop, timer, group)));
  EXPECT_FALSE(passed);
}

Task<Done> next_signal(Signals& signals, int& number) {
  number = co_await signals.next();
  co_return done();
}

TEST(Signals, catches_a_signal_sent_before_the_wait) {
  Loop loop;
  Signals signals(loop, {SIGUSR1});
  ::kill(::getpid(), SIGUSR1);
  int number = 0;
  EXPECT_TRUE(loop.run(next_signal(signals, number)));
  EXPECT_EQ(number, SIGUSR1);
}

}  // namespace
}  // namespace latchkey::net
