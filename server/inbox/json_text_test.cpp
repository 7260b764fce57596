#include "server/inbox/json_text.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <random>

namespace latchkey::inbox {
namespace {

std::string written(std::string_view text) {
  JsonText json;
  json.begin_object().text("t", text).end_object();
  SecretBytes bytes = json.take();
  return std::string(bytes.expose_text());
}

TEST(JsonText, writes_objects_arrays_and_every_kind_of_value) {
  JsonText json;
  json.begin_object()
      .text("none", std::nullopt)
      .text("text", "a")
      .time("at", from_unix_ms(5))
      .time("never", std::nullopt)
      .begin_array("list");
  json.begin_object().number("score", 0.5).end_object();
  json.begin_object().integer("size", 12).bytes("content", as_bytes("foob")).end_object();
  json.end_array().begin_array("empty").end_array().end_object();
  EXPECT_EQ(
      json.take().expose_text(),
      R"({"none":null,"text":"a","at":5,"never":null,"list":[{"score":0.500},{"size":12,"content":"Zm9vYg"}],"empty":[]})");
}

TEST(JsonText, escapes_what_json_reserves_and_replaces_what_is_no_utf8) {
  EXPECT_EQ(written("a\"b\\c\nd\te\x01"), R"({"t":"a\"b\\c\nd\te\u0001"})");
  EXPECT_EQ(written("gr\xC3\xBC\xC3\x9F \xF0\x9F\x94\x91"), "{\"t\":\"gr\xC3\xBC\xC3\x9F \xF0\x9F\x94\x91\"}");
  EXPECT_EQ(written("a\xFF\xC3"), "{\"t\":\"a\xEF\xBF\xBD\xEF\xBF\xBD\"}");
  EXPECT_EQ(written("\xED\xA0\x80"), "{\"t\":\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"}");  // a surrogate
}

TEST(JsonText, is_read_back_as_it_was_whatever_stood_in_it) {
  std::mt19937 dice(3);
  for (int run = 0; run < 2'000; ++run) {
    std::string text(dice() % 300, '\0');
    bool ascii = run % 2;
    for (char& c : text) c = static_cast<char>(ascii ? dice() % 128 : dice() % 256);
    boost::json::error_code error;
    auto value = boost::json::parse(written(text), error);
    ASSERT_FALSE(error) << run;
    std::string read(value.as_object().at("t").as_string());
    if (is_utf8(text)) {
      ASSERT_EQ(read, text) << run;
    }
  }
}

TEST(JsonText, writes_bytes_of_any_length_as_base64url_does) {
  Bytes bytes;
  for (std::size_t size : {0u, 1u, 2u, 767u, 768u, 769u, 2304u, 10'000u}) {
    bytes.resize(size, 0x5a);
    JsonText json;
    json.begin_object().bytes("b", bytes).end_object();
    EXPECT_EQ(json.take().expose_text(), "{\"b\":\"" + base64url(bytes) + "\"}");
  }
}

}  // namespace
}  // namespace latchkey::inbox
