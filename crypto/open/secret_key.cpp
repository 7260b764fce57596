#include "crypto/open/secret_key.h"

#include "base/base32.h"
#include "crypto/seal/transcript.h"

namespace latchkey::open {
namespace {

constexpr std::size_t kSize = 16;
constexpr std::size_t kLetters = 28;  // 128 bits and 12 to check them: 140 = 28 * 5
constexpr std::string_view kPrefix = "LK1-";

// The 16 bytes, then 12 check bits and 4 zero bits.
SecretBytes with_check(BytesView key) {
  SecretBytes out(kSize + 2);
  auto bytes = out.expose_writable();
  std::copy(key.begin(), key.end(), bytes.begin());
  const seal::Hash check = seal::hash("secret-key", {key});
  bytes[kSize] = check.view()[0];
  bytes[kSize + 1] = check.view()[1] & 0xF0;
  return out;
}

bool is_separator(char c) { return c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n'; }

char as_letter(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
  if (c == '0') return 'O';
  if (c == '1') return 'I';
  if (c == '8') return 'B';
  return c;
}

bool is_base32(char c) { return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7'); }

}  // namespace

SecretKey SecretKey::generate(Random& random) {
  SecretBytes bytes(kSize);
  random.fill(bytes.expose_writable());
  return SecretKey(std::move(bytes));
}

std::optional<SecretKey> SecretKey::from(BytesView bytes) {
  if (bytes.size() != kSize) return std::nullopt;
  return SecretKey(SecretBytes(bytes));
}

SecretBytes SecretKey::text() const {
  std::string letters = base32(with_check(expose()).expose());
  SecretBytes out(kPrefix.size() + kLetters + kLetters / 4 - 1);
  auto bytes = out.expose_writable();
  std::size_t at = 0;
  for (char c : kPrefix) bytes[at++] = static_cast<std::uint8_t>(c);
  for (std::size_t i = 0; i < kLetters; ++i) {
    if (i > 0 && i % 4 == 0) bytes[at++] = '-';
    bytes[at++] = static_cast<std::uint8_t>(letters[i]);
  }
  wipe(letters);
  return out;
}

Result<SecretKey, SecretKeyProblem> SecretKey::parse(std::string_view text) {
  constexpr std::size_t prefix = 3;  // L, K and what reads as I
  SecretBytes read(prefix + kLetters + 1);
  auto letters = read.expose_writable();
  std::size_t count = 0;
  for (char c : text) {
    if (is_separator(c)) continue;
    char letter = as_letter(c);
    if (!is_base32(letter)) return fail(SecretKeyProblem::letter);
    if (count == prefix + kLetters) return fail(SecretKeyProblem::length);
    letters[count++] = static_cast<std::uint8_t>(letter);
  }
  std::string_view all = read.expose_text().substr(0, count);
  // Only the length tells the prefix from a key that happens to begin with the same letters.
  if (count == prefix + kLetters && all.starts_with("LKI")) {
    letters = letters.subspan(prefix);
  } else if (count != kLetters) {
    return fail(SecretKeyProblem::length);
  }
  // 29 letters are 18 whole bytes and a bit: the last letter, A, stands for the zero bits of with_check().
  letters[kLetters] = 'A';
  auto bytes = parse_base32(as_text(letters.first(kLetters + 1)), false);
  LK_CHECK(bytes && bytes->size() == kSize + 2);
  SecretKey key{SecretBytes(bytes->expose().first(kSize))};
  if (!equal_in_constant_time(with_check(key.expose()).expose(), bytes->expose())) return fail(SecretKeyProblem::check);
  return key;
}

}  // namespace latchkey::open
