// What an export of another product holds, in our words.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret_bytes.h"
#include "otp/otpauth_uri.h"

namespace latchkey::importers {

struct Entry {
  std::string title{};
  std::string username{};
  std::string url{};
  std::optional<otp::OtpUri> otp{};
  std::vector<std::string> recovery_codes{};
  SecretBytes password{};
  SecretBytes notes{};
};

struct Export {
  std::string_view format;  // "Aegis": for the person, not for scripts
  std::vector<Entry> entries;
  std::size_t left_out = 0;            // items that hold no log-in: cards, notes, what lies in a waste bin
  std::vector<std::string> remarks{};  // sentences about what may be missing
};

// Why a file was refused, as a sentence without a full stop; names entries by number, never by content.
struct Problem {
  std::string sentence;
};

}  // namespace latchkey::importers
