// protocol/seals.md, sections 1 and 2: how a list of fields becomes bytes, and the two functions over it. Lengths stand
// in front of every field and an operation and a label in front of every list, so no two meanings share their bytes.
#pragma once
#include <concepts>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/secret_bytes.h"
#include "crypto/seal/keys.h"

namespace latchkey::seal {

enum class Tier { use, manage };
enum class AccountRole { owner, collaborator };
std::string_view text_of(Tier tier);
std::string_view text_of(AccountRole role);
std::optional<Tier> parse_tier(std::string_view text);
std::optional<AccountRole> parse_account_role(std::string_view text);

// One field: text, bytes or a number. Borrows what it is made from, so it lives no longer than the call it is written
// in.
class Field {
 public:
  Field(std::string_view text) : bytes_(as_bytes(text)) {}           // NOLINT(google-explicit-constructor)
  Field(const char* text) : Field(std::string_view(text)) {}         // NOLINT(google-explicit-constructor)
  Field(const std::string& text) : Field(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  Field(BytesView bytes) : bytes_(bytes) {}                          // NOLINT(google-explicit-constructor)
  Field(const Bytes& bytes) : bytes_(bytes) {}                       // NOLINT(google-explicit-constructor)
  template <typename Tag, std::size_t N>
  Field(const Fixed<Tag, N>& fixed) : bytes_(fixed.view()) {}  // NOLINT(google-explicit-constructor)
  template <std::unsigned_integral Number>
    requires(!std::same_as<Number, bool>)
  Field(Number number) : number_(number) {}          // NOLINT(google-explicit-constructor)
  Field(Tier tier) : Field(text_of(tier)) {}         // NOLINT(google-explicit-constructor)
  Field(AccountRole role) : Field(text_of(role)) {}  // NOLINT(google-explicit-constructor)
  // A time before 1970 is nobody's, but may be sent: it wraps, and what was signed over it fits nothing else.
  Field(TimePoint time) : number_(static_cast<std::uint64_t>(to_unix_ms(time))) {}  // NOLINT
  Field(std::optional<TimePoint> time) : Field(time.value_or(TimePoint{})) {}       // NOLINT: none is 0

  std::optional<std::uint64_t> number() const { return number_; }
  BytesView bytes() const { return bytes_; }

 private:
  BytesView bytes_;
  std::optional<std::uint64_t> number_;
};

using Fields = std::span<const Field>;

// encode(f…) and transcript(op, label, f…). Wiped at their end, since a field of derive() may be a secret.
SecretBytes encode(Fields fields);
SecretBytes transcript(std::string_view operation, std::string_view label, Fields fields);

Hash hash(std::string_view label, Fields fields);

// Key: 16 to 64 bytes. Size: 16 to 64; another size gives other bytes, not more of the same.
SecretBytes derive(BytesView key, std::string_view label, Fields fields, std::size_t size = 32);

inline Hash hash(std::string_view label, std::initializer_list<Field> fields) {
  return hash(label, Fields(fields.begin(), fields.size()));
}
inline SecretBytes derive(BytesView key, std::string_view label, std::initializer_list<Field> fields,
                          std::size_t size = 32) {
  return derive(key, label, Fields(fields.begin(), fields.size()), size);
}

}  // namespace latchkey::seal
