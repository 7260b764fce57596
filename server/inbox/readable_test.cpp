#include "server/inbox/readable.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace latchkey::inbox {
namespace {

const TimePoint kNow = from_unix_ms(1'790'000'000'000);

boost::json::object parsed(const SecretBytes& text) {
  boost::json::error_code error;
  auto value = boost::json::parse(std::string(text.expose_text()), error);
  EXPECT_FALSE(error);
  return value.as_object();
}

std::vector<std::string> names(const boost::json::object& object) {
  std::vector<std::string> found;
  for (const auto& member : object) found.emplace_back(member.key());
  return found;
}

mail::ParsedMail sign_in_mail() {
  mail::ParsedMail mail;
  mail.from = mail::MailAddress{"Photogram", "security@mail.photogram.example"};
  mail.subject = "482913 is your Photogram code";
  mail.date = from_unix_ms(1'789'999'000'000);
  mail.text = "Enter 482913 to log in to Photogram.\n";
  mail.attachments.push_back({"logo.png", "image/png", Bytes{1, 2, 3}});
  mail.authentication_results = "mx.example.net; dkim=pass header.d=photogram.example";
  return mail;
}

TEST(Readable, has_the_members_of_the_protocol) {
  auto texts = readable(IncomingMail{"amber-falcon-48213@mail.example.com", sign_in_mail()}, kNow);
  ASSERT_TRUE(texts.card);
  auto card = parsed(*texts.card);
  EXPECT_EQ(names(card),
            (std::vector<std::string>{"channel", "from", "service", "code", "bound_domain", "purpose", "received_at"}));
  EXPECT_EQ(card.at("channel"), "email");
  EXPECT_EQ(card.at("code"), "482913");
  EXPECT_EQ(card.at("purpose"), "sign-in");
  EXPECT_EQ(card.at("received_at"), to_unix_ms(kNow));
  auto whole = parsed(texts.whole);
  EXPECT_EQ(names(whole), (std::vector<std::string>{"channel", "from", "to", "subject", "text", "html", "date", "code",
                                                    "link", "service", "bound_domain", "purpose", "candidates",
                                                    "attachments", "authentication", "problem"}));
  EXPECT_EQ(whole.at("to"), "amber-falcon-48213@mail.example.com");
  EXPECT_EQ(whole.at("date"), 1'789'999'000'000);
  EXPECT_EQ(whole.at("attachments").as_array().at(0).at("content"), "AQID");
  EXPECT_EQ(whole.at("attachments").as_array().at(0).at("size"), 3);
  EXPECT_TRUE(whole.at("problem").is_null());
}

TEST(Readable, believes_a_code_header_only_where_dkim_vouches_for_its_origin) {
  auto mail = sign_in_mail();
  mail.text = "Welcome to Photogram.\n";
  mail.subject = "Hello";
  mail.one_time_code_header = "code=771204; origin=photogram.example";
  auto vouched = readable(IncomingMail{"a@mail.example.com", mail}, kNow);
  EXPECT_EQ(parsed(vouched.whole).at("code"), "771204");
  mail.authentication_results = "mx.example.net; dkim=pass header.d=other.example";
  auto foreign = readable(IncomingMail{"a@mail.example.com", mail}, kNow);
  EXPECT_TRUE(parsed(foreign.whole).at("code").is_null());
}

TEST(Readable, keeps_what_could_not_be_read_whole_and_without_a_card) {
  auto raw = std::make_shared<const SecretBytes>(std::string_view("\xff\xfe raw"));
  auto texts = readable(IncomingMail{"a@mail.example.com", UnreadMail{Unreadable::limits, raw}}, kNow);
  EXPECT_FALSE(texts.card);
  auto whole = parsed(texts.whole);
  EXPECT_EQ(whole.at("problem"), "limits");
  EXPECT_EQ(parse_base64url(std::string_view(whole.at("raw").as_string())), to_bytes("\xff\xfe raw"));
}

TEST(Readable, gives_no_card_to_resets_payments_notices_and_messages_without_a_code) {
  auto of = [](std::string text) {
    SystemRandom random;
    return readable(IncomingSms{WorkspaceId::generate(random), SourceId::generate(random), "+15550101234", "Photogram",
                                std::move(text), "SM1"},
                    kNow)
        .card.has_value();
  };
  EXPECT_TRUE(of("Your Photogram code is 482913"));
  EXPECT_FALSE(of("Use 771204 to reset your Photogram password."));
  EXPECT_FALSE(of("Code 118822 confirms your payment of EUR 25.00 to ACME."));
  EXPECT_FALSE(of("Your parcel is on its way."));
}

}  // namespace
}  // namespace latchkey::inbox
