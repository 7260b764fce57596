// Compares codes with oathtool (OATH Toolkit), which shares no line with us: random seeds, every setting it knows.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/base32.h"
#include "otp/totp.h"

namespace latchkey::otp {
namespace {

// Lines of what a shell command prints; an empty list if it fails, a missing program included.
std::vector<std::string> lines_of(const std::string& command) {
  std::string out;
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return {};
  std::array<char, 4096> buffer;
  while (std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), size);
  if (pclose(pipe) != 0) return {};
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < out.size();) {
    std::size_t end = out.find('\n', begin);
    lines.push_back(out.substr(begin, end - begin));
    begin = end == std::string::npos ? out.size() : end + 1;
  }
  return lines;
}

// The same seeds in every run, so that a failure can be looked at again.
constexpr unsigned kStart = 20260801;
constexpr int kWindow = 19;  // further codes a call prints

TEST(Oathtool, agrees_on_time_based_codes) {
  std::mt19937_64 random(kStart);
  int compared = 0;
  for (Algorithm algorithm : {Algorithm::sha1, Algorithm::sha256, Algorithm::sha512}) {
    for (int digits = 6; digits <= 8; ++digits) {
      for (int period : {1, 15, 30, 60, 3600}) {
        for (int seed = 0; seed < 4; ++seed) {
          OtpUri::Parts parts;
          // oathtool takes seeds of any length; 1 to 80 bytes cross the block size of SHA-1 and SHA-256.
          parts.seed = SecretBytes(1 + random() % 80);
          for (auto& byte : parts.seed.expose_writable()) byte = static_cast<std::uint8_t>(random());
          std::string key = base32(parts.seed.expose());
          parts.algorithm = algorithm;
          parts.digits = digits;
          parts.period = period;
          auto otp = OtpUri::make(std::move(parts)).value();
          auto now = static_cast<std::int64_t>(random() % 4'000'000'000);  // oathtool prints dates up to 2^32 reliably
          auto codes = lines_of("oathtool --base32 --totp=" + std::string(name(algorithm)) +
                                " --digits=" + std::to_string(digits) + " --time-step-size=" + std::to_string(period) +
                                "s --now=@" + std::to_string(now) + " --window=" + std::to_string(kWindow) + " " + key);
          ASSERT_EQ(codes.size(), kWindow + 1u) << "is oathtool installed? (script/install test)";
          for (std::size_t i = 0; i < codes.size(); ++i, ++compared) {
            auto later = from_unix_ms((now + static_cast<std::int64_t>(i) * period) * 1000);
            ASSERT_EQ(code_at(otp, later).expose(), codes[i]) << key << " at " << now << " + " << i << " * " << period;
          }
        }
      }
    }
  }
  EXPECT_EQ(compared, 3 * 3 * 5 * 4 * (kWindow + 1));
}

TEST(Oathtool, agrees_on_counter_based_codes) {
  std::mt19937_64 random(kStart);
  for (int digits = 6; digits <= 8; ++digits) {
    for (int seed = 0; seed < 20; ++seed) {
      OtpUri::Parts parts;
      parts.type = OtpType::hotp;
      parts.seed = SecretBytes(1 + random() % 80);
      for (auto& byte : parts.seed.expose_writable()) byte = static_cast<std::uint8_t>(random());
      std::string key = base32(parts.seed.expose());
      parts.digits = digits;
      parts.counter = random() % (seed % 2 == 0 ? 1000 : kLargestCounter - kWindow);
      auto otp = OtpUri::make(std::move(parts)).value();
      auto codes = lines_of("oathtool --base32 --hotp --digits=" + std::to_string(digits) + " --counter=" +
                            std::to_string(otp.counter()) + " --window=" + std::to_string(kWindow) + " " + key);
      ASSERT_EQ(codes.size(), kWindow + 1u) << "is oathtool installed? (script/install test)";
      for (std::size_t i = 0; i < codes.size(); ++i) {
        ASSERT_EQ(code_for_step(otp, otp.counter() + i).expose(), codes[i]) << key << " at " << otp.counter() + i;
      }
    }
  }
}

}  // namespace
}  // namespace latchkey::otp
