#include "base/json.h"

#include <gtest/gtest.h>

namespace latchkey {
namespace {

BOOST_DEFINE_ENUM_CLASS(Colour, light_red, blue)
using WidgetId = Id<struct WidgetTag>;

struct Widget {
  std::optional<WidgetId> id;
  std::string name;
  std::vector<int> sizes;
  std::optional<std::string> note;
  Colour colour;
  Bytes sealed;
  TimePoint made_at;
};
BOOST_DESCRIBE_STRUCT(Widget, (), (id, name, sizes, note, colour, sealed, made_at))

constexpr std::string_view kWidget =
    R"({"id":"aaaaaaaaaaaaaaaaaaaaaaaaaa","name":"w","sizes":[1,2],"note":null,"colour":"light-red","sealed":"Zm8","made_at":5})";

TEST(Json, writes_what_it_reads) {
  auto widget = parse_json<Widget>(kWidget);
  ASSERT_TRUE(widget) << widget.error().pointer;
  EXPECT_EQ(widget->sizes, (std::vector{1, 2}));
  EXPECT_EQ(widget->colour, Colour::light_red);
  EXPECT_EQ(widget->sealed, to_bytes("fo"));
  EXPECT_EQ(to_json(*widget), kWidget);
}

TEST(Json, writes_text_as_boost_does) {
  Widget widget{.id = std::nullopt,
                .name = "",
                .sizes = {-1, 0, 2147483647, -2147483648},
                .note = "é \u2028 \xF0\x9F\x94\x91",
                .colour = Colour::blue,
                .sealed = {},
                .made_at = from_unix_ms(-62135596800000)};
  for (int c = 0; c < 128; ++c) widget.name += static_cast<char>(c);
  for (std::uint8_t size = 0; size < 9; ++size) {
    boost::json::value by_hand{{"id", nullptr},
                               {"name", widget.name},
                               {"sizes", {-1, 0, 2147483647, -2147483648}},
                               {"note", *widget.note},
                               {"colour", "blue"},
                               {"sealed", base64url(widget.sealed)},
                               {"made_at", -62135596800000}};
    EXPECT_EQ(to_json(widget), boost::json::serialize(by_hand));
    EXPECT_EQ(to_json_value(widget), by_hand);
    widget.sealed.push_back(static_cast<std::uint8_t>(251 + size));
  }
  EXPECT_EQ(to_json(std::vector<Widget>{}), "[]");
  EXPECT_EQ(to_json(std::vector<std::optional<bool>>{true, std::nullopt}), "[true,null]");
  EXPECT_EQ(to_json(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
  EXPECT_EQ(to_json(boost::json::value{{"free", 1.5}}), "{\"free\":1.5E0}");
}

TEST(Json, ignores_unknown_members_and_takes_a_missing_optional) {
  EXPECT_TRUE(
      parse_json<Widget>(R"({"name":"w","sizes":[],"colour":"blue","sealed":"","made_at":0,"new":{"in":["v2"]}})"));
}

TEST(Json, names_the_place_of_what_it_refuses) {
  auto pointer = [](std::string_view text) {
    auto widget = parse_json<Widget>(text);
    return widget ? std::string("none") : widget.error().pointer;
  };
  EXPECT_EQ(pointer(R"({"name":"w","sizes":[1,"2"]})"), "/sizes/1");
  EXPECT_EQ(pointer(R"({"name":"w","sizes":[1,2.5]})"), "/sizes/1");
  EXPECT_EQ(pointer(R"({"name":"w","sizes":[99999999999]})"), "/sizes/0");
  EXPECT_EQ(pointer(R"({"sizes":[]})"), "/name");
  EXPECT_EQ(pointer(R"({"id":"../etc"})"), "/id");
  EXPECT_EQ(pointer(R"({"name":"w","sizes":[],"colour":"green"})"), "/colour");
  EXPECT_EQ(pointer(R"({"name":"w","sizes":[],"colour":"blue","sealed":"Zm8="})"), "/sealed");
  EXPECT_EQ(pointer("[]"), "");
  EXPECT_EQ(pointer("{"), "");
  EXPECT_EQ(pointer("{\"name\":\"\xFF\"}"), "");
  EXPECT_EQ(pointer(std::string(40, '[') + std::string(40, ']')), "");
}

TEST(Json, refuses_a_number_that_could_not_be_written_again) {
  for (std::string_view text : {"1e400", "[0,-1e400]", R"({"a":[{"b":1e400}]})"})
    EXPECT_FALSE(parse_json_value(text)) << text;
  EXPECT_TRUE(parse_json_value("[1.7976931348623157e308,-0.0,1e-400]"));
}

}  // namespace
}  // namespace latchkey
