// What carriers sign and send, by their own published examples where there are any.
#include <gtest/gtest.h>

#include "base/bytes.h"
#include "server/http/percent.h"
#include "server/sms/android.h"
#include "server/sms/hmac.h"
#include "server/sms/signed.h"
#include "server/sms/twilio.h"

namespace latchkey::sms {
namespace {

TEST(Hmac, agrees_with_rfc_2202_and_rfc_4231) {
  Bytes key(20, 0x0b);
  EXPECT_EQ(hex(hmac_sha1(key, as_bytes("Hi There"))), "b617318655057264e28bc0b6fb378c8ef146be00");
  EXPECT_EQ(hex(hmac_sha256(key, as_bytes("Hi There"))),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

// The request of twilio-ruby's own test of its validator.
const Form kCall = {{"ToState", "California"},
                    {"CalledState", "California"},
                    {"Direction", "inbound"},
                    {"FromState", "CA"},
                    {"AccountSid", "ACba8bc05eacf94afdae398e642c9cc32d"},
                    {"Caller", "+14153595711"},
                    {"CallerZip", "94108"},
                    {"CallerCountry", "US"},
                    {"From", "+14153595711"},
                    {"FromCity", "SAN FRANCISCO"},
                    {"CallerCity", "SAN FRANCISCO"},
                    {"To", "+14157669926"},
                    {"FromZip", "94108"},
                    {"FromCountry", "US"},
                    {"ToCity", ""},
                    {"CallStatus", "ringing"},
                    {"CalledCity", ""},
                    {"CallerState", "CA"},
                    {"CalledZip", ""},
                    {"ToZip", ""},
                    {"ToCountry", "US"},
                    {"CallSid", "CA136d09cd59a3c0ec8dbff44da5c03f31"},
                    {"CalledCountry", "US"},
                    {"Called", "+14157669926"},
                    {"ApiVersion", "2010-04-01"},
                    {"ApplicationSid", "AP44efecad51364e80b133bb7c07eb8204"}};
const SecretBytes kToken(std::string_view("2bd9e9638872de601313dc77410d3b23"));
constexpr std::string_view kUrl = "http://twiliotests.heroku.com/validate/voice";
constexpr std::string_view kSignature = "oVb2kXoVy8GEfwBDjR8bk/ZZ6eA=";

TEST(Twilio, accepts_the_signature_of_its_own_example) {
  EXPECT_TRUE(is_twilio_signature(kSignature, kUrl, kCall, kToken));
}

TEST(Twilio, accepts_the_url_with_and_without_its_port) {
  EXPECT_TRUE(is_twilio_signature(kSignature, "http://twiliotests.heroku.com:8080/validate/voice", kCall, kToken));
  std::string with_port = "http://twiliotests.heroku.com:80/validate/voice";
  auto signature = base64(hmac_sha1(kToken.expose(), as_bytes(with_port)));
  EXPECT_TRUE(is_twilio_signature(signature, kUrl, {}, kToken));
}

TEST(Twilio, refuses_any_other_url_field_token_or_signature) {
  EXPECT_FALSE(is_twilio_signature(kSignature, "https://twiliotests.heroku.com/validate/voice", kCall, kToken));
  EXPECT_FALSE(is_twilio_signature(kSignature, std::string(kUrl) + "?source=x", kCall, kToken));
  Form changed = kCall;
  changed[0].second = "Nevada";
  EXPECT_FALSE(is_twilio_signature(kSignature, kUrl, changed, kToken));
  EXPECT_FALSE(
      is_twilio_signature(kSignature, kUrl, kCall, SecretBytes(std::string_view("2bd9e9638872de601313dc77410d3b24"))));
  EXPECT_FALSE(is_twilio_signature(kSignature, kUrl, kCall, SecretBytes()));
  for (auto signature : {"", "AAAA", "oVb2kXoVy8GEfwBDjR8bk/ZZ6eE=", "not base64!"})
    EXPECT_FALSE(is_twilio_signature(signature, kUrl, kCall, kToken)) << signature;
}

TEST(Twilio, reads_a_message) {
  auto form = http::parse_form("MessageSid=SM1&From=%2B15550100&To=%2B15550101234&Body=Your+code+is+123456%21", 10);
  auto sms = read_twilio(*form);
  ASSERT_TRUE(sms);
  EXPECT_EQ(*sms->to, "+15550101234");
  EXPECT_EQ(sms->text, "Your code is 123456!");
  EXPECT_EQ(sms->provider_id, "SM1");
}

TEST(Twilio, refuses_forms_that_lack_something) {
  for (auto text :
       {"From=a&To=%2B15550101234&Body=x", "MessageSid=SM1&To=%2B15550101234&Body=x", "MessageSid=SM1&From=a&Body=x",
        "MessageSid=SM1&From=a&To=%2B15550101234", "MessageSid=SM1&From=a&To=15550101234&Body=x",
        "MessageSid=&From=a&To=%2B15550101234&Body=x", "MessageSid=a%0Ab&From=a&To=%2B15550101234&Body=x",
        "MessageSid=SM1&From=a&To=%2B15550101234&Body=%ff"})
    EXPECT_FALSE(read_twilio(*http::parse_form(text, 10))) << text;
  EXPECT_FALSE(read_twilio(
      {{"MessageSid", "SM1"}, {"From", "a"}, {"To", "+15550101234"}, {"Body", std::string(kMostText + 1, 'x')}}));
}

TEST(Form, is_bounded_and_strict) {
  EXPECT_FALSE(http::parse_form("a=1&b=2&c=3", 2));
  EXPECT_FALSE(http::parse_form("a=%4", 10));
  EXPECT_FALSE(http::parse_form("a=%zz", 10));
  EXPECT_EQ(http::parse_form("a&&b=", 10)->size(), 2U);
}

constexpr std::string_view kEvent =
    R"({"deviceId":"d","event":"sms:received","id":"Ey6E","webhookId":"w","payload":{"messageId":"abc123",)"
    R"("message":"Your code is 123456","phoneNumber":"+15550100","simNumber":1,"receivedAt":"2024-06-22T15:46:11.000+07:00"}})";

TEST(Android, reads_a_received_message) {
  auto event = read_android(kEvent);
  ASSERT_TRUE(event && *event);
  EXPECT_FALSE((*event)->to);
  EXPECT_EQ((*event)->from, "+15550100");
  EXPECT_EQ((*event)->text, "Your code is 123456");
  EXPECT_EQ((*event)->provider_id, "abc123@2024-06-22T15:46:11.000+07:00");
}

TEST(Android, reads_what_newer_versions_send) {
  auto event = read_android(R"({"event":"sms:received","payload":{"messageId":"a","message":"x","sender":"Photogram",)"
                            R"("recipient":"+15550101234","receivedAt":"2026"}})");
  ASSERT_TRUE(event && *event);
  EXPECT_EQ(*(*event)->to, "+15550101234");
  EXPECT_EQ((*event)->from, "Photogram");
}

TEST(Android, takes_the_same_words_at_another_time_for_another_message) {
  std::string later(kEvent);
  later.replace(later.find("15:46:11"), 8, "15:47:11");
  EXPECT_NE((*read_android(kEvent))->provider_id, (*read_android(later))->provider_id);
}

TEST(Android, drops_other_events_and_refuses_broken_ones) {
  EXPECT_FALSE(*read_android(R"({"event":"system:ping","payload":{}})"));
  EXPECT_FALSE(*read_android(R"({"event":"sms:sent","payload":{"messageId":1}})"));
  for (auto text :
       {"", "[]", "{}", R"({"event":1})", R"({"event":"sms:received"})", R"({"event":"sms:received","payload":{}})",
        R"({"event":"sms:received","payload":{"message":"x","phoneNumber":"a"}})",
        R"({"event":"sms:received","payload":{"message":5,"phoneNumber":"a","messageId":"b","receivedAt":"c"}})"})
    EXPECT_FALSE(read_android(text)) << text;
}

TEST(Android, signs_body_and_timestamp_in_hex) {
  SecretBytes key(std::string_view("app key"));
  auto signature = hex(hmac_sha256(key.expose(), as_bytes("{}1700000000")));
  EXPECT_TRUE(is_android_signature(signature, "1700000000", "{}", key));
  EXPECT_FALSE(is_android_signature(signature, "1700000001", "{}", key));
  EXPECT_FALSE(is_android_signature(signature, "1700000000", "{ }", key));
  EXPECT_FALSE(is_android_signature(signature, "1700000000", "{}", SecretBytes(std::string_view("other"))));
  EXPECT_FALSE(is_android_signature("", "1700000000", "{}", key));
}

// The example of the Standard Webhooks libraries.
const SecretBytes kWebhookSecret(std::string_view("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
constexpr std::string_view kId = "msg_p5jXN8AQM9LWM0D4loKWxJek";
constexpr std::string_view kTime = "1614265330";
constexpr std::string_view kBody = R"({"test": 2432232314})";
constexpr std::string_view kFits = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

TEST(StandardWebhooks, accept_the_signature_of_their_example) {
  EXPECT_TRUE(is_webhook_signature(kFits, kId, kTime, kBody, kWebhookSecret));
  std::string several = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,x v1a,abc " + std::string(kFits);
  EXPECT_TRUE(is_webhook_signature(several, kId, kTime, kBody, kWebhookSecret));
}

TEST(StandardWebhooks, refuse_anything_else) {
  EXPECT_FALSE(is_webhook_signature(kFits, "msg_other", kTime, kBody, kWebhookSecret));
  EXPECT_FALSE(is_webhook_signature(kFits, kId, "1614265331", kBody, kWebhookSecret));
  EXPECT_FALSE(is_webhook_signature(kFits, kId, kTime, "{}", kWebhookSecret));
  EXPECT_FALSE(is_webhook_signature("", kId, kTime, kBody, kWebhookSecret));
  EXPECT_FALSE(
      is_webhook_signature("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", kId, kTime, kBody, kWebhookSecret));
  EXPECT_FALSE(is_webhook_signature(kFits, kId, kTime, kBody,
                                    SecretBytes(std::string_view("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))));
  EXPECT_FALSE(is_webhook_signature(kFits, kId, kTime, kBody, SecretBytes(std::string_view("whsec_"))));
  std::string buried;
  for (int i = 0; i < 8; ++i) buried += "v1,x ";
  EXPECT_FALSE(is_webhook_signature(buried + std::string(kFits), kId, kTime, kBody, kWebhookSecret));
}

TEST(StandardWebhooks, bring_to_from_and_text) {
  auto sms =
      read_signed("id", R"({"to":"+15550101234","from":"Photogram","text":"123456","received_at":1700000000000})");
  ASSERT_TRUE(sms);
  EXPECT_EQ(*sms->to, "+15550101234");
  EXPECT_EQ(sms->text, "123456");
  for (auto text : {R"({"to":"5550101234","from":"P","text":"x"})", R"({"to":"+15550101234","from":"","text":"x"})",
                    R"({"to":"+15550101234","text":"x"})", R"({"to":"+15550101234","from":"P"})", "null"})
    EXPECT_FALSE(read_signed("id", text)) << text;
  EXPECT_FALSE(read_signed("", R"({"to":"+15550101234","from":"P","text":"x"})"));
}

TEST(HookTime, may_be_five_minutes_off_either_way) {
  TimePoint now{std::chrono::seconds(1'700'000'000)};
  for (auto text : {"1700000000", "1699999700", "1700000300"}) EXPECT_TRUE(is_recent(text, now)) << text;
  for (auto text :
       {"1699999699", "1700000301", "", "-1700000000", "1700000000.5", "1700000000 ", "99999999999999999999", "1e9"})
    EXPECT_FALSE(is_recent(text, now)) << text;
}

}  // namespace
}  // namespace latchkey::sms
