// What passes between the server and the sandboxed child that reads one mail. The server takes the answer for what it
// is: bytes from a process a stranger's mail may have taken over. Every length is checked before it is believed, every
// text for UTF-8, every count against a limit, and nothing may follow the last field.
//
//   request   u32 length of the trusted host, u32 length of the mail, the host, the mail
//   answer    "LKM1", u8 outcome (0 read, 1 refused), u32 length, then a ParsedMail or a u8 Refusal
//
// Numbers are big-endian. A text is u32 length and bytes, an optional one u8 0 or 1 before, a list u32 count before.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "mail/caps.h"
#include "mail/parsed_mail.h"

namespace latchkey::mail {

// Limits of single fields, kept by the child and enforced by the server.
inline constexpr std::size_t kMaxShortText = std::size_t{16} << 10;  // names, subject, ids, code headers
inline constexpr std::size_t kMaxRecipients = 1000;
inline constexpr std::size_t kMaxCharsets = 32;
inline constexpr std::size_t kMaxTrustedHost = 255;

using RequestHead = std::array<std::uint8_t, 8>;
RequestHead encode_request_head(std::size_t trusted_host, std::size_t raw);  // lengths below 4 GB: the caller's promise
struct RequestLengths {
  std::size_t trusted_host;
  std::size_t raw;
};
RequestLengths decode_request_head(const RequestHead& head);

using Answer = std::variant<ParsedMail, Refusal>;

inline constexpr std::size_t kAnswerHead = 9;
std::string encode_answer(const Answer& answer);

// How long the body after the first kAnswerHead bytes will be, at most `most`. Kind::corrupt otherwise.
Result<std::size_t> decode_answer_head(std::string_view head, std::size_t most);
// The whole answer, head included. Kind::corrupt unless it keeps every rule above.
Result<Answer> decode_answer(std::string_view answer);

}  // namespace latchkey::mail
