#include "mail/helper/header_words.h"

#include <algorithm>
#include <map>

#include "base/bytes.h"
#include "mail/helper/charset.h"

namespace latchkey::mail::helper {
namespace {

constexpr std::size_t kMaxFileName = 255;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
  return -1;
}

// Undoes %41 or =41. A mark without two digits behind it stands for itself.
std::string undo_escapes(std::string_view text, char mark, bool underscore_is_blank) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == mark && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += underscore_is_blank && text[i] == '_' ? ' ' : text[i];
    }
  }
  return out;
}

struct Word {
  std::string charset;
  std::string bytes;
  std::size_t length;  // of the encoded form
};

// The encoded word at the start of `text`: =?charset*lang?Q?text?=. `last_end` is where the last "?=" of the header
// stands: without it, a header of nothing but beginnings would be searched to its end from each.
std::optional<Word> word_at(std::string_view text, const char* last_end) {
  if (!text.starts_with("=?")) return std::nullopt;
  std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end > 64 || charset_end + 2 >= text.size()) return std::nullopt;
  if (text[charset_end + 2] != '?') return std::nullopt;
  std::string_view charset = text.substr(2, charset_end - 2);
  charset = charset.substr(0, charset.find('*'));
  if (charset.empty() || std::any_of(charset.begin(), charset.end(), is_blank)) return std::nullopt;
  char encoding = lower(text[charset_end + 1]);
  if (encoding != 'b' && encoding != 'q') return std::nullopt;
  std::size_t start = charset_end + 3;
  if (!last_end || text.data() + start > last_end) return std::nullopt;
  std::size_t end = text.find("?=", start);
  std::string_view encoded = text.substr(start, end - start);
  Word word;
  word.length = end + 2;
  std::transform(charset.begin(), charset.end(), std::back_inserter(word.charset), lower);
  word.bytes = encoding == 'b' ? undo_base64(encoded) : undo_escapes(encoded, '=', true);
  return word;
}

// Cuts raw text into plain runs and runs of encoded words (already UTF-8), in order.
void split_words(std::string_view raw, const DecodingTrouble& trouble,
                 const std::function<void(const std::string&)>& plain,
                 const std::function<void(const std::string&)>& encoded) {
  auto decoded = [&](std::string_view bytes, std::string_view charset) {
    Decoded result = to_utf8(bytes, charset);
    if (!result.known || !result.complete) trouble(result.known, result.complete);
    return std::move(result.text);
  };
  std::size_t last = raw.rfind("?=");
  const char* last_end = last == std::string_view::npos ? nullptr : raw.data() + last;
  std::string run;
  while (!raw.empty()) {
    auto word = word_at(raw, last_end);
    if (!word) {
      run += raw.front() == '\r' || raw.front() == '\n' || raw.front() == '\t' ? ' ' : raw.front();
      raw.remove_prefix(1);
      continue;
    }
    if (!run.empty()) plain(decoded(run, ""));
    run.clear();
    std::string text;
    Word group = *word;
    raw.remove_prefix(word->length);
    for (;;) {
      // Blanks between two encoded words belong to neither (RFC 2047, 6.2).
      std::size_t gap = 0;
      while (gap < raw.size() && is_blank(raw[gap])) ++gap;
      auto next = word_at(raw.substr(gap), last_end);
      if (!next) break;
      if (next->charset == group.charset) {
        group.bytes += next->bytes;
      } else {
        text += decoded(group.bytes, group.charset);
        group = *next;
      }
      raw.remove_prefix(gap + next->length);
    }
    encoded(text + decoded(group.bytes, group.charset));
  }
  if (!run.empty()) plain(decoded(run, ""));
}

// Direction marks, embeddings, overrides and isolates (Unicode's Bidi_Control).
bool is_direction_control(std::string_view character) {
  return character == "\xD8\x9C" || character == "\xE2\x80\x8E" || character == "\xE2\x80\x8F" ||
         (character.size() == 3 && character.starts_with("\xE2\x80") && character[2] >= '\xAA' &&
          character[2] <= '\xAE') ||
         (character.size() == 3 && character.starts_with("\xE2\x81") && character[2] >= '\xA6' &&
          character[2] <= '\xA9');
}

std::size_t character_length(std::string_view text) {
  auto lead = static_cast<unsigned char>(text.front());
  std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size());
}

struct Piece {
  std::string value;
  bool extended;
};

// name -> its pieces in order; a parameter without pieces has one, numbered 0.
using Pieces = std::map<unsigned, Piece>;

