#include "server/storage/connection.h"

#include <sqlite3.h>

#include "base/check.h"

namespace latchkey::storage {

Statement::Statement(sqlite3_stmt* statement) : statement_(statement) {
  // The library takes "$1" for a name and numbers names by where they first stand, so $2 may well be its number 1.
  int count = sqlite3_bind_parameter_count(statement_);
  for (int i = 1; i <= count; ++i) {
    int place = sqlite3_bind_parameter_index(statement_, ("$" + std::to_string(i)).c_str());
    LK_CHECK(place != 0);
    places_.push_back(place);
  }
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::bind(int parameter, std::int64_t value) {
  LK_CHECK(sqlite3_bind_int64(statement_, places_.at(static_cast<std::size_t>(parameter - 1)), value) == SQLITE_OK);
}

void Statement::bind(int parameter, std::string_view text) {
  int place = places_.at(static_cast<std::size_t>(parameter - 1));
  // A null pointer would bind NULL.
  const char* data = text.data() ? text.data() : "";
  LK_CHECK(sqlite3_bind_text64(statement_, place, data, text.size(), SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK);
}

void Statement::bind(int parameter, BytesView bytes) {
  int place = places_.at(static_cast<std::size_t>(parameter - 1));
  const void* data = bytes.data() ? static_cast<const void*>(bytes.data()) : "";
  LK_CHECK(sqlite3_bind_blob64(statement_, place, data, bytes.size(), SQLITE_STATIC) == SQLITE_OK);
}

void Statement::bind_null(int parameter) {
  LK_CHECK(sqlite3_bind_null(statement_, places_.at(static_cast<std::size_t>(parameter - 1))) == SQLITE_OK);
}

Statement::Step Statement::step() {
  switch (sqlite3_step(statement_)) {
    case SQLITE_ROW: return Step::row;
    case SQLITE_DONE: return Step::end;
    default: return Step::failed;
  }
}

void Statement::reset() {
  // Says again what step() said already.
  static_cast<void>(sqlite3_reset(statement_));
  static_cast<void>(sqlite3_clear_bindings(statement_));
}

int Statement::columns() const { return sqlite3_column_count(statement_); }
bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Statement::text(int column) const { return as_text(bytes(column)); }

BytesView Statement::bytes(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return data ? BytesView(data, size) : BytesView();
}

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& file, Use use) {
  sqlite3* database = nullptr;
  // One thread a connection: its own mutex would guard nothing.
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int opened = sqlite3_open_v2(file.c_str(), &database, flags, nullptr);
  std::unique_ptr<Connection> connection(new Connection(database));
  if (opened != SQLITE_OK) return fail(Kind::unavailable, "storage: open");

  sqlite3_busy_timeout(database, 5000);
  // 8 MB of pages, taken as they are needed: a sync of 1,000 accounts fits, and asks the system for nothing.
  //
  // Rows are erased, not only forgotten: what a member deleted is not to be found in the file afterwards. FULL, because
  // a carrier drops its copy of a message once we said we have it.
  const char* settings = use == Use::write
                             ? "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on;"
                               "pragma secure_delete=on; pragma wal_autocheckpoint=0;"
                               "pragma temp_store=memory; pragma trusted_schema=off;"
                             : "pragma query_only=on; pragma temp_store=memory; pragma trusted_schema=off;";
  LK_TRY_DONE(connection->run(settings));
  // A query that names its columns in double quotes is a mistake, not text.
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_wal_hook(
      database,
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<Connection*>(self)->log_pages_ = pages;
        return SQLITE_OK;
      },
      connection.get());
  return connection;
}

Connection::~Connection() {
  statements_.clear();
  sqlite3_close(database_);
}

Statement* Connection::prepare(std::string_view sql) {
  if (auto found = statements_.find(std::string(sql)); found != statements_.end()) return found->second.get();
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                         nullptr) != SQLITE_OK) {
    return nullptr;
  }
  return statements_.emplace(std::string(sql), std::make_unique<Statement>(statement)).first->second.get();
}

Done Connection::run(const std::string& sql) {
  if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return fail(error());
  return done();
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(database_) == 0; }
std::int64_t Connection::changed_rows() const { return sqlite3_changes64(database_); }

Error Connection::error() const {
  switch (sqlite3_errcode(database_) & 0xff) {
    case SQLITE_CONSTRAINT: return {Kind::conflict, "storage: constraint"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {Kind::corrupt, "storage: damaged"};
    case SQLITE_FULL: return {Kind::unavailable, "storage: disk full"};
    case SQLITE_BUSY: return {Kind::unavailable, "storage: busy"};
    case SQLITE_IOERR: return {Kind::unavailable, "storage: disk"};
    default: return {Kind::unavailable, "storage: statement"};
  }
}

bool Connection::checkpoint() {
  int pages = 0;
  int moved = 0;
  if (sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &moved) != SQLITE_OK)
    return false;
  log_pages_ = pages - moved;
  return pages == moved;
}

Done Connection::copy(const std::filesystem::path& from, const std::filesystem::path& to) {
  LK_TRY(source, open(from, Use::read));
  sqlite3* target = nullptr;
  int opened = sqlite3_open_v2(to.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  int copied = opened;
  if (opened == SQLITE_OK) {
    // All pages in one step: a read transaction holds one state of the source, and in WAL it stops no writer.
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", source->database_, "main");
    copied = backup ? sqlite3_backup_step(backup, -1) : SQLITE_ERROR;
    if (backup && sqlite3_backup_finish(backup) == SQLITE_OK && copied == SQLITE_DONE) copied = SQLITE_OK;
  }
  sqlite3_close(target);
  if (copied != SQLITE_OK) return fail(Kind::unavailable, "storage: copy");
  return done();
}

}  // namespace latchkey::storage
