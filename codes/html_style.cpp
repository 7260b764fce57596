#include "codes/html_style.h"

#include <algorithm>
#include <cstdlib>

namespace latchkey::codes {
namespace {

constexpr std::size_t kMostSelectors = 64;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Lower case and without blanks or "!important", which is how values are compared here.
std::string compact(std::string_view text) {
  std::string out;
  for (char c : text)
    if (!is_space(c)) out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  if (auto bang = out.find('!'); bang != out.npos) out.resize(bang);
  return out;
}

struct Length {
  double value;
  std::string_view unit;
};

std::optional<Length> read_length(std::string_view value) {
  std::size_t end = 0;
  bool negative = end < value.size() && value[end] == '-';
  if (negative) ++end;
  double number = 0, scale = 1;
  bool digits = false, fraction = false;
  for (; end < value.size() && end < 16; ++end) {
    if (value[end] == '.' && !fraction) {
      fraction = true;
    } else if (is_digit(value[end])) {
      digits = true;
      number = number * 10 + (value[end] - '0');
      if (fraction) scale *= 10;
    } else {
      break;
    }
  }
  if (!digits) return {};
  return Length{(negative ? -number : number) / scale, value.substr(end)};
}

bool is_zero(std::string_view value) {
  auto length = read_length(value);
  return length && length->value == 0;
}

std::optional<bool> is_tiny(std::string_view value) {
  auto length = read_length(value);
  if (!length) return value == "inherit" ? std::nullopt : std::optional(false);
  if (length->value <= 0) return true;
  // "100%" of nothing is nothing.
  if (length->unit == "%" || length->unit == "em") return {};
  return (length->unit == "px" || length->unit == "pt" || length->unit.empty()) && length->value <= 1;
}

bool far_away(std::string_view value) {
  auto length = read_length(value);
  return length && length->value <= -500;
}

int hex(char c) { return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

}  // namespace

Colour read_colour(std::string_view raw) {
  std::string value = compact(raw);
  if (value == "transparent") return kTransparent;
  struct Named {
    std::string_view name;
    Colour colour;
  };
  static constexpr Named kNames[] = {{"white", 0xFFFFFF},  {"black", 0x000000}, {"red", 0xFF0000},
                                     {"silver", 0xC0C0C0}, {"gray", 0x808080},  {"grey", 0x808080},
                                     {"snow", 0xFFFAFA},   {"ivory", 0xFFFFF0}, {"whitesmoke", 0xF5F5F5}};
  for (const auto& named : kNames)
    if (value == named.name) return named.colour;
  if (value.starts_with('#')) {
    std::string digits = value.substr(1);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return hex(c) >= 0; })) return kUnknownColour;
    if (digits.size() == 3 || digits.size() == 4) {
      std::string twice;
      for (char c : digits) twice.append(2, c);
      digits = twice;
    }
    if (digits.size() == 8 && digits.ends_with("00")) return kTransparent;
    if (digits.size() != 6 && digits.size() != 8) return kUnknownColour;
    Colour colour = 0;
    for (std::size_t i = 0; i < 6; ++i) colour = colour << 4 | static_cast<Colour>(hex(digits[i]));
    return colour;
  }
  if (value.starts_with("rgb")) {
    auto open = value.find('(');
    if (open == value.npos) return kUnknownColour;
    std::string_view rest = std::string_view(value).substr(open + 1);
    Colour colour = 0;
    for (int i = 0; i < 4 && !rest.empty(); ++i) {
      auto part = read_length(rest);
      if (!part || part->unit.starts_with('%')) return kUnknownColour;
      if (i == 3) return part->value < 0.1 ? kTransparent : colour;
      colour = colour << 8 | static_cast<Colour>(std::clamp(part->value, 0.0, 255.0));
      auto comma = part->unit.find(',');
      if (comma == part->unit.npos) return i == 2 ? colour : kUnknownColour;
      rest = part->unit.substr(comma + 1);
    }
  }
  return kUnknownColour;
}

bool same_to_the_eye(Colour ink, Colour ground) {
  if (ink == kTransparent) return true;
  if (ink == kUnknownColour || ground == kUnknownColour || ground == kTransparent) return false;
  for (int shift : {0, 8, 16}) {
    int a = static_cast<int>(ink >> shift & 0xFF), b = static_cast<int>(ground >> shift & 0xFF);
    if (std::abs(a - b) > 8) return false;
  }
  return true;
}

