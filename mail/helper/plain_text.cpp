#include "mail/helper/plain_text.h"

namespace latchkey::mail::helper {

std::string clean_text(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned char>(text[i]);
    if (c == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
    } else if (c == 0) {
      out += "\xEF\xBF\xBD";
    } else if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F) {
      continue;
    } else {
      out += static_cast<char>(c);
    }
  }
  return out;
}

std::string unflow(std::string_view text, bool delete_space) {
  std::string out;
  std::size_t open_depth = 0;  // of the paragraph under way
  bool flowing = false;
  while (!text.empty()) {
    std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    std::size_t depth = 0;
    while (depth < line.size() && line[depth] == '>') ++depth;
    line.remove_prefix(depth);
    if (line.starts_with(' ')) line.remove_prefix(1);
    // "-- " separates a signature; its blank is no soft break.
    bool signature = line == "-- ";
    if (flowing && (depth != open_depth || signature)) {
      out += '\n';
      flowing = false;
    }
    if (!flowing && depth > 0) out.append(depth, '>') += ' ';
    bool soft = line.ends_with(' ') && !signature;
    if (soft && delete_space) line.remove_suffix(1);
    out += line;
    flowing = soft;
    open_depth = depth;
    if (!soft && end != std::string_view::npos) out += '\n';
  }
  return out;
}

}  // namespace latchkey::mail::helper
