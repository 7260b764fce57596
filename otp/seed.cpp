#include "otp/seed.h"

#include "base/base32.h"

namespace latchkey::otp {
namespace {

// How many bytes of blank or hyphen `text` starts with; 0 if it starts with anything else.
std::size_t ornament_length(std::string_view text) {
  constexpr std::string_view ascii = " \t\r\n\f\v-";
  if (ascii.find(text.front()) != std::string_view::npos) return 1;
  // No-break space, soft hyphen, byte order mark; narrow no-break space, word joiner, minus sign.
  for (std::string_view other : {"\u00A0", "\u00AD", "\uFEFF", "\u202F", "\u2060", "\u2212"}) {
    if (text.starts_with(other)) return other.size();
  }
  // U+2000 to U+2015: typographic blanks, zero-width characters, hyphens and dashes.
  if (text.size() >= 3 && text.starts_with("\xE2\x80") && static_cast<unsigned char>(text[2]) <= 0x95) return 3;
  return 0;
}

}  // namespace

Result<SecretBytes, OtpProblem> parse_seed(std::string_view typed) {
  // Ornaments at most double a key in groups of one; anything longer is not a key, and is not copied to find out.
  if (typed.size() > kLongestSeed * 8) return fail(OtpProblem::key_too_long);
  SecretBytes letters(typed.size());
  std::size_t count = 0;
  bool padded = false;
  while (!typed.empty()) {
    if (std::size_t skip = ornament_length(typed); skip > 0) {
      typed.remove_prefix(skip);
      continue;
    }
    char c = typed.front();
    typed.remove_prefix(1);
    if (c == '=') {
      padded = true;
      continue;
    }
    bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
    if (c == '0' || c == '1' || c == '8' || c == '9') return fail(OtpProblem::key_digit);
    if (!letter) return fail(OtpProblem::key_character);
    if (padded) return fail(OtpProblem::key_padding);
    letters.expose_writable()[count++] = static_cast<std::uint8_t>(c);
  }
  if (count == 0) return fail(OtpProblem::key_empty);
  // RFC 4648, 6: whole bytes end in groups of 2, 4, 5, 7 or 8 letters.
  if (std::size_t rest = count % 8; rest == 1 || rest == 3 || rest == 6) return fail(OtpProblem::key_length);
  if (count * 5 / 8 > kLongestSeed) return fail(OtpProblem::key_too_long);
  auto seed = parse_base32(letters.expose_text().substr(0, count), false);
  LK_CHECK(seed);
  return std::move(*seed);
}

}  // namespace latchkey::otp