Style read_style(std::string_view declarations) {
  Style out;
  bool clipped = false, flat = false, positioned = false, outside = false;
  while (!declarations.empty()) {
    // A ';' inside url(...) ends nothing.
    std::size_t end = 0;
    for (int depth = 0; end < declarations.size() && (depth > 0 || declarations[end] != ';'); ++end)
      depth += declarations[end] == '(' ? 1 : declarations[end] == ')' ? -1 : 0;
    auto declaration = declarations.substr(0, end);
    declarations.remove_prefix(std::min(end + 1, declarations.size()));
    auto colon = declaration.find(':');
    if (colon == declaration.npos) continue;
    std::string name = compact(declaration.substr(0, colon)), value = compact(declaration.substr(colon + 1));
    if (name == "display") {
      out.gone |= value == "none";
      out.shown |= value != "none";
    } else if (name == "visibility") {
      out.gone |= value == "hidden" || value == "collapse";
    } else if (name == "mso-hide") {
      out.gone |= value == "all";
    } else if (name == "opacity") {
      auto number = read_length(value);
      out.gone |= number && number->value < (number->unit == "%" ? 10 : 0.1);
    } else if (name == "max-height" || name == "max-width") {
      out.gone |= is_zero(value);
    } else if (name == "height" || name == "width") {
      flat |= is_zero(value);
    } else if (name == "overflow") {
      clipped |= value == "hidden" || value == "clip";
    } else if (name == "font-size") {
      out.tiny = is_tiny(value);
    } else if (name == "font") {
      // "font:0/0 a"
      out.tiny = value.starts_with("0/") || value.starts_with("0px") || value.starts_with("0a");
    } else if (name == "position") {
      positioned |= value == "absolute" || value == "fixed";
    } else if (name == "left" || name == "top") {
      outside |= far_away(value);
    } else if (name == "text-indent") {
      out.gone |= far_away(value);
    } else if (name == "clip") {
      out.gone |= value.starts_with("rect(0");
    } else if (name == "clip-path") {
      out.gone |= value == "inset(100%)" || value == "inset(50%)";
    } else if (name == "transform") {
      out.gone |= value == "scale(0)";
    } else if (name == "color") {
      out.ink = read_colour(value);
    } else if (name == "background-color" || name == "background") {
      out.ground = read_colour(value);
    } else if (name == "background-image") {
      out.ground = kUnknownColour;
    }
  }
  out.gone |= (clipped && flat) || (positioned && outside);
  return out;
}

std::vector<std::string> hidden_selectors(std::string_view sheet) {
  std::vector<std::string> out;
  auto end_of_block = [&](std::size_t open) {
    int depth = 0;
    for (; open < sheet.size(); ++open) {
      depth += sheet[open] == '{' ? 1 : sheet[open] == '}' ? -1 : 0;
      if (sheet[open] == '}' && depth == 0) break;
    }
    return open;
  };
  std::size_t at = 0;
  while (at < sheet.size() && out.size() < kMostSelectors) {
    if (sheet.substr(at, 2) == "/*") {
      auto end = sheet.find("*/", at + 2);
      at = end == sheet.npos ? sheet.size() : end + 2;
      continue;
    }
    if (is_space(sheet[at]) || sheet[at] == '}') {
      ++at;
      continue;
    }
    auto open = std::min(sheet.find_first_of("{;", at), sheet.size());
    if (open == sheet.size() || sheet[open] == ';') {
      at = open + 1;
      continue;
    }
    auto close = end_of_block(open);
    auto selectors = sheet.substr(at, open - at);
    if (!selectors.starts_with('@')) {
      Style style = read_style(sheet.substr(open + 1, close - open - 1));
      if (style.gone || style.tiny.value_or(false)) {
        while (!selectors.empty() && out.size() < kMostSelectors) {
          auto comma = std::min(selectors.find(','), selectors.size());
          auto selector = selectors.substr(0, comma);
          selectors.remove_prefix(std::min(comma + 1, selectors.size()));
          while (!selector.empty() && is_space(selector.front())) selector.remove_prefix(1);
          while (!selector.empty() && is_space(selector.back())) selector.remove_suffix(1);
          auto dot = selector.find_first_of(".#");
          bool alone = dot != selector.npos && selector.find_first_of(" >+~:[*.#", dot + 1) == selector.npos &&
                       selector.substr(0, dot).find_first_of(" >+~:[*") == selector.npos;
          if (alone) out.push_back(compact(selector.substr(dot)));
        }
      }
    }
    at = close + 1;
  }
  return out;
}

}  // namespace latchkey::codes
