// Joins the stores to the database: brings each domain the transactions it asks for.
#pragma once
#include "server/activity/activity_store.h"
#include "server/events/hub.h"
#include "server/inbox/message_store.h"
#include "server/storage/account_store.h"
#include "server/storage/activity_store.h"
#include "server/storage/database.h"
#include "server/storage/journal.h"
#include "server/storage/login_request_store.h"
#include "server/storage/member_store.h"
#include "server/storage/message_store.h"
#include "server/storage/number_store.h"

namespace latchkey::storage {

// Every store on one transaction.
class Stores {
 public:
  Stores(Transaction& transaction, events::Hub& hub)
      : members_(transaction),
        accounts_(transaction),
        numbers_(transaction),
        messages_(transaction),
        logins_(transaction),
        activity_(transaction),
        journal_(transaction, hub) {}

  template <typename Books>
  Books books();

 private:
  SqlMemberStore members_;
  SqlAccountStore accounts_;
  SqlNumberStore numbers_;
  SqlMessageStore messages_;
  SqlLoginRequestStore logins_;
  SqlActivityStore activity_;
  SqlJournal journal_;
};

template <>
inline members::Books Stores::books() {
  return {members_, journal_};
}
template <>
inline accounts::Books Stores::books() {
  return {accounts_, members_, journal_};
}
template <>
inline numbers::Books Stores::books() {
  return {numbers_, accounts_, members_, journal_};
}
template <>
inline inbox::Books Stores::books() {
  return {messages_, logins_, numbers_, accounts_, members_, journal_};
}
template <>
inline activity::Books Stores::books() {
  return {activity_, accounts_, members_, journal_};
}

template <typename Books>
class SqlTransactions final : public transactions::Transactions<Books> {
 public:
  SqlTransactions(Database& database, events::Hub& hub) : database_(database), hub_(hub) {}

 private:
  using Job = typename transactions::Transactions<Books>::Job;

  class JobWork final : public Database::Work {
   public:
    JobWork(std::shared_ptr<Job> job, events::Hub& hub) : job_(std::move(job)), hub_(hub) {}
    Done run(Transaction& transaction) override {
      Stores stores(transaction, hub_);
      Books books = stores.books<Books>();
      return job_->run(books);
    }
    void refuse(Error error) override { job_->refuse(error); }
    void finish() override { job_->finish(); }

   private:
    std::shared_ptr<Job> job_;
    events::Hub& hub_;
  };

  void submit(std::shared_ptr<Job> job, transactions::Mode mode) override {
    database_.submit(std::make_shared<JobWork>(std::move(job), hub_), mode);
  }

  Database& database_;
  events::Hub& hub_;
};

// What main gives to the domains. Database and hub outlive it.
struct Storage {
  Storage(Database& database, events::Hub& hub)
      : members(database, hub),
        accounts(database, hub),
        numbers(database, hub),
        inbox(database, hub),
        activity(database, hub) {}

  SqlTransactions<latchkey::members::Books> members;
  SqlTransactions<latchkey::accounts::Books> accounts;
  SqlTransactions<latchkey::numbers::Books> numbers;
  SqlTransactions<latchkey::inbox::Books> inbox;
  SqlTransactions<latchkey::activity::Books> activity;
};

}  // namespace latchkey::storage
