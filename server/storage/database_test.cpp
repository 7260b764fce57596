#include "server/storage/database.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "base/task_group.h"
#include "base/temporary_folder.h"
#include "server/storage/testing/loop.h"

namespace latchkey::storage {
namespace {

using testing::Loop;
using transactions::Mode;

// Work of a test, as a function.
class Function final : public Database::Work {
 public:
  Function(std::function<Done(Transaction&)> run, std::function<void(std::optional<Error>)> finish)
      : run_(std::move(run)), finish_(std::move(finish)) {}
  Done run(Transaction& transaction) override {
    Done outcome = run_(transaction);
    failure_ = outcome ? std::nullopt : std::optional(outcome.error());
    return outcome;
  }
  void refuse(Error error) override { failure_ = error; }
  void finish() override { finish_(failure_); }

 private:
  std::function<Done(Transaction&)> run_;
  std::function<void(std::optional<Error>)> finish_;
  std::optional<Error> failure_;
};

struct Fixture : ::testing::Test {
  TemporaryFolder scratch;
  Loop loop;
  std::unique_ptr<Database> database;

  void SetUp() override { open(); }
  void open() {
    auto opened = Database::open({.directory = scratch.path() / "data", .post = loop.post(), .readers = 2});
    ASSERT_TRUE(opened) << opened.error();
    database = std::move(*opened);
  }
  std::optional<Error> run(std::function<Done(Transaction&)> work, Mode mode = Mode::write) {
    std::optional<Error> failure;
    bool finished = false;
    database->submit(std::make_shared<Function>(std::move(work),
                                                [&](std::optional<Error> error) {
                                                  failure = error;
                                                  finished = true;
                                                }),
                     mode);
    loop.run_until([&] { return finished; });
    return failure;
  }
  std::int64_t count() {
    std::int64_t found = -1;
    EXPECT_FALSE(run(
        [&](Transaction& transaction) {
          found = *transaction.row<std::int64_t>("select count(*) from settings where name like 'test%'");
          return done();
        },
        Mode::read));
    return found;
  }
};

Done insert(Transaction& transaction, const std::string& name) {
  transaction.change("insert into settings (name, value) values ($1, $2)", "test " + name, std::string("x"));
  return done();
}

using StorageDatabase = Fixture;

TEST_F(StorageDatabase, keeps_directory_and_files_for_its_owner_alone) {
  ASSERT_FALSE(run([](Transaction& transaction) { return insert(transaction, "a"); }));
  auto mode = [](const std::filesystem::path& path) {
    struct stat status{};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 0777;
  };
  EXPECT_EQ(mode(scratch.path() / "data"), 0700u);
  for (const auto& entry : std::filesystem::directory_iterator(scratch.path() / "data"))
    EXPECT_EQ(mode(entry.path()), 0600u) << entry.path();
}

TEST_F(StorageDatabase, refuses_a_second_process_with_a_sentence_naming_the_directory) {
  auto second = Database::open({.directory = scratch.path() / "data", .post = loop.post()});
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().find("another process uses the data in " + (scratch.path() / "data").string()),
            std::string::npos);
}

TEST_F(StorageDatabase, does_not_start_on_a_newer_schema) {
  ASSERT_FALSE(run([](Transaction& transaction) {
    transaction.change("update settings set value = '999' where name = 'schema'");
    return done();
  }));
  database.reset();
  auto newer = Database::open({.directory = scratch.path() / "data", .post = loop.post()});
  ASSERT_FALSE(newer);
  EXPECT_NE(newer.error().find("newer Latchkey (schema 999"), std::string::npos) << newer.error();
}

TEST_F(StorageDatabase, leaves_the_directory_of_others_alone) {
  auto foreign = scratch.path() / "foreign";
  std::filesystem::create_directory(foreign);
  ::chmod(foreign.c_str(), 0755);
  std::ofstream(foreign / "letter.txt") << "dear";
  auto opened = Database::open({.directory = foreign, .post = loop.post()});
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().find("holds other files"), std::string::npos);
}

TEST_F(StorageDatabase, rolls_a_failing_write_back_alone) {
  // Queued while the first one holds the writer up, so that the rest make one group.
  std::mutex gate;
  gate.lock();
  std::vector<std::optional<Error>> failures;
  auto queue = [&](std::function<Done(Transaction&)> work) {
    database->submit(
        std::make_shared<Function>(std::move(work), [&](std::optional<Error> error) { failures.push_back(error); }),
        Mode::write);
  };
  queue([&](Transaction&) {
    std::lock_guard wait(gate);
    return done();
  });
  queue([](Transaction& transaction) { return insert(transaction, "first"); });
  queue([](Transaction& transaction) -> Done {
    if (auto inserted = insert(transaction, "second"); !inserted) return inserted;
    return fail(Kind::denied, "test: rule");
  });
  queue([](Transaction& transaction) {
    if (auto inserted = insert(transaction, "third"); !inserted) return inserted;
    return insert(transaction, "first");  // the key is taken
  });
  queue([](Transaction& transaction) { return insert(transaction, "fourth"); });
  gate.unlock();
  loop.run_until([&] { return failures.size() == 5; });
  EXPECT_FALSE(failures[0]);
  EXPECT_FALSE(failures[1]);
  EXPECT_EQ(failures[2], (Error{Kind::denied, "test: rule"}));
  ASSERT_TRUE(failures[3]);
  EXPECT_EQ(failures[3]->kind, Kind::conflict);
  EXPECT_FALSE(failures[4]);
  EXPECT_EQ(count(), 2);
}

