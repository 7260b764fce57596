#include "otp/totp.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/json.h"
#include "otp/seed.h"

namespace latchkey::otp {
namespace {

struct Vector {
  std::string source, type, secret, algorithm, code;
  std::int64_t digits;
  std::optional<std::int64_t> period, time, step;
  std::optional<std::uint64_t> counter;
};
BOOST_DESCRIBE_STRUCT(Vector, (), (source, type, secret, algorithm, code, digits, period, time, step, counter))
struct Vectors {
  std::vector<Vector> vectors;
};
BOOST_DESCRIBE_STRUCT(Vectors, (), (vectors))

TimePoint at(std::int64_t unix_seconds) { return from_unix_ms(unix_seconds * 1000); }

OtpUri totp(std::string_view secret, int digits = 6, int period = 30, Algorithm algorithm = Algorithm::sha1) {
  OtpUri::Parts parts;
  parts.seed = parse_seed(secret).value();
  parts.digits = digits;
  parts.period = period;
  parts.algorithm = algorithm;
  return OtpUri::make(std::move(parts)).value();
}

TEST(Code, is_what_the_rfcs_and_steam_say) {
  std::ifstream file(LATCHKEY_SOURCE_DIR "/protocol/vectors/totp.json");
  auto read = parse_json<Vectors>(std::string(std::istreambuf_iterator<char>(file), {}));
  ASSERT_TRUE(read) << read.error().pointer;
  ASSERT_EQ(read->vectors.size(), 30u);
  for (const auto& vector : read->vectors) {
    SCOPED_TRACE(vector.source + ", " + vector.algorithm + ", expecting " + vector.code);
    OtpUri::Parts parts;
    parts.type = parse_otp_type(vector.type).value();
    parts.seed = parse_seed(vector.secret).value();
    parts.algorithm = parse_algorithm(vector.algorithm).value();
    parts.digits = vector.digits;
    parts.period = vector.period;
    parts.counter = vector.counter;
    auto otp = OtpUri::make(std::move(parts));
    ASSERT_TRUE(otp) << sentence(otp.error());
    TimePoint now = at(vector.time.value_or(0));
    EXPECT_EQ(code_at(*otp, now).expose(), vector.code);
    if (vector.step) {
      EXPECT_EQ(step_at(*otp, now), *vector.step);
    }
    if (vector.counter) {
      EXPECT_EQ(code_for_step(*otp, *vector.counter).expose(), vector.code);
    }
  }
}

TEST(Code, lasts_its_whole_step_and_not_a_millisecond_more) {
  auto otp = totp("JBSWY3DPEHPK3PXP");
  TimePoint begin = at(1700000010);
  TimePoint end = begin + std::chrono::seconds(30);
  EXPECT_EQ(step_at(otp, begin - std::chrono::milliseconds(1)) + 1, step_at(otp, begin));
  EXPECT_EQ(code_at(otp, begin).expose(), code_at(otp, end - std::chrono::milliseconds(1)).expose());
  EXPECT_NE(code_at(otp, begin).expose(), code_at(otp, end).expose());
  EXPECT_EQ(next_code(otp, begin).expose(), code_at(otp, end).expose());
}

TEST(SecondsLeft, counts_from_the_period_down_to_one) {
  auto otp = totp("JBSWY3DPEHPK3PXP", 6, 60);
  EXPECT_EQ(seconds_left(otp, at(1700000040)).count(), 60);
  EXPECT_EQ(seconds_left(otp, at(1700000040) + std::chrono::milliseconds(1)).count(), 60);
  EXPECT_EQ(seconds_left(otp, at(1700000041)).count(), 59);
  EXPECT_EQ(seconds_left(otp, at(1700000099)).count(), 1);
  EXPECT_EQ(seconds_left(otp, at(1700000099) + std::chrono::milliseconds(999)).count(), 1);
}

TEST(Step, counts_a_time_before_1970_as_1970) {
  auto otp = totp("JBSWY3DPEHPK3PXP");
  EXPECT_EQ(step_at(otp, at(-1)), 0u);
  EXPECT_EQ(step_at(otp, at(0)), 0u);
  EXPECT_EQ(seconds_left(otp, at(-100)).count(), 30);
}

TEST(Step, of_a_counter_based_key_is_its_counter_whatever_the_time) {
  OtpUri::Parts parts;
  parts.type = OtpType::hotp;
  parts.seed = parse_seed("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").value();
  parts.counter = 8;
  auto otp = OtpUri::make(std::move(parts)).value();
  EXPECT_EQ(step_at(otp, at(1700000000)), 8u);
  EXPECT_EQ(code_at(otp, at(1700000000)).expose(), "399871");
  EXPECT_EQ(next_code(otp, at(0)).expose(), "520489");
}

TEST(Code, keeps_leading_zeros) {
  EXPECT_EQ(code_at(totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 7), at(1111111109)).expose(), "7081804");
}

}  // namespace
}  // namespace latchkey::otp
