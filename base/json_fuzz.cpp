// Any bytes as a request's JSON: refused with a place and a reason, or a value that is written and read again as
// itself.
#include "base/json.h"

#include "base/check.h"

namespace latchkey {
namespace {

enum class Shade { light, half_dark };
BOOST_DESCRIBE_ENUM(Shade, light, half_dark)

struct Leaf {
  std::string text;
  std::optional<std::int64_t> number;
  std::uint8_t small = 0;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (text, number, small))

// A member of every kind the wire has.
struct Tree {
  std::vector<Leaf> leaves;
  std::optional<Leaf> leaf;
  std::optional<Bytes> bytes;
  std::optional<TimePoint> at;
  std::optional<Shade> shade;
  std::optional<double> share;
  std::optional<bool> flag;
  boost::json::value rest;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (leaves, leaf, bytes, at, shade, share, flag, rest))

void forget_doubles(boost::json::value& value) {
  if (value.is_double()) value = 0.5;
  if (auto* array = value.if_array())
    for (auto& item : *array) forget_doubles(item);
  if (auto* object = value.if_object())
    for (auto& member : *object) forget_doubles(member.value());
}

}  // namespace
}  // namespace latchkey

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace latchkey;
  auto tree = parse_json<Tree>(as_text({data, size}));
  if (!tree) {
    const auto& [pointer, reason] = tree.error();
    LK_CHECK(!reason.empty() && (pointer.empty() || pointer.front() == '/'));
    return 0;
  }
  auto again = parse_json<Tree>(to_json(*tree));
  LK_CHECK(again);
  // Boost.JSON may miss a double by its last digit; all else comes back as it was.
  for (auto* one : {&*tree, &*again}) {
    if (one->share) one->share = 0;
    forget_doubles(one->rest);
  }
  LK_CHECK(to_json(*again) == to_json(*tree));
  return 0;
}
