#include "otp/totp.h"

#include <algorithm>

namespace latchkey::otp {
namespace {

// RFC 4226, 5.3: 31 bits from where the last four say.
std::uint32_t truncated_mac(const OtpUri& otp, std::uint64_t step) {
  std::array<std::uint8_t, 8> message;
  for (std::size_t i = 0; i < message.size(); ++i) message[i] = static_cast<std::uint8_t>(step >> (56 - 8 * i));
  Mac mac = hmac(otp.algorithm(), otp.seed().expose(), message);
  std::size_t offset = mac.bytes[mac.size - 1] & 15;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = (number << 8) | mac.bytes[offset + i];
  wipe(std::span(mac.bytes));
  return number & 0x7FFFFFFF;
}

}  // namespace

Code::Code(std::string_view text) : size_(text.size()) {
  LK_CHECK(size_ <= text_.size());
  std::copy(text.begin(), text.end(), text_.begin());
}

Code::~Code() { wipe(std::span(reinterpret_cast<std::uint8_t*>(text_.data()), text_.size())); }

Code code_for_step(const OtpUri& otp, std::uint64_t step) {
  std::uint32_t number = truncated_mac(otp, step);
  std::array<char, 8> text;
  auto length = static_cast<std::size_t>(otp.digits());
  if (otp.type() == OtpType::steam) {
    // Steam's alphabet leaves out what is easily misread, and its first letter is the lowest.
    constexpr std::string_view alphabet = "23456789BCDFGHJKMNPQRTVWXY";
    constexpr auto letters = static_cast<std::uint32_t>(alphabet.size());
    for (std::size_t i = 0; i < length; ++i, number /= letters) text[i] = alphabet[number % letters];
  } else {
    for (std::size_t i = length; i-- > 0; number /= 10) text[i] = static_cast<char>('0' + number % 10);
  }
  return Code({text.data(), length});
}

std::uint64_t step_at(const OtpUri& otp, TimePoint now) {
  if (otp.type() == OtpType::hotp) return otp.counter();
  return static_cast<std::uint64_t>(std::max(now.time_since_epoch(), TimePoint::duration(0)) / otp.period());
}

Code code_at(const OtpUri& otp, TimePoint now) { return code_for_step(otp, step_at(otp, now)); }

Code next_code(const OtpUri& otp, TimePoint now) { return code_for_step(otp, step_at(otp, now) + 1); }

std::chrono::seconds seconds_left(const OtpUri& otp, TimePoint now) {
  LK_CHECK(otp.type() != OtpType::hotp);
  auto into_step = std::max(now.time_since_epoch(), TimePoint::duration(0)) % otp.period();
  return std::chrono::ceil<std::chrono::seconds>(otp.period() - into_step);
}

}  // namespace latchkey::otp
