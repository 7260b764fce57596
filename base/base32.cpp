#include "base/base32.h"

namespace latchkey {

std::string base32(BytesView bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  text.reserve((bytes.size() * 8 + 4) / 5);
  std::uint32_t buffer = 0;
  int bits = 0;
  for (std::uint8_t byte : bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text.push_back(alphabet[(buffer >> bits) & 31]);
    }
  }
  if (bits > 0) text.push_back(alphabet[(buffer << (5 - bits)) & 31]);
  return text;
}

std::optional<SecretBytes> parse_base32(std::string_view text, bool strict_tail) {
  while (text.ends_with('=')) text.remove_suffix(1);
  // 1, 3 and 6 letters left over stand for no whole byte more than one letter less would.
  if (std::size_t rest = text.size() % 8; rest == 1 || rest == 3 || rest == 6) {
    if (strict_tail) return std::nullopt;
  }
  SecretBytes bytes(text.size() * 5 / 8);
  std::size_t filled = 0;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (char c : text) {
    int value;
    if (c >= 'A' && c <= 'Z') {
      value = c - 'A';
    } else if (c >= 'a' && c <= 'z') {
      value = c - 'a';
    } else if (c >= '2' && c <= '7') {
      value = c - '2' + 26;
    } else {
      return std::nullopt;
    }
    buffer = ((buffer << 5) | static_cast<std::uint32_t>(value)) & 0xFFFF;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.expose_writable()[filled++] = static_cast<std::uint8_t>(buffer >> bits);
    }
  }
  if (strict_tail && (buffer & ((1u << bits) - 1)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace latchkey
