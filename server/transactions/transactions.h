// What the domains see of storage: pieces of work, each done in one transaction. `Books` is what a domain may read and
// change there; storage/ brings one, a test may bring another.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

#include "base/task.h"

namespace latchkey::transactions {

enum class Mode { read, write };

template <typename Books>
class Transactions {
 public:
  virtual ~Transactions() = default;

  // Calls `work(books)` on a thread of the storage and resumes on the loop. A failure undoes what the work wrote; a
  // success is durable when it is returned. Work may be called again where the database asks for it, so it is const:
  // what it captured is still there the second time. It owns all it captured; references only to what outlives storage.
  //
  // Whoever may do a thing is asked inside the work, not before: what was true before a wait need not be true after it.
  template <typename Work>
  Task<std::invoke_result_t<const Work&, Books&>> write(Work work) {
    return start(std::move(work), Mode::write);
  }

  // Sees one state of the database throughout; cannot write.
  template <typename Work>
  Task<std::invoke_result_t<const Work&, Books&>> read(Work work) {
    return start(std::move(work), Mode::read);
  }

 protected:
  class Job {
   public:
    virtual ~Job() = default;
    virtual Done run(Books& books) = 0;    // on a storage thread; a failure asks for the transaction to be undone
    virtual void refuse(Error error) = 0;  // the outcome of run() does not stand
    void finish() {                        // on the loop, once
      finished_ = true;
      if (waiter_) std::exchange(waiter_, nullptr).resume();
    }

   private:
    friend class Transactions;
    bool finished_ = false;
    std::coroutine_handle<> waiter_;
  };

  // Shared by the waiting coroutine and the storage thread; the later of the two lets go last.
  virtual void submit(std::shared_ptr<Job> job, Mode mode) = 0;

 private:
  template <typename Work, typename Outcome>
  class WorkJob final : public Job {
   public:
    explicit WorkJob(Work work) : work_(std::move(work)) {}
    Done run(Books& books) override {
      outcome_.emplace(std::as_const(work_)(books));
      if (!*outcome_) return fail(outcome_->error());
      return done();
    }
    void refuse(Error error) override { outcome_.emplace(fail(error)); }
    Outcome take() {
      LK_CHECK(outcome_.has_value());
      return std::move(*outcome_);
    }

   private:
    const Work work_;
    std::optional<Outcome> outcome_;
  };

  // A waiter whose frame is destroyed early takes its handle back, so that nobody resumes it.
  struct Wait {
    Job& job;
    ~Wait() { job.waiter_ = nullptr; }
    bool await_ready() const { return job.finished_; }
    void await_suspend(std::coroutine_handle<> waiter) { job.waiter_ = waiter; }
    void await_resume() const {}
  };

  template <typename Work>
  Task<std::invoke_result_t<const Work&, Books&>> start(Work work, Mode mode) {
    using Outcome = std::invoke_result_t<const Work&, Books&>;
    auto job = std::make_shared<WorkJob<Work, Outcome>>(std::move(work));
    submit(job, mode);
    Wait wait{*job};
    co_await wait;
    co_return job->take();
  }
};

}  // namespace latchkey::transactions
