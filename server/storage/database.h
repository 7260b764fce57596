// The database of a server: one thread that writes, a few that read, and results back on the loop.
//
// Writes that wait together are committed together (group commit), each in a savepoint of its own so that a failing one
// takes nothing with it. Nobody hears of a write before it is on disk.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "server/storage/transaction.h"
#include "server/transactions/transactions.h"

namespace latchkey::storage {

class Database {
 public:
  // Runs a function on the loop thread, some time soon, in the order of the calls; called from any thread.
  using Post = std::function<void(std::function<void()>)>;

  struct Options {
    std::filesystem::path directory;  // made if missing; for its owner alone
    Post post;
    int readers = 2;
  };

  // Takes the schema forward where needed. The error is a sentence for the terminal: a second process on the same
  // directory, a database of a newer version, no access.
  static Result<std::unique_ptr<Database>, std::string> open(Options options);
  ~Database();

  class Work {
   public:
    virtual ~Work() = default;
    virtual Done run(Transaction& transaction) = 0;  // perhaps again, where a group failed
    virtual void refuse(Error error) = 0;            // what run() returned does not stand
    virtual void finish() = 0;                       // on the loop, once, after everything else
  };
  void submit(std::shared_ptr<Work> work, transactions::Mode mode);

  // Finishes what is queued and refuses what comes later. Results still come through `post`.
  void stop();

  // This start was the first on a backup: every session has been ended.
  bool started_on_backup() const { return started_on_backup_; }

  // Copies the database of a running or a stopped server into one file, marked as a backup.
  static Result<Nothing, std::string> backup(const std::filesystem::path& directory, const std::filesystem::path& file);

 private:
  class DirectoryLock;
  struct Finished {
    std::vector<std::function<void()>> after_commit;
    std::shared_ptr<Work> work;
  };

  Database(Options options, std::unique_ptr<DirectoryLock> lock);
  Result<Nothing, std::string> prepare();
  void write_loop();
  void read_loop(Connection& connection);
  void write_group(const std::vector<std::shared_ptr<Work>>& group);
  bool try_group(const std::vector<std::shared_ptr<Work>>& group, std::vector<Finished>& finished);
  void deliver(std::vector<Finished> finished);

  const Options options_;
  std::unique_ptr<DirectoryLock> lock_;
  bool started_on_backup_ = false;
  std::unique_ptr<Connection> writer_;
  std::vector<std::unique_ptr<Connection>> readers_;

  std::mutex mutex_;
  std::condition_variable write_wanted_;
  std::condition_variable read_wanted_;
  std::deque<std::shared_ptr<Work>> writes_;
  std::deque<std::shared_ptr<Work>> reads_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace latchkey::storage
