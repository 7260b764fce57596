#include "base/bytes.h"

namespace latchkey {
namespace {

constexpr std::string_view kUrlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Three bytes are four letters; what is left at the end is as many as it needs, without padding.
void append64(std::string& out, BytesView bytes, std::string_view alphabet) {
  std::size_t had = out.size();
  out.resize(had + (bytes.size() * 4 + 2) / 3);
  char* to = out.data() + had;
  const char* letters = alphabet.data();  // each index is below 64
  std::size_t at = 0;
  for (; at + 3 <= bytes.size(); at += 3) {
    std::uint32_t group = std::uint32_t{bytes[at]} << 16 | std::uint32_t{bytes[at + 1]} << 8 | bytes[at + 2];
    *to++ = letters[group >> 18];
    *to++ = letters[(group >> 12) & 63];
    *to++ = letters[(group >> 6) & 63];
    *to++ = letters[group & 63];
  }
  std::size_t left = bytes.size() - at;
  if (left == 0) return;
  std::uint32_t group = std::uint32_t{bytes[at]} << 16 | (left == 2 ? std::uint32_t{bytes[at + 1]} << 8 : 0);
  *to++ = letters[group >> 18];
  *to++ = letters[(group >> 12) & 63];
  if (left == 2) *to = letters[(group >> 6) & 63];
}

std::string encode64(BytesView bytes, std::string_view alphabet) {
  std::string text;
  append64(text, bytes, alphabet);
  return text;
}

std::optional<Bytes> decode64(std::string_view text, std::string_view alphabet) {
  if (text.size() % 4 == 1) return std::nullopt;
  constexpr std::uint8_t kForeign = 0xFF;
  std::uint8_t values[256];
  for (auto& value : values) value = kForeign;
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  Bytes bytes;
  bytes.reserve(text.size() * 3 / 4);
  std::uint32_t buffer = 0;
  int bits = 0;
  for (char c : text) {
    std::uint8_t value = values[static_cast<unsigned char>(c)];
    if (value == kForeign) return std::nullopt;
    buffer = (buffer << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push_back(static_cast<std::uint8_t>(buffer >> bits));
    }
  }
  // One text for one value: a second spelling of the same bytes would slip past comparisons made on the text.
  if ((buffer & ((1u << bits) - 1)) != 0) return std::nullopt;
  return bytes;
}

}  // namespace

BytesView as_bytes(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

std::string_view as_text(BytesView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

std::string base64url(BytesView bytes) { return encode64(bytes, kUrlAlphabet); }

void append_base64url(std::string& out, BytesView bytes) { append64(out, bytes, kUrlAlphabet); }

std::optional<Bytes> parse_base64url(std::string_view text) { return decode64(text, kUrlAlphabet); }

std::string base64(BytesView bytes) {
  std::string text = encode64(bytes, kAlphabet);
  while (text.size() % 4 != 0) text.push_back('=');
  return text;
}

std::optional<Bytes> parse_base64(std::string_view text) {
  if (text.ends_with('=')) {
    if (text.size() % 4 != 0) return std::nullopt;
    text.remove_suffix(text.ends_with("==") ? 2 : 1);
  }
  return decode64(text, kAlphabet);
}

std::string hex(BytesView bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (std::uint8_t byte : bytes) {
    text.push_back(digits[byte >> 4]);
    text.push_back(digits[byte & 15]);
  }
  return text;
}

std::optional<Bytes> parse_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    int high = digit(text[i]);
    int low = digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return bytes;
}

bool is_utf8(std::string_view text) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    unsigned char lead = byte(i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((byte(i + k) & 0xC0) != 0x80) return false;
    }
    unsigned char second = byte(i + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
        (lead == 0xF4 && second > 0x8F)) {
      return false;
    }
    i += length;
  }
  return true;
}

}  // namespace latchkey