TEST_F(StorageDatabase, answers_a_failed_statement_with_its_failure_whatever_the_work_returned) {
  auto failure = run([](Transaction& transaction) {
    EXPECT_FALSE(transaction.row<std::int64_t>("select nothing from nowhere"));
    EXPECT_TRUE(transaction.rows<std::int64_t>("select 1").empty());  // nothing is asked after a failure
    return done();
  });
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->kind, Kind::unavailable);
}

TEST_F(StorageDatabase, does_not_write_in_a_read) {
  auto failure = run([](Transaction& transaction) { return insert(transaction, "a"); }, Mode::read);
  EXPECT_TRUE(failure);
  EXPECT_EQ(count(), 0);
}

TEST_F(StorageDatabase, tells_of_commits_in_their_order_and_of_nothing_that_was_not_committed) {
  std::vector<int> told;
  int finished = 0;
  for (int i = 0; i < 100; ++i) {
    database->submit(std::make_shared<Function>(
                         [i, &told](Transaction& transaction) -> Done {
                           transaction.after_commit([i, &told] { told.push_back(i); });
                           if (i % 10 == 3) return fail(Kind::conflict, "test: every tenth");
                           return insert(transaction, std::to_string(i));
                         },
                         [&](std::optional<Error>) { ++finished; }),
                     Mode::write);
  }
  loop.run_until([&] { return finished == 100; });
  EXPECT_EQ(told.size(), 90u);
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_EQ(count(), 90);
}

TEST_F(StorageDatabase, refuses_work_after_stop_and_finishes_what_was_queued) {
  int finished = 0;
  std::optional<Error> late;
  for (int i = 0; i < 50; ++i) {
    database->submit(
        std::make_shared<Function>([i](Transaction& transaction) { return insert(transaction, std::to_string(i)); },
                                   [&](std::optional<Error> error) { finished += !error; }),
        Mode::write);
  }
  database->stop();
  database->submit(std::make_shared<Function>([](Transaction&) { return done(); },
                                              [&](std::optional<Error> error) {
                                                late = error;
                                                ++finished;
                                              }),
                   Mode::write);
  loop.run_until([&] { return finished == 51; });
  ASSERT_TRUE(late);
  EXPECT_EQ(late->kind, Kind::unavailable);
}

struct Named {
  std::string name;
  std::optional<std::int64_t> number;
  Bytes bytes;
};
BOOST_DESCRIBE_STRUCT(Named, (), (name, number, bytes))

TEST_F(StorageDatabase, binds_parameters_by_number_in_whatever_order_they_stand) {
  ASSERT_FALSE(run([](Transaction& transaction) {
    auto row = transaction.row<Named>("select $3, $1, $2", std::optional<std::int64_t>(), Bytes{1, 0, 2},
                                      std::string("a\0b", 3));
    EXPECT_TRUE(row);
    if (!row) return done();
    EXPECT_EQ(row->name, std::string("a\0b", 3));
    EXPECT_EQ(row->number, std::nullopt);
    EXPECT_EQ(row->bytes, (Bytes{1, 0, 2}));
    return done();
  }));
}

TEST_F(StorageDatabase, refuses_a_stored_value_it_could_not_have_written) {
  auto failure = run([](Transaction& transaction) {
    EXPECT_FALSE(transaction.row<Id<struct AnyTag>>("select 'no id'"));
    return done();
  });
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->kind, Kind::corrupt);
}

