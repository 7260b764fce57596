// The schema, as numbered steps that only go forward. A database knows how many it has taken.
#pragma once
#include <span>
#include <string_view>

namespace latchkey::storage {

struct Migration {
  std::string_view file;
  std::string_view sql;  // statements of both SQLite and PostgreSQL
};

std::span<const Migration> migrations();  // the first takes an empty database to version 1

}  // namespace latchkey::storage
