// Bytes and views of them, and the two text forms they travel in. None of this is for secrets: see secret_bytes.h.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace latchkey {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

BytesView as_bytes(std::string_view text);  // the same memory: lives as long as the text
std::string_view as_text(BytesView bytes);  // the same memory: lives as long as the bytes
Bytes to_bytes(std::string_view text);

// RFC 4648, section 5, without padding: how sealed bytes stand in JSON.
std::string base64url(BytesView bytes);
void append_base64url(std::string& out, BytesView bytes);
std::optional<Bytes> parse_base64url(std::string_view text);  // refuses padding, other alphabets and non-zero tail bits

// RFC 4648, section 4, with padding as the text has it or leaves it out; white space is refused.
std::string base64(BytesView bytes);
std::optional<Bytes> parse_base64(std::string_view text);

std::string hex(BytesView bytes);
std::optional<Bytes> parse_hex(std::string_view text);  // either case

// RFC 3629: no overlong forms, surrogates or code points above U+10FFFF.
bool is_utf8(std::string_view text);

}  // namespace latchkey
