#include "server/inbox/authentication.h"

#include <algorithm>
#include <string>

namespace latchkey::inbox {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_host_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

// The host after `key` where `key` does not go on a longer name ("origin=" in "embedded-origin=").
std::string host_after(const std::string& text, std::string_view key, std::size_t from, std::size_t to) {
  for (std::size_t at = text.find(key, from); at < to && at != std::string::npos; at = text.find(key, at + 1)) {
    if (at > 0 && (is_host_character(text[at - 1]) || text[at - 1] == '_')) continue;
    std::size_t begin = at + key.size();
    if (begin < to && text[begin] == '"') ++begin;
    if (std::size_t scheme = text.find("://", begin); scheme < to && scheme - begin <= 8) begin = scheme + 3;
    std::size_t end = begin;
    while (end < to && is_host_character(text[end])) ++end;
    return text.substr(begin, end - begin);
  }
  return {};
}

}  // namespace

bool vouches_for_origin(std::string_view authentication_results, std::string_view code_header) {
  std::string header = lower(code_header);
  std::string origin = host_after(header, "origin=", 0, header.size());
  if (origin.empty()) return false;
  std::string results = lower(authentication_results);
  constexpr std::string_view kPass = "dkim=pass";
  for (std::size_t at = results.find(kPass); at != std::string::npos; at = results.find(kPass, at + 1)) {
    std::size_t after = at + kPass.size();
    bool whole_word = after == results.size() || !is_host_character(results[after]);
    // Properties of a result run up to the next semicolon; so does a line, one header of several.
    std::size_t end = std::min(results.find_first_of(";\n", after), results.size());
    std::string domain = host_after(results, "header.d=", after, end);
    // One label is nobody's to sign for.
    if (!whole_word || domain.find('.') == std::string::npos) continue;
    if (origin == domain || origin.ends_with("." + domain)) return true;
  }
  return false;
}

}  // namespace latchkey::inbox
