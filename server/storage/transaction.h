// What the stores do their work with: SQL with typed parameters and rows, inside one transaction.
//
// A statement that fails makes the whole transaction fail: it is remembered, every later statement does nothing, and in
// the end nothing is written and whoever waits gets that first failure, whatever the rules made of the empty answers.
// PostgreSQL treats a failed transaction alike. So a store returns plain values, and no rule has to ask after the disk.
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <functional>
#include <optional>
#include <tuple>

#include "base/clock.h"
#include "base/id.h"
#include "base/secret_bytes.h"
#include "crypto/seal/seal.h"
#include "server/storage/connection.h"

namespace latchkey::storage {

namespace column {

template <typename T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;
template <typename T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_union_v<T>;

// How a type stands in a column. bind() borrows what it is given; read() refuses what it could not have written.
template <typename T>
struct Codec;

template <>
struct Codec<std::int64_t> {
  static void bind(Statement& statement, int at, std::int64_t value) { statement.bind(at, value); }
  static std::optional<std::int64_t> read(const Statement& statement, int at) { return statement.integer(at); }
};
template <>
struct Codec<std::uint64_t> {
  static void bind(Statement& statement, int at, std::uint64_t value) {
    LK_CHECK(std::in_range<std::int64_t>(value));
    statement.bind(at, static_cast<std::int64_t>(value));
  }
  static std::optional<std::uint64_t> read(const Statement& statement, int at) {
    auto value = statement.integer(at);
    return value >= 0 ? std::optional(static_cast<std::uint64_t>(value)) : std::nullopt;
  }
};
template <>
struct Codec<bool> {  // bigint 0 and 1
  static void bind(Statement& statement, int at, bool value) { statement.bind(at, std::int64_t{value}); }
  static std::optional<bool> read(const Statement& statement, int at) { return statement.integer(at) != 0; }
};
template <>
struct Codec<std::string> {
  static void bind(Statement& statement, int at, const std::string& text) {
    statement.bind(at, std::string_view(text));
  }
  static std::optional<std::string> read(const Statement& statement, int at) { return std::string(statement.text(at)); }
};
template <>
struct Codec<Bytes> {
  static void bind(Statement& statement, int at, const Bytes& bytes) { statement.bind(at, BytesView(bytes)); }
  static std::optional<Bytes> read(const Statement& statement, int at) {
    BytesView bytes = statement.bytes(at);
    return Bytes(bytes.begin(), bytes.end());
  }
};
template <>
struct Codec<SecretBytes> {
  static void bind(Statement& statement, int at, const SecretBytes& bytes) { statement.bind(at, bytes.expose()); }
  static std::optional<SecretBytes> read(const Statement& statement, int at) {
    return SecretBytes(statement.bytes(at));
  }
};
template <>
struct Codec<seal::SealedBytes> {
  static void bind(Statement& statement, int at, const seal::SealedBytes& sealed) { statement.bind(at, sealed.view()); }
  static std::optional<seal::SealedBytes> read(const Statement& statement, int at) {
    return seal::SealedBytes(*Codec<Bytes>::read(statement, at));
  }
};
template <>
struct Codec<TimePoint> {
  static void bind(Statement& statement, int at, TimePoint time) { statement.bind(at, to_unix_ms(time)); }
  static std::optional<TimePoint> read(const Statement& statement, int at) {
    return from_unix_ms(statement.integer(at));
  }
};
template <typename Tag>
struct Codec<Id<Tag>> {
  static void bind(Statement& statement, int at, const Id<Tag>& id) { statement.bind(at, std::string_view(id.text())); }
  static std::optional<Id<Tag>> read(const Statement& statement, int at) { return Id<Tag>::parse(statement.text(at)); }
};
template <DescribedEnum T>
struct Codec<T> {  // its name, as on the wire; names are literals and outlive the statement
  static void bind(Statement& statement, int at, T value) {
    statement.bind(at, std::string_view(boost::describe::enum_to_string(value, "")));
  }
  static std::optional<T> read(const Statement& statement, int at) {
    T value{};
    if (!boost::describe::enum_from_string(std::string(statement.text(at)).c_str(), value)) return std::nullopt;
    return value;
  }
};
template <typename T>
struct Codec<std::optional<T>> {
  static void bind(Statement& statement, int at, const std::optional<T>& value) {
    if (value) {
      Codec<T>::bind(statement, at, *value);
    } else {
      statement.bind_null(at);
    }
  }
  static std::optional<std::optional<T>> read(const Statement& statement, int at) {
    if (statement.is_null(at)) return std::optional<std::optional<T>>(std::in_place, std::nullopt);
    auto value = Codec<T>::read(statement, at);
    if (!value) return std::nullopt;
    return std::optional<std::optional<T>>(std::in_place, std::move(value));
  }
};

// A described struct takes one column a member, in the order of its description; anything else takes the one column.
template <typename T>
struct RowReader {
  static constexpr int kColumns = 1;
  static std::optional<T> read(const Statement& statement, int at) { return Codec<T>::read(statement, at); }
};

template <typename... T>
struct RowReader<std::tuple<T...>> {
  static constexpr int kColumns = (RowReader<T>::kColumns + ... + 0);
  static std::optional<std::tuple<T...>> read(const Statement& statement, int at) {
    // Braces: from left to right, so `at` moves along.
    auto next = [&at](int width) { return std::exchange(at, at + width); };
    std::tuple<std::optional<T>...> parts{RowReader<T>::read(statement, next(RowReader<T>::kColumns))...};
    return std::apply(
        [](auto&... part) -> std::optional<std::tuple<T...>> {
          if (!(part.has_value() && ...)) return std::nullopt;
          return std::tuple<T...>(std::move(*part)...);
        },
        parts);
  }
};

template <DescribedStruct T>
struct RowReader<T> {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  template <typename Descriptor>
  using MemberType = std::remove_cvref_t<decltype(std::declval<T&>().*Descriptor::pointer)>;
  template <typename List>
  struct AsTuple;
  template <template <typename...> typename List, typename... Descriptor>
  struct AsTuple<List<Descriptor...>> {
    using type = std::tuple<MemberType<Descriptor>...>;
  };
  using Tuple = typename AsTuple<Members>::type;
  static constexpr int kColumns = RowReader<Tuple>::kColumns;

