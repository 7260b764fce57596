// Any bytes as a message: the first chooses the channel, the rest is text, or subject, text and HTML parted by NULs.
#include "base/check.h"
#include "codes/finder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace latchkey::codes;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  Message message;
  message.channel = !bytes.empty() && (bytes[0] & 1) ? Channel::email : Channel::sms;
  std::string* fields[] = {&message.text,
                           &message.html,
                           &message.subject,
                           &message.from,
                           &message.one_time_code_header,
                           &message.otp_token_header};
  std::size_t field = 0;
  for (std::size_t at = bytes.empty() ? 0 : 1; at < bytes.size() && field < 6; ++field) {
    auto end = std::min(bytes.find('\0', at), bytes.size());
    *fields[field] = bytes.substr(at, end - at);
    at = end + 1;
  }
  message.headers_aligned = !bytes.empty() && (bytes[0] & 2);
  auto finding = find_code(message);
  LK_CHECK(finding.candidates.size() <= 8);
  LK_CHECK(!finding.code || !finding.code->empty());
  LK_CHECK(!finding.code || finding.candidates.front().code == *finding.code);
  LK_CHECK(!may_show_card(finding) || finding.code);
  LK_CHECK(finding.code || finding.link || finding.purpose == Purpose::notice);
  return 0;
}
