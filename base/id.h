// Ids are 128 random bits written as 26 letters of base32 (RFC 4648 alphabet, lower case, no padding), typed by what
// they name so that two cannot change places. Whoever creates a thing makes its id, clients included: a seal binds the
// id before the server has seen it.
#pragma once
#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"

namespace latchkey {

std::string generate_id_text(Random& random);
bool is_id_text(std::string_view text);  // exactly one spelling per id: unused bits must be zero

template <typename Tag>
class Id {
 public:
  static Id generate(Random& random) { return Id(generate_id_text(random)); }
  static std::optional<Id> parse(std::string_view text) {
    if (!is_id_text(text)) return std::nullopt;
    return Id(std::string(text));
  }
  const std::string& text() const { return text_; }
  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  explicit Id(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace latchkey

template <typename Tag>
struct std::hash<latchkey::Id<Tag>> {
  std::size_t operator()(const latchkey::Id<Tag>& id) const { return std::hash<std::string>()(id.text()); }
};
