#include "mail/caps.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace latchkey::mail {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_folded(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::size_t find_folded(std::string_view text, std::string_view wanted) {
  auto found = std::search(text.begin(), text.end(), wanted.begin(), wanted.end(),
                           [](char x, char y) { return lower(x) == lower(y); });
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

constexpr std::array<std::string_view, 14> kAddressHeaders{"from",
                                                           "sender",
                                                           "reply-to",
                                                           "to",
                                                           "cc",
                                                           "bcc",
                                                           "resent-from",
                                                           "resent-sender",
                                                           "resent-to",
                                                           "resent-cc",
                                                           "resent-bcc",
                                                           "mail-reply-to",
                                                           "mail-followup-to",
                                                           "disposition-notification-to"};

class Scan {
 public:
  std::optional<Refusal> run(std::string_view raw) {
    while (!raw.empty() && !refusal_) {
      std::size_t end = raw.find('\n');
      std::string_view line = raw.substr(0, end);
      raw.remove_prefix(end == std::string_view::npos ? raw.size() : end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (in_headers_) {
        header_line(line);
      } else {
        body_line(line);
      }
    }
    // A mail that ends inside a header still had that header.
    if (in_headers_ && !refusal_) end_of_header();
    return refusal_;
  }

 private:
  void refuse(Refusal why) {
    if (!refusal_) refusal_ = why;
  }

  void header_line(std::string_view line) {
    headers_size_ += line.size() + 1;
    if (line.size() > kMaxHeaderLine) return refuse(Refusal::header_line);
    if (headers_size_ > kMaxHeaders) return refuse(Refusal::headers);
    if (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
      value_.append(line);
      return;
    }
    end_of_header();
    if (line.empty()) return end_of_block();
    // A boundary among headers ends their part: the library looks for one there, too.
    if (line.starts_with("--") && boundary(line)) return;
    std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
      name_.clear();
      value_.clear();
      return;
    }
    std::string_view name = line.substr(0, colon);
    while (!name.empty() && (name.back() == ' ' || name.back() == '\t')) name.remove_suffix(1);
    name_.assign(name);
    value_.assign(line.substr(colon + 1));
  }

  void end_of_header() {
    if (equal_folded(name_, "content-type")) {
      content_type_ = value_;
    } else if (std::any_of(kAddressHeaders.begin(), kAddressHeaders.end(),
                           [&](std::string_view known) { return equal_folded(name_, known); })) {
      if (static_cast<std::size_t>(std::count(value_.begin(), value_.end(), ':')) > kMaxAddressColons) {
        refuse(Refusal::address_groups);
      }
    }
    name_.clear();
    value_.clear();
  }

  void end_of_block() {
    std::size_t start = content_type_.find_first_not_of(" \t");
    std::string_view type =
        start == std::string::npos ? std::string_view() : std::string_view(content_type_).substr(start);
    in_headers_ = false;
    if (equal_folded(type.substr(0, 10), "multipart/")) {
      if (auto text = boundary_parameter(type); !text.empty()) {
        levels_.push_back(Level{std::string(text), messages_});
        if (levels_.size() + messages_ > kMaxDepth) refuse(Refusal::depth);
      }
    } else if (equal_folded(type.substr(0, 8), "message/")) {
      // The body is a message with headers of its own; delivery reports and the like look the same to this scan.
      in_headers_ = true;
      ++messages_;
      if (levels_.size() + messages_ > kMaxDepth) refuse(Refusal::depth);
    }
    content_type_.clear();
  }

  static std::string_view boundary_parameter(std::string_view type) {
    std::size_t found = find_folded(type, "boundary");
    if (found == std::string_view::npos) return {};
    type.remove_prefix(found + 8);
    // RFC 2231 lets a boundary come in pieces or percent-encoded. Nobody sends that, and a scan that misses one only
    // leaves the counting to the reader behind it.
    std::size_t start = type.find_first_not_of(" \t=");
    if (start == std::string_view::npos) return {};
    type.remove_prefix(start);
    if (type.front() == '"') {
      type.remove_prefix(1);
      return type.substr(0, type.find('"'));
    }
    return type.substr(0, type.find_first_of("; \t"));
  }

  void body_line(std::string_view line) {
    if (line.starts_with("--")) boundary(line);
  }

  // True if the line is a delimiter of one of the open multiparts, the innermost first.
  bool boundary(std::string_view line) {
    line.remove_prefix(2);
    for (std::size_t i = levels_.size(); i-- > 0;) {
      if (!line.starts_with(levels_[i].boundary)) continue;
      std::string_view rest = line.substr(levels_[i].boundary.size());
      bool closing = rest.starts_with("--");
      if (!closing && rest.find_first_not_of(" \t") != std::string_view::npos) continue;
      messages_ = levels_[i].messages;
      levels_.resize(closing ? i : i + 1);
      in_headers_ = !closing;
      content_type_.clear();
      if (!closing && ++parts_ > kMaxParts) refuse(Refusal::parts);
      return true;
    }
    return false;
  }

  struct Level {
    std::string boundary;
    std::size_t messages;  // open around this multipart
  };

  std::optional<Refusal> refusal_;
  bool in_headers_ = true;
  std::size_t headers_size_ = 0;
  std::size_t parts_ = 0;
  std::size_t messages_ = 0;
  std::string name_;
  std::string value_;
  std::string content_type_;
  std::vector<Level> levels_;
};

}  // namespace

std::optional<Refusal> over_caps(std::string_view raw) { return Scan().run(raw); }

}  // namespace latchkey::mail
