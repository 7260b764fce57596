#include "base/id.h"

#include "base/base32.h"

namespace latchkey {

std::string generate_id_text(Random& random) {
  auto bytes = random.bytes<16>();
  std::string text = base32(bytes);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

bool is_id_text(std::string_view text) {
  if (text.size() != 26) return false;
  for (char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'))) return false;
  }
  // 26 letters carry 130 bits: of the last letter's five the two lowest are always zero.
  return std::string_view("aeimquy4").find(text.back()) != std::string_view::npos;
}

}  // namespace latchkey
