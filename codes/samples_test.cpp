// Scores whole sets of messages (testdata/*.jsonl, written for this test) and holds the finder to figures. Prints the
// counts, so that a change which trades one message for another is seen.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>

#include "base/json.h"
#include "codes/finder.h"

namespace latchkey::codes {
namespace {

struct Sample {
  std::string id;
  std::string lang;
  Channel channel;
  std::optional<std::string> from, subject, text, html;
  std::optional<std::string> code, link, service, bound_domain;
  std::optional<Purpose> purpose;
};
BOOST_DESCRIBE_STRUCT(Sample, (),
                      (id, lang, channel, from, subject, text, html, code, link, service, bound_domain, purpose))

struct Count {
  int right = 0, wrong = 0, missed = 0;
  double precision() const { return right + wrong ? double(right) / (right + wrong) : 1; }
  double recall() const { return right + missed ? double(right) / (right + missed) : 1; }
  void add(const std::optional<std::string>& wanted, const std::optional<std::string>& got) {
    if (got && got == wanted) return void(++right);
    wrong += got.has_value();
    missed += wanted.has_value();
  }
};

std::ostream& operator<<(std::ostream& out, const Count& c) {
  return out << c.right << " right, " << c.wrong << " wrong, " << c.missed << " missed (precision " << c.precision()
             << ", recall " << c.recall() << ")";
}

struct Scores {
  Count code, link, service, bound_domain;
  int purposes_right = 0, purposes = 0, messages = 0, wrongly_shown = 0;
  std::set<std::string> languages;
};

Scores score(const std::string& file) {
  Scores scores;
  std::ifstream in(std::string(LATCHKEY_SOURCE_DIR "/codes/testdata/") + file);
  EXPECT_TRUE(in.good()) << file;
  for (std::string line; std::getline(in, line);) {
    auto sample = parse_json<Sample>(line);
    if (!sample) {
      ADD_FAILURE() << file << ": " << sample.error().pointer << " in " << line;
      continue;
    }
    Message message{.channel = sample->channel,
                    .from = sample->from.value_or(""),
                    .subject = sample->subject.value_or(""),
                    .text = sample->text.value_or(""),
                    .html = sample->html.value_or(""),
                    .one_time_code_header = {},
                    .otp_token_header = {}};
    auto finding = find_code(message);
    ++scores.messages;
    scores.languages.insert(sample->lang);
    scores.code.add(sample->code, finding.code);
    scores.link.add(sample->link, finding.link);
    scores.bound_domain.add(sample->bound_domain, finding.bound_domain);
    if (sample->service) scores.service.add(sample->service, finding.service);
    if (sample->purpose) {
      ++scores.purposes;
      scores.purposes_right += finding.purpose == *sample->purpose;
    }
    if (finding.code != sample->code || finding.link != sample->link)
      std::cout << sample->id << ": code " << finding.code.value_or("none") << ", wanted "
                << sample->code.value_or("none") << "; link " << finding.link.value_or("none") << ", wanted "
                << sample->link.value_or("none") << '\n';
    // The fault that costs most: a Collaborator is shown what confirms a payment or hands over the account.
    bool shown = may_show_card(finding),
         kept = sample->purpose == Purpose::payment || sample->purpose == Purpose::reset;
    if (shown && kept) {
      ++scores.wrongly_shown;
      std::cout << sample->id << ": a card, although it is no sign-in\n";
    }
  }
  std::cout << file << ": " << scores.messages << " messages in " << scores.languages.size()
            << " languages\n  code: " << scores.code << "\n  link: " << scores.link << "\n  service: " << scores.service
            << "\n  domain: " << scores.bound_domain << "\n  purpose: " << scores.purposes_right << " of "
            << scores.purposes << " right\n";
  return scores;
}

TEST(Samples, of_the_first_sms_set_are_read) {
  auto scores = score("first_sms.jsonl");
  EXPECT_GE(scores.messages, 140);
  EXPECT_GE(scores.languages.size(), 50u);
  EXPECT_GE(scores.code.precision(), 0.98);
  EXPECT_GE(scores.code.recall(), 0.98);
  EXPECT_GE(scores.service.precision(), 0.9);
  EXPECT_GE(scores.service.recall(), 0.9);
  EXPECT_GE(scores.purposes_right, scores.purposes * 97 / 100);
  EXPECT_EQ(scores.wrongly_shown, 0);
}

TEST(Samples, of_the_first_mail_set_are_read) {
  auto scores = score("first_mail.jsonl");
  EXPECT_GE(scores.messages, 20);
  EXPECT_GE(scores.code.precision(), 0.98);
  EXPECT_GE(scores.code.recall(), 0.98);
  EXPECT_GE(scores.link.precision(), 0.98);
  EXPECT_GE(scores.link.recall(), 0.98);
  EXPECT_GE(scores.purposes_right, scores.purposes * 95 / 100);
  EXPECT_EQ(scores.wrongly_shown, 0);
}

// Written without a look at the finder, to see how far it carries: scored once at 0.91 and 0.90, then worked on.
TEST(Samples, of_the_second_set_are_read) {
  auto scores = score("second.jsonl");
  EXPECT_GE(scores.messages, 90);
  EXPECT_GE(scores.code.precision(), 0.97);
  EXPECT_GE(scores.code.recall(), 0.95);
  EXPECT_GE(scores.link.precision(), 0.98);
  EXPECT_GE(scores.service.precision(), 0.9);
  EXPECT_GE(scores.purposes_right, scores.purposes * 93 / 100);
  EXPECT_EQ(scores.wrongly_shown, 0);
}

// Written the same way after the work on the second: scored once at 0.99 and 0.99, links 0.83 and 1.
TEST(Samples, of_the_third_set_are_read) {
  auto scores = score("third.jsonl");
  EXPECT_GE(scores.messages, 125);
  EXPECT_GE(scores.languages.size(), 50u);
  EXPECT_GE(scores.code.precision(), 0.98);
  EXPECT_GE(scores.code.recall(), 0.98);
  EXPECT_GE(scores.link.precision(), 0.98);
  EXPECT_GE(scores.link.recall(), 0.98);
  EXPECT_GE(scores.service.precision(), 0.9);
  EXPECT_GE(scores.purposes_right, scores.purposes * 95 / 100);
  EXPECT_EQ(scores.wrongly_shown, 0);
}

// Odd shapes of codes, and codes that are none in thirty languages: scored once at 0.97 and 0.90, links 0.67 and 1.
TEST(Samples, of_the_fourth_set_are_read) {
  auto scores = score("fourth.jsonl");
  EXPECT_GE(scores.messages, 95);
  EXPECT_GE(scores.code.precision(), 0.98);
  EXPECT_GE(scores.code.recall(), 0.93);
  EXPECT_GE(scores.link.precision(), 0.98);
  EXPECT_GE(scores.link.recall(), 0.98);
  EXPECT_GE(scores.service.precision(), 0.9);
  EXPECT_GE(scores.purposes_right, scores.purposes * 93 / 100);
  EXPECT_EQ(scores.wrongly_shown, 0);
}

// The manners of real services, names that are words, sums beside codes: scored once at 0.99 and 0.97, links 0.56
// and 1.
TEST(Samples, of_the_fifth_set_are_read) {
  auto scores = score("fifth.jsonl");
  EXPECT_GE(scores.messages, 200);
  EXPECT_GE(scores.languages.size(), 50u);
  EXPECT_GE(scores.code.precision(), 0.98);
  EXPECT_GE(scores.code.recall(), 0.98);
  EXPECT_GE(scores.link.precision(), 0.98);
  EXPECT_GE(scores.link.recall(), 0.98);
  EXPECT_GE(scores.service.precision(), 0.9);
  EXPECT_GE(scores.purposes_right, scores.purposes * 97 / 100);
  EXPECT_EQ(scores.wrongly_shown, 0);
}

// Held out from the work on the fifth: scored once at 0.97 and 0.94, links 0.80 and 0.80, purposes 166 of 181.
TEST(Samples, of_the_sixth_set_are_read) {
  auto scores = score("sixth.jsonl");
  EXPECT_GE(scores.messages, 180);
  EXPECT_GE(scores.languages.size(), 60u);
  EXPECT_GE(scores.code.precision(), 0.98);
  EXPECT_GE(scores.code.recall(), 0.97);
  EXPECT_GE(scores.link.precision(), 0.98);
  EXPECT_GE(scores.link.recall(), 0.98);
  EXPECT_GE(scores.purposes_right, scores.purposes * 97 / 100);
  EXPECT_EQ(scores.wrongly_shown, 0);
}

// Payments, resets and account changes: scored once at 1 and 0.94, purposes 123 of 153, 19 of them wrongly shown.
TEST(Samples, of_the_seventh_set_are_kept_from_cards) {
  auto scores = score("seventh.jsonl");
  EXPECT_GE(scores.messages, 150);
  EXPECT_GE(scores.languages.size(), 55u);
  EXPECT_GE(scores.code.precision(), 0.98);
  EXPECT_GE(scores.code.recall(), 0.96);
  EXPECT_GE(scores.purposes_right, scores.purposes * 95 / 100);
  EXPECT_EQ(scores.wrongly_shown, 0);
}

// Sign-ins among talk of payments, and codes that are none: scored once at 0.98 and 0.98, purposes 84 of 90.
TEST(Samples, of_the_eighth_set_are_read) {
  auto scores = score("eighth.jsonl");
  EXPECT_GE(scores.messages, 90);
  EXPECT_GE(scores.code.precision(), 0.98);
  EXPECT_GE(scores.code.recall(), 0.98);
  EXPECT_GE(scores.link.precision(), 0.98);
  EXPECT_GE(scores.link.recall(), 0.98);
  EXPECT_GE(scores.purposes_right, scores.purposes * 95 / 100);
  EXPECT_EQ(scores.wrongly_shown, 0);
}

}  // namespace
}  // namespace latchkey::codes
