#include "codes/bound.h"

#include <algorithm>

namespace latchkey::codes {
namespace {

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// A host name, perhaps with a port (which the domain leaves out); lower case, or empty if it is none.
std::string host(std::string_view text) {
  if (auto colon = text.find(':'); colon != text.npos) {
    auto port = text.substr(colon + 1);
    if (port.empty() || port.size() > 5 ||
        !std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return {};
    text = text.substr(0, colon);
  }
  if (text.empty() || text.size() > 253) return {};
  std::string out;
  char last = '.';
  std::size_t label = 0, digits = 0;
  for (char c : text) {
    // Names beyond ASCII are written in their xn-- form here, as in every header.
    if (!is_alnum(c) && c != '-' && c != '.') return {};
    if (c == '.' && (last == '.' || last == '-')) return {};
    if (c == '-' && last == '.') return {};
    label = c == '.' ? 0 : label + 1;
    digits = c == '.' ? 0 : digits + (c >= '0' && c <= '9');
    if (label > 63) return {};
    out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    last = c;
  }
  if (last == '.' || last == '-' || out.find('.') == out.npos) return out == "localhost" ? out : std::string();
  // "192.0.2.1" is a machine, and nobody's name.
  return digits == label ? std::string() : out;
}

// Letters, digits and inner hyphens; a real code is short.
bool is_code(std::string_view text) {
  if (text.size() < 3 || text.size() > 16 || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_alnum(c) || c == '-'; });
}

std::string clean(std::string_view code) {
  std::string out(code);
  bool numeric = std::all_of(out.begin(), out.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
  if (numeric) std::erase(out, '-');
  return out;
}

std::string_view without_scheme(std::string_view origin) {
  if (!origin.starts_with("https://")) return {};
  origin.remove_prefix(8);
  if (!origin.empty() && origin.back() == '/') origin.remove_suffix(1);
  return origin;
}

}  // namespace

std::optional<BoundCode> parse_bound_line(std::string_view message) {
  while (!message.empty() && (message.back() == '\n' || message.back() == '\r' || message.back() == ' '))
    message.remove_suffix(1);
  auto start = message.find_last_of('\n');
  std::string_view line = start == message.npos ? message : message.substr(start + 1);
  if (line.empty() || line.front() != '@') return {};
  auto blank = line.find(' ');
  if (blank == line.npos || blank + 1 >= line.size() || line[blank + 1] != '#') return {};
  auto domain = host(line.substr(1, blank - 1));
  auto rest = line.substr(blank + 2);
  auto code = rest.substr(0, rest.find(' '));
  if (domain.empty() || !is_code(code)) return {};
  return BoundCode{clean(code), std::move(domain)};
}

std::optional<BoundCode> parse_one_time_code_header(std::string_view value) {
  std::string_view code, origin;
  int codes = 0, origins = 0;
  while (!value.empty()) {
    auto semicolon = std::min(value.find(';'), value.size());
    auto tag = trim(value.substr(0, semicolon));
    value.remove_prefix(std::min(semicolon + 1, value.size()));
    auto equals = tag.find('=');
    if (equals == tag.npos) continue;
    auto name = trim(tag.substr(0, equals));
    if (name == "code") code = trim(tag.substr(equals + 1)), ++codes;
    if (name == "origin") origin = trim(tag.substr(equals + 1)), ++origins;
  }
  if (codes != 1 || origins != 1 || !is_code(code)) return {};
  auto domain = host(origin.starts_with("https://") ? without_scheme(origin) : origin);
  if (domain.empty()) return {};
  return BoundCode{clean(code), std::move(domain)};
}

std::optional<BoundCode> parse_otp_token_header(std::string_view value) {
  auto quoted = [&]() -> std::optional<std::string_view> {
    if (value.empty() || value.front() != '"') return {};
    auto end = value.find('"', 1);
    if (end == value.npos) return {};
    auto inner = value.substr(1, end - 1);
    value.remove_prefix(end + 1);
    // RFC 9651 escapes quotes and backslashes, which neither a code nor an origin contains.
    if (inner.find('\\') != inner.npos) return {};
    return inner;
  };
  value = trim(value);
  auto code = quoted();
  if (!code || !is_code(*code)) return {};
  std::optional<std::string_view> origin;
  while (!value.empty()) {
    if (value.front() != ';') return {};
    value.remove_prefix(1);
    value = trim(value);
    auto equals = value.find_first_of("=;");
    if (equals == value.npos || value[equals] == ';') {
      value.remove_prefix(std::min(equals, value.size()));
      continue;
    }
    auto name = value.substr(0, equals);
    value.remove_prefix(equals + 1);
    if (!value.empty() && value.front() == '"') {
      auto inner = quoted();
      if (!inner) return {};
      if (name == "origin") origin = inner;
    } else {
      value.remove_prefix(std::min(value.find(';'), value.size()));
    }
    value = trim(value);
  }
  if (!origin) return {};
  auto domain = host(without_scheme(*origin));
  if (domain.empty()) return {};
  return BoundCode{clean(*code), std::move(domain)};
}

}  // namespace latchkey::codes
