#include "server/storage/database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "server/storage/migrations.h"

namespace latchkey::storage {
namespace {

constexpr std::string_view kFile = "latchkey.db";
constexpr std::string_view kLockFile = "latchkey.lock";
constexpr std::size_t kMostInGroup = 256;
// About 4 MB of log are moved into the database when there is nothing better to do, 64 MB in any case.
constexpr int kIdleCheckpoint = 1'000;
constexpr int kForcedCheckpoint = 16'000;

using Outcome = Result<Nothing, std::string>;
Failure<std::string> refuse(std::string sentence) { return Failure<std::string>(std::move(sentence)); }

// A new file for its owner alone, before the library makes one for everybody; its log files take after it.
bool make_private_file(const std::filesystem::path& file) {
  int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  bool good = ::fchmod(descriptor, 0600) == 0;
  ::close(descriptor);
  return good;
}

bool sync_path(const std::filesystem::path& path) {
  int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  bool good = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return good;
}

Outcome make_directory(const std::filesystem::path& directory) {
  std::error_code error;
  if (std::filesystem::exists(directory, error)) {
    if (!std::filesystem::is_directory(directory, error))
      return refuse(fmt::format("{} is not a directory", directory.string()));
    struct stat status{};
    if (::stat(directory.c_str(), &status) != 0) return refuse(fmt::format("cannot read {}", directory.string()));
    if ((status.st_mode & 077) == 0) return Nothing{};
    // Somebody's directory with other things in it is not ours to close.
    bool ours = std::filesystem::exists(directory / kFile, error) || std::filesystem::is_empty(directory, error);
    if (!ours)
      return refuse(
          fmt::format("{} is open to others and holds other files; name a directory of its own", directory.string()));
    if (::chmod(directory.c_str(), 0700) != 0) return refuse(fmt::format("cannot make {} private", directory.string()));
    return Nothing{};
  }
  std::filesystem::create_directories(directory.parent_path().empty() ? "." : directory.parent_path(), error);
  if (::mkdir(directory.c_str(), 0700) != 0)
    return refuse(fmt::format("cannot make the directory {}", directory.string()));
  return Nothing{};
}

// Whether a value stands in `settings`; that table is in the first migration.
std::optional<std::string> setting(Connection& connection, const std::string& name) {
  Transaction transaction(connection);
  return transaction.row<std::string>("select value from settings where name = $1", name);
}

bool set_setting(Connection& connection, const std::string& name, const std::optional<std::string>& value) {
  Transaction transaction(connection);
  transaction.change("delete from settings where name = $1", name);
  if (value) transaction.change("insert into settings (name, value) values ($1, $2)", name, *value);
  return !transaction.failure();
}

std::optional<std::int64_t> schema_version(Connection& connection) {
  Transaction transaction(connection);
  // Asked of SQLite's catalogue: a query on a table that is not there is an error.
  auto there = transaction.row<std::int64_t>("select count(*) from sqlite_master where name = 'settings'");
  if (!there) return std::nullopt;
  if (*there == 0) return 0;
  auto version = setting(connection, "schema");
  if (!version) return std::nullopt;
  return std::stoll(*version);
}

}  // namespace

// Held for as long as the database is open. The kernel lets go of it however the process ends.
class Database::DirectoryLock {
 public:
  static std::unique_ptr<DirectoryLock> take(const std::filesystem::path& directory) {
    int descriptor = ::open((directory / kLockFile).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return nullptr;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      ::close(descriptor);
      return nullptr;
    }
    return std::unique_ptr<DirectoryLock>(new DirectoryLock(descriptor));
  }
  ~DirectoryLock() { ::close(descriptor_); }

