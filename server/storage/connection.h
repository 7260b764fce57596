// One connection to a SQLite database; the only file that includes the library is its source.
//
// SQL is written for PostgreSQL as well: parameters are $1…$n, types are text, bigint and blob.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace latchkey::storage {

// A prepared statement on its way through its rows. Parameters count from 1, columns from 0. What is bound must live
// until the statement is reset.
class Statement {
 public:
  enum class Step { row, end, failed };

  explicit Statement(sqlite3_stmt* statement);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  void bind(int parameter, std::int64_t value);
  void bind(int parameter, std::string_view text);
  void bind(int parameter, BytesView bytes);
  void bind_null(int parameter);
  Step step();
  void reset();

  int columns() const;
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::string_view text(int column) const;  // until the next step
  BytesView bytes(int column) const;        // until the next step

 private:
  sqlite3_stmt* statement_;
  std::vector<int> places_;  // of $1…$n among the library's own numbers
};

class Connection {
 public:
  enum class Use { write, read };

  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file, Use use);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  Statement* prepare(std::string_view sql);  // kept for the next time; nullptr where it does not compile
  Done run(const std::string& sql);          // any number of statements without parameters

  bool in_transaction() const;
  std::int64_t changed_rows() const;  // by the last statement
  Error error() const;                // what the last failure means; the library's own text goes nowhere
  bool checkpoint();                  // moves the log into the database as far as nobody is in the way
  int log_pages() const { return log_pages_; }

  // A copy of one state of the database, while others write to it.
  static Done copy(const std::filesystem::path& from, const std::filesystem::path& to);

 private:
  explicit Connection(sqlite3* database) : database_(database) {}
  sqlite3* database_;
  int log_pages_ = 0;
  std::unordered_map<std::string, std::unique_ptr<Statement>> statements_;
};

}  // namespace latchkey::storage
