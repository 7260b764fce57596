#include "cli/importers/recovery_codes.h"

#include <algorithm>
#include <cctype>

#include "otp/link_text.h"

namespace latchkey::importers {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (auto part = otp::trim(text.substr(0, end)); !part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// A code has no spelling of its own; what sets it apart from a word is a digit or a hyphen.
bool looks_like_code(std::string_view word) {
  if (word.size() < 4 || word.size() > 64) return false;
  bool telling = false;
  for (char c : word) {
    if (!is_digit(c) && !is_letter(c) && c != '-' && c != '_') return false;
    telling = telling || is_digit(c) || c == '-';
  }
  return telling && word.front() != '-';
}

// "1. ", "2) ", "- ", "* ", "[ ] " before a code.
std::string_view drop_list_mark(std::string_view line) {
  for (std::string_view mark : {"- ", "* ", "\u2022 ", "[ ] ", "[x] "}) {
    if (line.starts_with(mark)) return otp::trim(line.substr(mark.size()));
  }
  std::size_t digits = 0;
  while (digits < line.size() && digits < 2 && is_digit(line[digits])) ++digits;
  if (digits > 0 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') &&
      line[digits + 1] == ' ') {
    return otp::trim(line.substr(digits + 1));
  }
  return line;
}

// The codes of one line, or nothing if it holds anything else.
std::vector<std::string> codes_of_line(std::string_view line) {
  line = drop_list_mark(otp::trim(line));
  std::vector<std::string> codes;
  for (auto part : split(line, ",;\t|")) {
    auto words = split(part, " ");
    bool four_digits = std::all_of(words.begin(), words.end(), [](std::string_view word) {
      return word.size() <= 4 && std::all_of(word.begin(), word.end(), is_digit);
    });
    if (words.size() > 1 && words.size() <= 4 && four_digits) {
      codes.emplace_back(part);
      continue;
    }
    for (auto word : words) {
      if (!looks_like_code(word)) return {};
      codes.emplace_back(word);
    }
  }
  return codes;
}

}  // namespace

bool names_recovery_codes(std::string_view label) {
  // A sentence that mentions such codes is not a label for them.
  if (label.size() > 60) return false;
  std::string text = lower(label);
  for (std::string_view name : {"recovery code", "backup code", "back-up code", "scratch code", "emergency code",
                                "recovery key", "backup key"}) {
    if (text.find(name) != std::string::npos) return true;
  }
  return false;
}

std::vector<std::string> split_recovery_codes(std::string_view text) {
  std::vector<std::string> codes;
  for (auto line : split(text, "\r\n")) {
    auto found = codes_of_line(line);
    // Under a label of its own, what is not shaped like a code is still one: nobody else knows what it is.
    if (found.empty()) found.emplace_back(drop_list_mark(line));
    std::move(found.begin(), found.end(), std::back_inserter(codes));
  }
  return codes;
}

std::vector<std::string> find_recovery_codes(std::string_view notes) {
  std::vector<std::string> codes;
  bool listing = false;
  while (!notes.empty()) {
    std::size_t end = std::min(notes.find('\n'), notes.size());
    std::string_view line = otp::trim(notes.substr(0, end));
    notes.remove_prefix(std::min(end + 1, notes.size()));
    std::size_t colon = line.find(':');
    if (names_recovery_codes(line.substr(0, colon))) {
      listing = true;
      line = colon == std::string_view::npos ? std::string_view() : otp::trim(line.substr(colon + 1));
      if (line.empty()) continue;
    }
    if (line.empty()) {
      // A blank line may follow the label; after codes it ends them.
      listing = listing && codes.empty();
      continue;
    }
    if (!listing) continue;
    auto found = codes_of_line(line);
    listing = !found.empty();
    std::move(found.begin(), found.end(), std::back_inserter(codes));
  }
  return codes;
}

}  // namespace latchkey::importers