TEST_F(StorageDatabase, ends_every_session_on_the_first_start_on_a_backup) {
  ASSERT_FALSE(run([](Transaction& transaction) {
    for (const char* sql : {"insert into workspaces values ('w', 'W', 0, 0, 0, 0)",
                            "insert into members values ('w', 'm', 'M', 'm@x', 'owner', 'active', '', '', '', '', '', "
                            "0, null, null, null, '')",
                            "insert into devices values ('w', 'd', 'm', '', 'D', 0, '', null, null)",
                            "insert into sessions values ('w', 's', 'm', 'd', 'hash', 0, 0, '', null)"})
      transaction.change(sql);
    return done();
  }));
  auto file = scratch.path() / "backup.db";
  // While the server runs.
  auto made = Database::backup(scratch.path() / "data", file);
  ASSERT_TRUE(made) << made.error();
  auto again = Database::backup(scratch.path() / "data", file);
  ASSERT_FALSE(again);
  EXPECT_NE(again.error().find("is there already"), std::string::npos);
  struct stat status{};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  // Written after the copy: the backup does not know of it.
  ASSERT_FALSE(run([](Transaction& transaction) { return insert(transaction, "late"); }));

  auto sessions = [this] {
    std::int64_t found = -1;
    EXPECT_FALSE(run(
        [&](Transaction& transaction) {
          found = *transaction.row<std::int64_t>("select count(*) from sessions");
          return done();
        },
        Mode::read));
    return found;
  };
  EXPECT_EQ(sessions(), 1);
  database.reset();
  open();
  EXPECT_FALSE(database->started_on_backup());
  EXPECT_EQ(sessions(), 1);
  EXPECT_EQ(count(), 1);
  database.reset();

  std::filesystem::remove_all(scratch.path() / "data");
  std::filesystem::create_directory(scratch.path() / "data");
  std::filesystem::rename(file, scratch.path() / "data" / "latchkey.db");
  open();
  EXPECT_TRUE(database->started_on_backup());
  EXPECT_EQ(sessions(), 0);
  EXPECT_EQ(count(), 0);
  ASSERT_FALSE(run([](Transaction& transaction) {
    EXPECT_EQ(*transaction.row<std::int64_t>("select count(*) from members"), 1);
    transaction.change("insert into sessions values ('w', 's2', 'm', 'd', 'hash2', 0, 0, '', null)");
    return done();
  }));
  database.reset();
  open();
  EXPECT_FALSE(database->started_on_backup());
  EXPECT_EQ(sessions(), 1);
}

// The writer of the next test, in a process of its own: inserts rows one after another in several waiting places at
// once, and says a row's number only when its commit was reported. Killed from outside.
[[noreturn]] void write_until_killed(const std::filesystem::path& directory, int report) {
  Loop loop;
  auto opened = Database::open({.directory = directory, .post = loop.post(), .readers = 1});
  if (!opened) ::_exit(3);
  auto base = ::getpid();
  int next = 0;
  int waiting = 0;
  for (;;) {
    while (waiting < 16) {
      ++waiting;
      std::string name = std::to_string(base) + "/" + std::to_string(next++);
      (*opened)->submit(
          std::make_shared<Function>([name](Transaction& transaction) { return insert(transaction, name); },
                                     [&waiting, name, report](std::optional<Error> error) {
                                       --waiting;
                                       std::string line = name + "\n";
                                       if (!error && ::write(report, line.data(), line.size()) < 0) ::_exit(4);
                                     }),
          Mode::write);
    }
    int before = waiting;
    loop.run_until([&] { return waiting < before; });
  }
}

TEST(StorageDurability, has_every_acknowledged_row_after_its_writer_was_killed_twenty_times) {
  TemporaryFolder scratch;
  auto directory = scratch.path() / "data";
  std::vector<std::string> acknowledged;
  for (int round = 0; round < 20; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(ends[0]);
      write_until_killed(directory, ends[1]);
    }
    ::close(ends[1]);
    // Killed at another place each time: after so many acknowledged rows, in the middle of whatever it does then.
    std::size_t wanted = acknowledged.size() + 20 + static_cast<std::size_t>(round) * 37 % 300;
    std::string text;
    char buffer[512];
    while (acknowledged.size() < wanted) {
      auto got = ::read(ends[0], buffer, sizeof buffer);
      ASSERT_GT(got, 0) << "the writer ended by itself in round " << round;
      text.append(buffer, static_cast<std::size_t>(got));
      for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1))
        acknowledged.push_back(text.substr(0, end));
    }
    ::kill(child, SIGKILL);
    // What it said and we had not read yet counts, too.
    for (ssize_t got; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
      text.append(buffer, static_cast<std::size_t>(got));
    for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1))
      acknowledged.push_back(text.substr(0, end));
    ::close(ends[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));

    Loop loop;
    auto opened = Database::open({.directory = directory, .post = loop.post(), .readers = 1});
    ASSERT_TRUE(opened) << opened.error();
    std::vector<std::string> lost;
    bool finished = false;
    (*opened)->submit(
        std::make_shared<Function>(
            [&](Transaction& transaction) {
              for (const auto& name : acknowledged) {
                if (!transaction.row<std::string>("select name from settings where name = $1", "test " + name))
                  lost.push_back(name);
              }
              EXPECT_EQ(transaction.row<std::string>("pragma integrity_check"), "ok");
              return done();
            },
            [&](std::optional<Error>) { finished = true; }),
        Mode::read);
    loop.run_until([&] { return finished; });
    ASSERT_TRUE(lost.empty()) << lost.size() << " lost in round " << round << ", first " << lost.front();
  }
  RecordProperty("acknowledged", static_cast<int>(acknowledged.size()));
}

}  // namespace
}  // namespace latchkey::storage
