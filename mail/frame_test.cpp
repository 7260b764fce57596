#include "mail/frame.h"

#include <gtest/gtest.h>

namespace latchkey::mail {
namespace {

ParsedMail full_mail() {
  ParsedMail mail;
  mail.from = MailAddress{"Mira", "mira@example.com"};
  mail.to = {{"", "a@example.com"}, {"B", "b@example.com"}};
  mail.subject = "Código";
  mail.date = from_unix_ms(-1000);
  mail.message_id = "1@example.com";
  mail.text = "line\nline";
  mail.attachments = {{"a.png", "image/png", {0, 255}}, {"", "x/y", {}}};
  mail.charsets = {"utf-8"};
  mail.otp_token_header = "";
  mail.problems = {MailProblem::several_from, MailProblem::bad_date};
  return mail;
}

Kind kind_of(std::string_view answer) {
  auto decoded = decode_answer(answer);
  return decoded ? Kind::not_found : decoded.error().kind;
}

TEST(Frame, carries_every_field) {
  ParsedMail mail = full_mail();
  auto decoded = decode_answer(encode_answer(mail));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(std::get<ParsedMail>(*decoded), mail);
  auto refused = decode_answer(encode_answer(Refusal::depth));
  ASSERT_TRUE(refused);
  EXPECT_EQ(std::get<Refusal>(*refused), Refusal::depth);
}

TEST(Frame, refuses_every_truncation_and_anything_behind_the_end) {
  std::string whole = encode_answer(full_mail());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::string cut = whole.substr(0, size);
    EXPECT_EQ(kind_of(cut), Kind::corrupt) << size;
    // With a length that fits, too.
    if (size < kAnswerHead) continue;
    for (int i = 0; i < 4; ++i) cut[5 + i] = static_cast<char>((size - kAnswerHead) >> (24 - 8 * i) & 0xFF);
    EXPECT_EQ(kind_of(cut), Kind::corrupt) << size;
  }
  EXPECT_EQ(kind_of(whole + "x"), Kind::corrupt);
}

TEST(Frame, refuses_what_a_mail_may_not_hold) {
  auto with = [](auto change) {
    ParsedMail mail = full_mail();
    change(mail);
    return kind_of(encode_answer(mail));
  };
  EXPECT_EQ(with([](ParsedMail& mail) { mail.subject = "\xFF"; }), Kind::corrupt);
  EXPECT_EQ(with([](ParsedMail& mail) { mail.text = "\xC3"; }), Kind::corrupt);
  EXPECT_EQ(with([](ParsedMail& mail) { mail.subject = "a\nb"; }), Kind::corrupt);
  EXPECT_EQ(with([](ParsedMail& mail) { mail.attachments[0].name = std::string("a\0b", 3); }), Kind::corrupt);
  EXPECT_EQ(with([](ParsedMail& mail) { mail.subject.assign(kMaxShortText + 1, 'x'); }), Kind::corrupt);
  EXPECT_EQ(with([](ParsedMail& mail) { mail.html = std::string(kMaxBody + 1, 'x'); }), Kind::corrupt);
  EXPECT_EQ(with([](ParsedMail& mail) { mail.to.resize(kMaxRecipients + 1); }), Kind::corrupt);
  EXPECT_EQ(with([](ParsedMail& mail) { mail.attachments.resize(kMaxParts + 2); }), Kind::corrupt);
  EXPECT_EQ(with([](ParsedMail& mail) { mail.date = from_unix_ms(253402300800000); }), Kind::corrupt);
  EXPECT_EQ(with([](ParsedMail& mail) { mail.problems = {static_cast<MailProblem>(99)}; }), Kind::corrupt);
  std::string refusal = encode_answer(Refusal::depth);
  refusal.back() = 99;
  EXPECT_EQ(kind_of(refusal), Kind::corrupt);
}

TEST(Frame, refuses_a_length_over_the_callers_limit_before_reading_on) {
  EXPECT_TRUE(decode_answer_head(std::string("LKM1\0\0\0\0\x10", 9), 16));
  EXPECT_FALSE(decode_answer_head(std::string("LKM1\0\0\0\0\x11", 9), 16));
  EXPECT_FALSE(decode_answer_head(std::string("LKM2\0\0\0\0\x10", 9), 16));
  EXPECT_FALSE(decode_answer_head(std::string("LKM1\x02\0\0\0\x10", 9), 16));
  EXPECT_FALSE(decode_answer_head("LKM1", 16));
}

TEST(Frame, displays_an_address_as_a_mail_would_write_it) {
  EXPECT_EQ(display({"", "a@example.com"}), "a@example.com");
  EXPECT_EQ(display({"Mira Lund", "a@example.com"}), "Mira Lund <a@example.com>");
  EXPECT_EQ(display({"Lund, \"Mira\"", "a@example.com"}), "\"Lund, \\\"Mira\\\"\" <a@example.com>");
}

TEST(Frame, wipes_what_was_readable) {
  ParsedMail mail = full_mail();
  wipe(mail);
  EXPECT_EQ(mail.subject, "");
  EXPECT_EQ(mail.text, "");
  EXPECT_TRUE(mail.attachments[0].content.empty());
}

}  // namespace
}  // namespace latchkey::mail
