#include "otp/otpauth_uri.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/base32.h"
#include "base/json.h"
#include "otp/migration.h"
#include "otp/seed.h"

namespace latchkey::otp {
namespace {

struct Fields {
  std::string type, secret, issuer, name, algorithm;
  std::int64_t digits;
  std::optional<std::int64_t> period;
  std::optional<std::uint64_t> counter;
  bool operator==(const Fields&) const = default;
};
BOOST_DESCRIBE_STRUCT(Fields, (), (type, secret, issuer, name, algorithm, digits, period, counter))
struct Accepted {
  std::string uri, note;
  Fields fields;
};
BOOST_DESCRIBE_STRUCT(Accepted, (), (uri, note, fields))
struct Refused {
  std::string uri, reason;
};
BOOST_DESCRIBE_STRUCT(Refused, (), (uri, reason))
struct AcceptedMigration {
  std::string uri, note;
  std::vector<Fields> entries;
  std::int32_t batch_id, part, parts;
};
BOOST_DESCRIBE_STRUCT(AcceptedMigration, (), (uri, note, entries, batch_id, part, parts))
struct AcceptedKey {
  std::string key, secret;
};
BOOST_DESCRIBE_STRUCT(AcceptedKey, (), (key, secret))
struct RefusedKey {
  std::string key, reason;
};
BOOST_DESCRIBE_STRUCT(RefusedKey, (), (key, reason))
struct Vectors {
  std::vector<Accepted> accepted;
  std::vector<Refused> refused;
  std::vector<AcceptedMigration> migrations;
  std::vector<Refused> refused_migrations;
  std::vector<AcceptedKey> keys;
  std::vector<RefusedKey> refused_keys;
};
BOOST_DESCRIBE_STRUCT(Vectors, (), (accepted, refused, migrations, refused_migrations, keys, refused_keys))

Vectors read_vectors() {
  std::ifstream file(LATCHKEY_SOURCE_DIR "/protocol/vectors/otpauth.json");
  auto read = parse_json<Vectors>(std::string(std::istreambuf_iterator<char>(file), {}));
  if (!read) ADD_FAILURE() << read.error().pointer << ": " << read.error().reason;
  return read ? std::move(*read) : Vectors{};
}

Fields fields_of(const OtpUri& otp) {
  Fields fields{std::string(name(otp.type())),
                base32(otp.seed().expose()),
                otp.issuer(),
                otp.name(),
                std::string(name(otp.algorithm())),
                otp.digits(),
                std::nullopt,
                std::nullopt};
  if (otp.type() == OtpType::hotp) {
    fields.counter = otp.counter();
  } else {
    fields.period = otp.period().count();
  }
  return fields;
}

std::string explain(const Fields& fields) { return to_json(fields); }

TEST(OtpUri, says_what_the_vectors_say) {
  auto vectors = read_vectors();
  EXPECT_GE(vectors.accepted.size(), 35u);
  for (const auto& vector : vectors.accepted) {
    auto otp = parse_otpauth(vector.uri);
    ASSERT_TRUE(otp) << vector.uri << ": " << id(otp.error());
    EXPECT_EQ(explain(fields_of(*otp)), explain(vector.fields)) << vector.uri << " (" << vector.note << ")";
  }
}

TEST(OtpUri, refuses_what_the_vectors_refuse_and_for_the_same_reason) {
  auto vectors = read_vectors();
  EXPECT_GE(vectors.refused.size(), 50u);
  for (const auto& vector : vectors.refused) {
    auto otp = parse_otpauth(vector.uri);
    ASSERT_FALSE(otp) << vector.uri;
    EXPECT_EQ(id(otp.error()), vector.reason) << vector.uri;
  }
}

TEST(OtpUri, refuses_an_unknown_hash_name) {
  auto otp = parse_otpauth("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&algorithm=SHA3");
  ASSERT_FALSE(otp);
  EXPECT_EQ(otp.error(), OtpProblem::unknown_algorithm);
}

TEST(OtpUri, written_as_a_link_reads_back_the_same) {
  for (const auto& vector : read_vectors().accepted) {
    auto otp = parse_otpauth(vector.uri).value();
    auto link = write_otpauth(otp);
    auto again = parse_otpauth(link.expose_text());
    ASSERT_TRUE(again) << link.expose_text();
    EXPECT_EQ(explain(fields_of(*again)), explain(fields_of(otp))) << link.expose_text();
  }
}

TEST(OtpUri, with_a_colon_in_its_issuer_reads_back_the_same) {
  OtpUri::Parts parts;
  parts.seed = SecretBytes(std::string_view("12345678901234567890"));
  parts.issuer = "A: B";
  parts.name = "c:d e%2B&?#/";
  auto otp = OtpUri::make(std::move(parts)).value();
  auto again = parse_otpauth(write_otpauth(otp).expose_text()).value();
  EXPECT_EQ(again.issuer(), "A: B");
  EXPECT_EQ(again.name(), "c:d e%2B&?#/");
}

TEST(OtpUri, at_its_longest_is_still_written_as_a_link_that_reads_back) {
  OtpUri::Parts parts;
  parts.seed = SecretBytes(kLongestSeed);
  parts.issuer = std::string(kLongestText, '%');
  parts.name = std::string(kLongestText, '%');
  auto otp = OtpUri::make(std::move(parts)).value();
  auto link = write_otpauth(otp);
  EXPECT_TRUE(parse_otpauth(link.expose_text())) << link.size();
}

TEST(OtpUri, copies_only_when_told_to) {
  static_assert(!std::is_copy_constructible_v<OtpUri>);
  auto otp =
      parse_otpauth("otpauth://hotp/Example:bob?secret=JBSWY3DPEHPK3PXP&counter=3&algorithm=SHA256&digits=8").value();
  EXPECT_EQ(explain(fields_of(otp.clone())), explain(fields_of(otp)));
}

TEST(OtpUri, tells_a_seed_that_could_be_guessed) {
  EXPECT_TRUE(parse_otpauth("otpauth://totp/a?secret=JBSWY3DPEHPK3PX")->has_guessable_seed());
  EXPECT_FALSE(parse_otpauth("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP")->has_guessable_seed());
}

TEST(Key, is_read_as_people_type_it) {
  auto vectors = read_vectors();
  EXPECT_GE(vectors.keys.size(), 10u);
  for (const auto& vector : vectors.keys) {
    auto seed = parse_seed(vector.key);
    ASSERT_TRUE(seed) << vector.key << ": " << id(seed.error());
    EXPECT_EQ(base32(seed->expose()), vector.secret) << vector.key;
  }
}

TEST(Key, is_refused_with_the_reason) {
  auto vectors = read_vectors();
  EXPECT_GE(vectors.refused_keys.size(), 15u);
  for (const auto& vector : vectors.refused_keys) {
    auto seed = parse_seed(vector.key);
    ASSERT_FALSE(seed) << vector.key;
    EXPECT_EQ(id(seed.error()), vector.reason) << vector.key;
  }
}

TEST(Migration, says_what_the_vectors_say) {
  auto vectors = read_vectors();
  EXPECT_GE(vectors.migrations.size(), 7u);
  for (const auto& vector : vectors.migrations) {
    SCOPED_TRACE(vector.note);
    auto migration = parse_migration(vector.uri);
    ASSERT_TRUE(migration) << id(migration.error());
    ASSERT_EQ(migration->entries.size(), vector.entries.size());
    for (std::size_t i = 0; i < vector.entries.size(); ++i) {
      EXPECT_EQ(explain(fields_of(migration->entries[i])), explain(vector.entries[i]));
    }
    EXPECT_EQ(migration->batch_id, vector.batch_id);
    EXPECT_EQ(migration->part, vector.part);
    EXPECT_EQ(migration->parts, vector.parts);
  }
}

TEST(Migration, refuses_what_the_vectors_refuse_and_for_the_same_reason) {
  auto vectors = read_vectors();
  EXPECT_GE(vectors.refused_migrations.size(), 25u);
  for (const auto& vector : vectors.refused_migrations) {
    auto migration = parse_migration(vector.uri);
    ASSERT_FALSE(migration) << vector.uri;
    EXPECT_EQ(id(migration.error()), vector.reason) << vector.uri;
  }
}

TEST(OtpProblem, has_a_sentence_for_each) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<OtpProblem>>([](auto problem) {
    EXPECT_FALSE(sentence(problem.value).empty()) << problem.name;
    EXPECT_EQ(id(problem.value), problem.name);
  });
}

}  // namespace
}  // namespace latchkey::otp