 private:
  explicit DirectoryLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

Result<std::unique_ptr<Database>, std::string> Database::open(Options options) {
  if (auto made = make_directory(options.directory); !made) return refuse(made.error());
  auto lock = DirectoryLock::take(options.directory);
  if (!lock) return refuse(fmt::format("another process uses the data in {}", options.directory.string()));
  std::unique_ptr<Database> database(new Database(std::move(options), std::move(lock)));
  if (auto prepared = database->prepare(); !prepared) return refuse(prepared.error());
  return database;
}

Database::Database(Options options, std::unique_ptr<DirectoryLock> lock)
    : options_(std::move(options)), lock_(std::move(lock)) {}

Outcome Database::prepare() {
  auto file = options_.directory / kFile;
  auto broken = [&file](std::string_view what) { return refuse(fmt::format("cannot {} {}", what, file.string())); };
  if (!make_private_file(file)) return broken("write to");
  auto writer = Connection::open(file, Connection::Use::write);
  if (!writer) return broken("open the database");
  writer_ = std::move(*writer);

  auto known = static_cast<std::int64_t>(migrations().size());
  auto version = schema_version(*writer_);
  if (!version) return broken("read the schema of");
  if (*version > known)
    return refuse(fmt::format("{} was written by a newer Latchkey (schema {}, this one knows {})", file.string(),
                              *version, known));
  for (auto next = *version; next < known; ++next) {
    const auto& migration = migrations()[static_cast<std::size_t>(next)];
    bool taken = writer_->run("begin immediate") && writer_->run(std::string(migration.sql)) &&
                 set_setting(*writer_, "schema", std::to_string(next + 1)) && writer_->run("commit");
    if (!taken) return broken(fmt::format("take step {} of the schema in", migration.file));
  }
  if (setting(*writer_, "backup")) {
    // Tokens in a backup may have been ended since it was made, or be in the hands of whoever had the file.
    bool ended = writer_->run("begin immediate") && writer_->run("delete from sessions") &&
                 set_setting(*writer_, "backup", std::nullopt) && writer_->run("commit");
    if (!ended) return broken("end the sessions in the backup");
    started_on_backup_ = true;
    log::warning("storage: first start on a backup, every session has been ended");
  }

  for (int i = 0; i < options_.readers; ++i) {
    auto reader = Connection::open(file, Connection::Use::read);
    if (!reader) return broken("open the database");
    readers_.push_back(std::move(*reader));
  }
  threads_.emplace_back([this] { write_loop(); });
  for (auto& reader : readers_) threads_.emplace_back([this, &reader] { read_loop(*reader); });
  return Nothing{};
}

Database::~Database() { stop(); }

void Database::stop() {
  {
    std::lock_guard guard(mutex_);
    stopping_ = true;
  }
  write_wanted_.notify_all();
  read_wanted_.notify_all();
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Database::submit(std::shared_ptr<Work> work, transactions::Mode mode) {
  {
    std::lock_guard guard(mutex_);
    if (!stopping_) {
      (mode == transactions::Mode::write ? writes_ : reads_).push_back(std::move(work));
      (mode == transactions::Mode::write ? write_wanted_ : read_wanted_).notify_one();
      return;
    }
  }
  work->refuse({Kind::unavailable, "storage: stopping"});
  options_.post([work] { work->finish(); });
}

void Database::write_loop() {
  for (;;) {
    std::vector<std::shared_ptr<Work>> group;
    {
      std::unique_lock guard(mutex_);
      if (writes_.empty() && writer_->log_pages() >= kIdleCheckpoint) {
        guard.unlock();
        writer_->checkpoint();
        guard.lock();
      }
      write_wanted_.wait(guard, [this] { return stopping_ || !writes_.empty(); });
      if (writes_.empty()) return;
      while (!writes_.empty() && group.size() < kMostInGroup) {
        group.push_back(std::move(writes_.front()));
        writes_.pop_front();
      }
    }
    write_group(group);
    if (writer_->log_pages() >= kForcedCheckpoint) writer_->checkpoint();
  }
}

void Database::write_group(const std::vector<std::shared_ptr<Work>>& group) {
  std::vector<Finished> finished;
  if (try_group(group, finished)) return deliver(std::move(finished));
  // The group as a whole could not be written. One of it may be the reason (a row too large for the disk's last block),
  // so each gets a try of its own before it is refused.
  for (const auto& work : group) {
    finished.clear();
    if (!try_group({work}, finished)) {
      work->refuse({Kind::unavailable, "storage: commit"});
      finished.clear();
      finished.push_back({{}, work});
    }
    deliver(std::move(finished));
  }
}

// False: nothing of it stands, and `finished` means nothing.
bool Database::try_group(const std::vector<std::shared_ptr<Work>>& group, std::vector<Finished>& finished) {
  finished.clear();
  if (!writer_->run("begin immediate")) return false;
  auto give_up = [this] {
    if (writer_->in_transaction()) static_cast<void>(writer_->run("rollback").has_value());
    return false;
  };
  for (const auto& work : group) {
    if (!writer_->run("savepoint one")) return give_up();
    Transaction transaction(*writer_);
    Done outcome = work->run(transaction);
    bool stands = outcome.has_value() && !transaction.failure();
    // Some failures (a full disk) end the whole transaction at once.
    if (!writer_->in_transaction()) return give_up();
    if (!stands && !writer_->run("rollback to one")) return give_up();
    if (!writer_->run("release one")) return give_up();
    if (transaction.failure()) work->refuse(*transaction.failure());
    finished.push_back({stands ? transaction.take_after_commit() : std::vector<std::function<void()>>{}, work});
  }
  if (!writer_->run("commit")) return give_up();
  return true;
}

void Database::read_loop(Connection& connection) {
  for (;;) {
    std::shared_ptr<Work> work;
    {
      std::unique_lock guard(mutex_);
      read_wanted_.wait(guard, [this] { return stopping_ || !reads_.empty(); });
      if (reads_.empty()) return;
      work = std::move(reads_.front());
      reads_.pop_front();
    }
    if (connection.run("begin")) {
      Transaction transaction(connection);
      Done outcome = work->run(transaction);
      static_cast<void>(outcome.has_value());  // nothing to undo
      if (transaction.failure()) work->refuse(*transaction.failure());
      if (connection.in_transaction()) static_cast<void>(connection.run("rollback").has_value());
    } else {
      work->refuse({Kind::unavailable, "storage: read"});
    }
    std::vector<Finished> finished;
    finished.push_back({{}, std::move(work)});
    deliver(std::move(finished));
  }
}

void Database::deliver(std::vector<Finished> finished) {
  // Shared because a std::function must be able to copy itself; it never does here, and the loop lets go last.
  auto batch = std::make_shared<std::vector<Finished>>(std::move(finished));
  options_.post([batch] {
    // In the order of the commit; who is connected hears of an act before whoever asked for it goes on.
    for (const auto& one : *batch) {
      for (const auto& action : one.after_commit) action();
      one.work->finish();
    }
  });
}

Outcome Database::backup(const std::filesystem::path& directory, const std::filesystem::path& file) {
  auto broken = [](std::string_view what, const std::filesystem::path& path) {
    return refuse(fmt::format("cannot {} {}", what, path.string()));
  };
  std::error_code error;
  if (std::filesystem::exists(file, error)) return refuse(fmt::format("{} is there already", file.string()));
  if (!std::filesystem::exists(directory / kFile, error)) return broken("find the database", directory / kFile);

  // Under a name of its own until it is whole, so that no half a backup is ever taken for one.
  auto partial = file;
  partial += ".partial";
  std::filesystem::remove(partial, error);
  if (!make_private_file(partial)) return broken("write to", partial);
  auto finish = [&]() -> Outcome {
    if (!Connection::copy(directory / kFile, partial)) return broken("copy the database to", partial);
    auto copy = Connection::open(partial, Connection::Use::write);
    if (!copy) return broken("open", partial);
    if (!set_setting(**copy, "backup", "yes") || !(*copy)->run("pragma journal_mode=delete"))
      return broken("mark", partial);
    return Nothing{};
  };
  auto finished = finish();
  if (finished && !sync_path(partial)) finished = Outcome(broken("write to", partial));
  if (!finished) {
    std::filesystem::remove(partial, error);
    return finished;
  }
  std::filesystem::rename(partial, file, error);
  if (error) return broken("write to", file);
  auto parent = file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path();
  if (!sync_path(parent)) return broken("write to", file);
  return Nothing{};
}

}  // namespace latchkey::storage
