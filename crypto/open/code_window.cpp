#include "crypto/open/code_window.h"

namespace latchkey::open {
namespace {

constexpr std::string_view kSteam = "23456789BCDFGHJKMNPQRTVWXY";
constexpr std::string_view kDecimal = "0123456789";
constexpr std::uint64_t kDay = 86400;
constexpr std::uint64_t kLastDay = 2932896;  // 9999-12-31

std::string_view letters_of(CodeAlphabet alphabet) { return alphabet == CodeAlphabet::steam ? kSteam : kDecimal; }

std::size_t length_of(CodeAlphabet alphabet) { return static_cast<std::size_t>(alphabet); }

std::uint64_t codes_of(CodeAlphabet alphabet) {
  std::uint64_t codes = 1;
  for (std::size_t i = 0; i < length_of(alphabet); ++i) codes *= letters_of(alphabet).size();
  return codes;
}

std::uint64_t steps_begun_before(std::uint64_t seconds, std::uint64_t period) {
  return seconds / period + (seconds % period != 0 ? 1 : 0);
}

bool within_its_day(const WindowPlace& at) {
  if (at.period == 0 || at.count == 0 || at.day > kLastDay) return false;
  const std::uint64_t first = steps_begun_before(at.day * kDay, at.period);
  const std::uint64_t end = steps_begun_before((at.day + 1) * kDay, at.period);
  return at.first_step >= first && at.first_step < end && at.count <= end - at.first_step;
}

std::uint32_t number_at(BytesView text, std::uint64_t index) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | text[1 + 4 * index + i];
  return number;
}

}  // namespace

Result<SecretBytes> CodeWindow::pack(CodeAlphabet alphabet, std::span<const std::string> codes) {
  const std::string_view letters = letters_of(alphabet);
  SecretBytes out(1 + 4 * codes.size());
  auto bytes = out.expose_writable();
  bytes[0] = static_cast<std::uint8_t>(alphabet);
  std::size_t at = 1;
  for (const std::string& code : codes) {
    if (code.size() != length_of(alphabet)) return fail(Kind::invalid, "code window: length of a code");
    std::uint64_t number = 0;
    for (char c : code) {
      const std::size_t value = letters.find(c);
      if (value == std::string_view::npos) return fail(Kind::invalid, "code window: letter of a code");
      number = number * letters.size() + value;
    }
    for (int shift = 24; shift >= 0; shift -= 8) bytes[at++] = static_cast<std::uint8_t>(number >> shift);
  }
  return out;
}

Result<CodeWindow> CodeWindow::parse(const WindowPlace& at, SecretBytes text) {
  if (!within_its_day(at)) return fail(Kind::corrupt, "code window: day");
  BytesView bytes = text.expose();
  // A day holds no more than 86,400 steps, so the product stays small.
  if (bytes.size() != 1 + 4 * at.count) return fail(Kind::corrupt, "code window: count");
  if (bytes[0] < 5 || bytes[0] > 8) return fail(Kind::corrupt, "code window: alphabet");
  const auto alphabet = static_cast<CodeAlphabet>(bytes[0]);
  for (std::uint64_t i = 0; i < at.count; ++i) {
    if (number_at(bytes, i) >= codes_of(alphabet)) return fail(Kind::corrupt, "code window: code");
  }
  return CodeWindow(at, alphabet, std::move(text));
}

std::optional<std::string> CodeWindow::code_at(std::uint64_t step) const {
  if (step < at_.first_step || step - at_.first_step >= at_.count) return std::nullopt;
  const std::string_view letters = letters_of(alphabet_);
  std::uint32_t number = number_at(text_.expose(), step - at_.first_step);
  std::string code(length_of(alphabet_), letters[0]);
  for (auto letter = code.rbegin(); letter != code.rend(); ++letter) {
    *letter = letters[number % letters.size()];
    number /= static_cast<std::uint32_t>(letters.size());
  }
  return code;
}

}  // namespace latchkey::open
