// protocol/seals.md, section 9: a day's one-time codes in a row, so that a Collaborator has codes and no seed.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "base/secret_bytes.h"
#include "crypto/open/account_key.h"

namespace latchkey::open {

// How codes are written: that many decimal digits, or Steam's five letters. The value is the byte on the wire.
enum class CodeAlphabet : std::uint8_t { steam = 5, six_digits = 6, seven_digits = 7, eight_digits = 8 };

class CodeWindow {
 public:
  // Kind::invalid where a code is not of the alphabet.
  static Result<SecretBytes> pack(CodeAlphabet alphabet, std::span<const std::string> codes);

  // Kind::corrupt for steps that begin outside the day, another number of codes than `at` says, and codes that the
  // alphabet cannot write.
  static Result<CodeWindow> parse(const WindowPlace& at, SecretBytes text);

  const WindowPlace& at() const { return at_; }
  CodeAlphabet alphabet() const { return alphabet_; }
  std::optional<std::string> code_at(std::uint64_t step) const;  // none where the step is another window's

 private:
  CodeWindow(const WindowPlace& at, CodeAlphabet alphabet, SecretBytes text)
      : at_(at), alphabet_(alphabet), text_(std::move(text)) {}
  WindowPlace at_;
  CodeAlphabet alphabet_;
  SecretBytes text_;
};

}  // namespace latchkey::open
