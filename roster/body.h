// How the body of an entry is read and written, on the workspace log and on an account's chain: the fields of its kind
// one after the other, and nothing behind them.
#pragma once
#include <optional>
#include <string>

#include "base/id.h"
#include "crypto/seal/transcript.h"
#include "roster/role.h"

namespace latchkey::roster {

inline constexpr std::size_t kMostBody = 1024;                                 // bytes
inline constexpr std::uint64_t kLargestNumber = (std::uint64_t{1} << 53) - 1;  // what every client can count to

// A field that does not fit leaves the reader failed for good, since nothing behind it can then be its own.
class BodyReader {
 public:
  explicit BodyReader(BytesView body) : rest_(body) {}

  template <typename FixedBytes>
  std::optional<FixedBytes> fixed() {
    auto bytes = next();
    return bytes ? FixedBytes::from(*bytes) : std::nullopt;
  }
  std::optional<std::string> id() {
    auto bytes = next();
    if (!bytes || !is_id_text(as_text(*bytes))) return std::nullopt;
    return std::string(as_text(*bytes));
  }
  std::optional<Role> role() {
    auto bytes = next();
    return bytes ? parse_role(as_text(*bytes)) : std::nullopt;
  }
  std::optional<seal::AccountRole> account_role() {
    auto bytes = next();
    return bytes ? seal::parse_account_role(as_text(*bytes)) : std::nullopt;
  }
  std::optional<std::uint64_t> number() {
    auto bytes = next();
    if (!bytes || bytes->size() != 8) return std::nullopt;
    std::uint64_t number = big_endian(*bytes);
    return number <= kLargestNumber ? std::optional(number) : std::nullopt;
  }
  // Empty, or of at least and at most so many bytes.
  std::optional<Bytes> sealed(std::size_t least, std::size_t most) {
    auto bytes = next();
    if (!bytes || (!bytes->empty() && (bytes->size() < least || bytes->size() > most))) return std::nullopt;
    return Bytes(bytes->begin(), bytes->end());
  }
  bool is_at_end() const { return rest_.empty(); }

 private:
  static std::uint64_t big_endian(BytesView bytes) {
    std::uint64_t number = 0;
    for (std::uint8_t byte : bytes) number = number << 8 | byte;
    return number;
  }
  std::optional<BytesView> next() {
    if (rest_.size() < 4) return std::nullopt;
    std::uint64_t size = big_endian(rest_.first(4));
    if (size > rest_.size() - 4) return std::nullopt;
    auto field = rest_.subspan(4, size);
    rest_ = rest_.subspan(4 + size);
    return field;
  }

  BytesView rest_;
};

inline TimePoint from_body(std::uint64_t ms) { return from_unix_ms(static_cast<std::int64_t>(ms)); }
inline std::optional<TimePoint> time_or_none(std::uint64_t ms) {
  return ms == 0 ? std::nullopt : std::optional(from_body(ms));
}

inline Bytes encode_body(std::initializer_list<seal::Field> fields) {
  auto bytes = seal::encode({fields.begin(), fields.size()});
  return {bytes.expose().begin(), bytes.expose().end()};
}

}  // namespace latchkey::roster
