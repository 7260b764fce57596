#include "server/smtp/path.h"

#include <algorithm>

#include "base/bytes.h"

namespace latchkey::smtp {
namespace {

// RFC 5321, 4.5.3.1.
constexpr std::size_t kMaxLocalPart = 64;
constexpr std::size_t kMaxDomain = 255;
constexpr std::size_t kMaxPath = 254;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_other_letter(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z'); }
bool is_atom_character(char c) {
  return is_alphanumeric(c) || is_other_letter(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_dot_string(std::string_view text) {
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.' ? text[i - 1] == '.' : !is_atom_character(text[i])) return false;
  }
  return true;
}

// Takes a local part off the front of `text`, unquoted; empty if there is none.
std::string take_local_part(std::string_view& text) {
  std::string local;
  if (!text.starts_with('"')) {
    std::size_t end = text.find_first_of("@>");
    local = text.substr(0, end);
    text.remove_prefix(std::min(local.size(), text.size()));
    return is_dot_string(local) ? local : std::string();
  }
  for (std::size_t i = 1; i < text.size(); ++i) {
    char c = text[i];
    if (c == '"') {
      text.remove_prefix(i + 1);
      return local;
    }
    if (c == '\\') {
      if (++i >= text.size()) return {};
      c = text[i];
    }
    if ((static_cast<unsigned char>(c) < 0x20) || c == 0x7F) return {};
    local += c;
  }
  return {};
}

std::string quoted_if_needed(const std::string& local) {
  if (is_dot_string(local)) return local;
  std::string out = "\"";
  for (char c : local) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

bool parse_parameters(std::string_view text, std::vector<Parameter>& out) {
  while (!text.empty()) {
    if (text.front() != ' ') return false;
    text.remove_prefix(1);
    if (text.empty()) return true;  // a trailing blank
    std::string_view token = text.substr(0, text.find(' '));
    text.remove_prefix(token.size());
    if (token.empty()) continue;
    std::size_t equals = token.find('=');
    Parameter parameter;
    for (char c : token.substr(0, equals)) {
      if (!is_alphanumeric(c) && c != '-') return false;
      parameter.name += upper(c);
    }
    if (parameter.name.empty()) return false;
    if (equals != std::string_view::npos) {
      parameter.value = token.substr(equals + 1);
      if (parameter.value.empty()) return false;
    }
    out.push_back(std::move(parameter));
  }
  return true;
}

}  // namespace

bool is_domain_or_literal(std::string_view text) {
  if (text.empty() || text.size() > kMaxDomain) return false;
  if (text.front() == '[') {
    return text.size() > 2 && text.back() == ']' && std::all_of(text.begin() + 1, text.end() - 1, [](char c) {
             return is_alphanumeric(c) || c == ':' || c == '.' || c == '-';
           });
  }
  if (text.front() == '.' || text.back() == '.') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Underscores are not allowed in host names and stand in many.
    bool good = is_alphanumeric(text[i]) || is_other_letter(text[i]) || text[i] == '-' || text[i] == '_' ||
                (text[i] == '.' && text[i - 1] != '.');
    if (!good) return false;
  }
  return true;
}

std::optional<PathAndParameters> parse_path(std::string_view text) {
  // "MAIL FROM: <a@b>" has a blank too many, and half the world sends it.
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (!text.starts_with('<')) return std::nullopt;
  text.remove_prefix(1);
  PathAndParameters out;
  bool routed = text.starts_with('@');
  if (routed) {
    std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || text.find('>') < colon) return std::nullopt;
    text.remove_prefix(colon + 1);
  }
  if (routed || !text.starts_with('>')) {
    std::string local = take_local_part(text);
    if (local.empty() || local.size() > kMaxLocalPart) return std::nullopt;
    out.address = quoted_if_needed(local);
    if (text.starts_with('@')) {
      text.remove_prefix(1);
      std::string_view domain = text.substr(0, text.find('>'));
      if (!is_domain_or_literal(domain)) return std::nullopt;
      text.remove_prefix(domain.size());
      out.address += '@';
      std::transform(domain.begin(), domain.end(), std::back_inserter(out.address), lower);
    } else {
      std::string folded;
      std::transform(local.begin(), local.end(), std::back_inserter(folded), lower);
      if (folded != "postmaster") return std::nullopt;
    }
    if (out.address.size() > kMaxPath || !is_utf8(out.address)) return std::nullopt;
    out.ascii = std::none_of(out.address.begin(), out.address.end(), is_other_letter);
  }
  if (!text.starts_with('>')) return std::nullopt;
  text.remove_prefix(1);
  if (!parse_parameters(text, out.parameters)) return std::nullopt;
  return out;
}

}  // namespace latchkey::smtp