  static std::optional<T> read(const Statement& statement, int at) {
    auto parts = RowReader<Tuple>::read(statement, at);
    if (!parts) return std::nullopt;
    return std::apply([](auto&... part) { return T{std::move(part)...}; }, *parts);
  }
};

}  // namespace column

class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_(connection) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  template <typename T, typename... Parameters>
  std::vector<T> rows(std::string_view sql, const Parameters&... parameters) {
    std::vector<T> found;
    each_row<T>([&found](T row) { found.push_back(std::move(row)); }, sql, parameters...);
    return found;
  }

  template <typename T, typename... Parameters>
  std::optional<T> row(std::string_view sql, const Parameters&... parameters) {
    std::optional<T> found;
    each_row<T>([&found](T row) { found.emplace(std::move(row)); }, sql, parameters...);
    return found;
  }

  template <typename T, typename Take, typename... Parameters>
  void each_row(Take take, std::string_view sql, const Parameters&... parameters) {
    Statement* statement = start(sql, parameters...);
    if (!statement) return;
    LK_CHECK(statement->columns() == column::RowReader<T>::kColumns);
    while (advance(*statement)) {
      auto row = column::RowReader<T>::read(*statement, 0);
      if (!row) {
        fail_with({Kind::corrupt, "storage: a stored value"});
        break;
      }
      take(std::move(*row));
    }
    statement->reset();
  }

  // How many rows it changed.
  template <typename... Parameters>
  std::int64_t change(std::string_view sql, const Parameters&... parameters) {
    Statement* statement = start(sql, parameters...);
    if (!statement) return 0;
    while (advance(*statement)) {
    }
    statement->reset();
    return failure_ ? 0 : connection_.changed_rows();
  }

  // Runs on the loop after the commit, in the order of the commits and before whoever waits for it goes on. Not at all
  // where nothing was committed.
  void after_commit(std::function<void()> action) { after_commit_.push_back(std::move(action)); }
  std::vector<std::function<void()>> take_after_commit() { return std::exchange(after_commit_, {}); }

  const std::optional<Error>& failure() const { return failure_; }

 private:
  template <typename... Parameters>
  Statement* start(std::string_view sql, const Parameters&... parameters) {
    if (failure_) return nullptr;
    Statement* statement = connection_.prepare(sql);
    if (!statement) {
      fail_with(connection_.error());
      return nullptr;
    }
    int at = 1;
    (column::Codec<Parameters>::bind(*statement, at++, parameters), ...);
    return statement;
  }
  bool advance(Statement& statement) {
    auto step = statement.step();
    if (step == Statement::Step::failed) fail_with(connection_.error());
    return step == Statement::Step::row;
  }
  void fail_with(Error error) {
    if (!failure_) failure_ = error;
  }

  Connection& connection_;
  std::optional<Error> failure_;
  std::vector<std::function<void()>> after_commit_;
};

}  // namespace latchkey::storage