Pieces pieces_of(std::string_view raw, std::string_view name) {
  Pieces pieces;
  std::size_t i = std::min(raw.find(';'), raw.size());
  while (i < raw.size()) {
    while (i < raw.size() && (raw[i] == ';' || is_blank(raw[i]))) ++i;
    std::size_t name_start = i;
    while (i < raw.size() && raw[i] != '=' && raw[i] != ';' && !is_blank(raw[i])) ++i;
    std::string attribute;
    std::transform(raw.begin() + static_cast<std::ptrdiff_t>(name_start), raw.begin() + static_cast<std::ptrdiff_t>(i),
                   std::back_inserter(attribute), lower);
    while (i < raw.size() && is_blank(raw[i])) ++i;
    if (i >= raw.size() || raw[i] != '=') {
      while (i < raw.size() && raw[i] != ';') ++i;
      continue;
    }
    ++i;
    while (i < raw.size() && is_blank(raw[i])) ++i;
    std::string value;
    if (i < raw.size() && raw[i] == '"') {
      for (++i; i < raw.size() && raw[i] != '"'; ++i) {
        if (raw[i] == '\\' && i + 1 < raw.size()) ++i;
        if (raw[i] != '\r' && raw[i] != '\n') value += raw[i];
      }
      while (i < raw.size() && raw[i] != ';') ++i;
    } else {
      // Unquoted values should hold no blanks; file names of careless senders do.
      while (i < raw.size() && raw[i] != ';') value += raw[i++];
      while (!value.empty() && is_blank(value.back())) value.pop_back();
    }

    std::string_view rest = attribute;
    if (!rest.starts_with(name)) continue;
    rest.remove_prefix(name.size());
    if (rest.empty()) {
      // RFC 2231 and RFC 6266: the extended form, if there is one, is the better one.
      pieces.try_emplace(0, Piece{std::move(value), false});
      continue;
    }
    if (rest.front() != '*') continue;
    rest.remove_prefix(1);
    bool extended = rest.empty() || rest.ends_with('*');
    if (rest.ends_with('*')) rest.remove_suffix(1);
    unsigned number = 0;
    bool numbered = std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!numbered || rest.size() > 3) continue;
    for (char c : rest) number = number * 10 + static_cast<unsigned>(c - '0');
    if (number == 0) {
      auto first = pieces.find(0);
      if (first == pieces.end() || !first->second.extended)
        pieces.insert_or_assign(0, Piece{std::move(value), extended});
    } else {
      pieces.try_emplace(number, Piece{std::move(value), extended});
    }
  }
  return pieces;
}

}  // namespace

std::string undo_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3 + 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (char c : text) {
    int value = c >= 'A' && c <= 'Z'   ? c - 'A'
                : c >= 'a' && c <= 'z' ? c - 'a' + 26
                : c >= '0' && c <= '9' ? c - '0' + 52
                : c == '+'             ? 62
                : c == '/'             ? 63
                                       : -1;
    if (c == '=') break;
    if (value < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>(bits >> count & 0xFF);
    }
  }
  return out;
}

std::string decode_words(std::string_view raw, const DecodingTrouble& trouble) {
  std::string out;
  auto append = [&](const std::string& text) { out += text; };
  split_words(raw, trouble, append, append);
  return out;
}

std::string words_as_utf8(std::string_view raw, const DecodingTrouble& trouble) {
  std::string out;
  split_words(
      raw, trouble, [&](const std::string& text) { out += text; },
      [&](const std::string& text) {
        // RFC 2047 has words of at most 75 characters; the library reading this takes any length.
        out += "=?utf-8?B?" + base64(as_bytes(text)) + "?=";
      });
  return out;
}

std::optional<std::string> parameter(std::string_view raw, std::string_view name, const DecodingTrouble& trouble) {
  Pieces pieces = pieces_of(raw, name);
  if (!pieces.contains(0)) return std::nullopt;
  std::string charset;
  std::string bytes;
  bool any_extended = false;
  unsigned expected = 0;
  for (auto& [number, piece] : pieces) {
    if (number != expected++) break;  // a gap: what follows cannot be placed
    std::string_view value = piece.value;
    if (piece.extended) {
      any_extended = true;
      if (number == 0) {
        std::size_t first = value.find('\'');
        std::size_t second = first == std::string_view::npos ? first : value.find('\'', first + 1);
        if (second != std::string_view::npos) {
          charset = value.substr(0, first);
          value.remove_prefix(second + 1);
        }
      }
      bytes += undo_escapes(value, '%', false);
    } else {
      bytes += value;
    }
  }
  // Not allowed there, yet what half the senders do: encoded words in a plain parameter.
  if (!any_extended) return decode_words(bytes, trouble);
  Decoded decoded = to_utf8(bytes, charset);
  if (!decoded.known || !decoded.complete) trouble(decoded.known, decoded.complete);
  return std::move(decoded.text);
}

std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string clean_line(std::string_view text, std::size_t most) {
  std::string out;
  while (!text.empty()) {
    std::string_view character = text.substr(0, character_length(text));
    text.remove_prefix(character.size());
    auto lead = static_cast<unsigned char>(character.front());
    // C0, DEL, C1, and Unicode's own line and paragraph separators.
    bool control = lead < 0x20 || lead == 0x7F ||
                   (lead == 0xC2 && character.size() == 2 && static_cast<unsigned char>(character[1]) < 0xA0) ||
                   character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9";
    if (control || character == " ") {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += character;
    }
  }
  out.resize(cut(out, most).size());
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string without_direction_controls(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::string_view character = text.substr(0, character_length(text));
    text.remove_prefix(character.size());
    if (!is_direction_control(character)) out += character;
  }
  return out;
}

std::string clean_file_name(std::string_view text) {
  std::string out;
  for (char c : clean_line(without_direction_controls(text), text.size())) {
    if (out.empty() && (c == '.' || c == ' ')) continue;
    out += c == '/' || c == '\\' ? '_' : c;
  }
  if (out.size() > kMaxFileName) {
    // The ending says what a file is; keep it.
    std::size_t dot = out.rfind('.');
    std::string ending = dot != std::string::npos && out.size() - dot <= 16 ? out.substr(dot) : std::string();
    out = std::string(cut(out, kMaxFileName - ending.size())) + ending;
  }
  return out;
}

}  // namespace latchkey::mail::helper
