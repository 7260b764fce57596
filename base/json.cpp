#include "base/json.h"

#include <algorithm>
#include <cmath>

namespace latchkey {
namespace {

// Boost.JSON reads 1e400 as infinity, and writes that as a word that is no JSON.
bool all_finite(const boost::json::value& value) {
  if (auto number = value.if_double()) return std::isfinite(*number);
  if (auto array = value.if_array()) return std::ranges::all_of(*array, all_finite);
  if (auto object = value.if_object())
    return std::ranges::all_of(*object, [](const auto& member) { return all_finite(member.value()); });
  return true;
}

}  // namespace

Result<boost::json::value, JsonProblem> parse_json_value(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = 32;
  boost::json::error_code error;
  auto value = boost::json::parse(text, error, {}, options);
  if (error) return fail(JsonProblem{"", "not valid JSON"});
  if (!all_finite(value)) return fail(JsonProblem{"", "a number is out of range"});
  return value;
}

}  // namespace latchkey
