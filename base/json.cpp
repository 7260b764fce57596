#include "base/json.h"

#include <algorithm>
#include <array>
#include <charconv>
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

namespace json_detail {
namespace {

template <typename T>
void append_digits(std::string& out, T number) {
  std::array<char, 24> digits;
  auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  static_cast<void>(error);  // 24 places hold any of them
  out.append(digits.data(), end);
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

}  // namespace

void write_number(std::string& out, std::int64_t number) { append_digits(out, number); }
void write_number(std::string& out, std::uint64_t number) { append_digits(out, number); }

// RFC 8259, 7. Beyond the quote, the backslash and control characters everything stands for itself.
void write_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t plain = at;
    while (plain < text.size() && !needs_escape(text[plain])) ++plain;
    out += text.substr(at, plain - at);
    if (plain == text.size()) break;
    out += '\\';
    switch (char c = text[plain]) {
      case '\b': out += 'b'; break;
      case '\f': out += 'f'; break;
      case '\n': out += 'n'; break;
      case '\r': out += 'r'; break;
      case '\t': out += 't'; break;
      case '"':
      case '\\': out += c; break;
      default: out += "u00" + hex(as_bytes(std::string_view(&c, 1)));
    }
    at = plain + 1;
  }
  out += '"';
}

}  // namespace json_detail
}  // namespace latchkey
