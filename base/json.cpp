#include "base/json.h"

namespace latchkey {

Result<boost::json::value, JsonProblem> parse_json_value(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = 32;
  boost::json::error_code error;
  auto value = boost::json::parse(text, error, {}, options);
  if (error) return fail(JsonProblem{"", "not valid JSON"});
  return value;
}

}  // namespace latchkey
