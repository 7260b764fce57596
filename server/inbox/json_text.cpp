#include "server/inbox/json_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace latchkey::inbox {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// How long the character at the front is, 0 where it is none.
std::size_t character(std::string_view text) {
  auto lead = static_cast<unsigned char>(text[0]);
  std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return length <= text.size() && is_utf8(text.substr(0, length)) ? length : 0;
}

}  // namespace

JsonText& JsonText::begin_object(std::string_view member) {
  name(member);
  put("{");
  first_ = true;
  return *this;
}

JsonText& JsonText::end_object() {
  put("}");
  first_ = false;
  return *this;
}

JsonText& JsonText::begin_array(std::string_view member) {
  name(member);
  put("[");
  first_ = true;
  return *this;
}

JsonText& JsonText::end_array() {
  put("]");
  first_ = false;
  return *this;
}

JsonText& JsonText::text(std::string_view member, std::optional<std::string_view> value) {
  name(member);
  if (!value) {
    put("null");
    return *this;
  }
  put("\"");
  put_escaped(*value);
  put("\"");
  return *this;
}

JsonText& JsonText::time(std::string_view member, std::optional<TimePoint> value) {
  name(member);
  put(value ? std::to_string(to_unix_ms(*value)) : "null");
  return *this;
}

JsonText& JsonText::integer(std::string_view member, std::int64_t value) {
  name(member);
  put(std::to_string(value));
  return *this;
}

JsonText& JsonText::number(std::string_view member, double value) {
  name(member);
  put(fmt::format("{:.3f}", value));
  return *this;
}

JsonText& JsonText::bytes(std::string_view member, BytesView value) {
  name(member);
  put("\"");
  // In pieces of whole groups, so that no readable copy of an attachment's size is left behind.
  constexpr std::size_t kPiece = 768;
  for (std::size_t at = 0; at < value.size(); at += kPiece) {
    std::string piece = base64url(value.subspan(at, std::min(kPiece, value.size() - at)));
    put(piece);
    wipe(piece);
  }
  put("\"");
  return *this;
}

SecretBytes JsonText::take() { return SecretBytes(buffer_.expose().first(used_)); }

void JsonText::name(std::string_view name) {
  if (!first_) put(",");
  first_ = false;
  if (name.empty()) return;  // the outermost, or an element of an array
  put("\"");
  put(name);
  put("\":");
}

void JsonText::put(std::string_view text) {
  if (used_ + text.size() > buffer_.size()) grow(std::max(used_ + text.size(), 2 * buffer_.size()));
  std::copy(text.begin(), text.end(), buffer_.expose_writable().begin() + static_cast<std::ptrdiff_t>(used_));
  used_ += text.size();
}

void JsonText::put_escaped(std::string_view text) {
  std::size_t plain = 0;  // what goes as it is, up to the next thing that does not
  auto flush = [&](std::size_t to, std::size_t skip) {
    put(text.substr(plain, to - plain));
    plain = to + skip;
  };
  for (std::size_t at = 0; at < text.size();) {
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '"' || byte == '\\') {
      flush(at, 1);
      put(byte == '"' ? "\\\"" : "\\\\");
      at += 1;
    } else if (byte < 0x20) {
      flush(at, 1);
      put(byte == '\n' ? "\\n" : byte == '\t' ? "\\t" : fmt::format("\\u{:04x}", byte));
      at += 1;
    } else if (byte < 0x80) {
      at += 1;
    } else if (std::size_t length = character(text.substr(at))) {
      at += length;
    } else {
      flush(at, 1);
      put(kReplacement);
      at += 1;
    }
  }
  flush(text.size(), 0);
}

void JsonText::grow(std::size_t capacity) {
  SecretBytes larger(capacity);
  std::copy_n(buffer_.expose().begin(), used_, larger.expose_writable().begin());
  buffer_ = std::move(larger);
}

}  // namespace latchkey::inbox
